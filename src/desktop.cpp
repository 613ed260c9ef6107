// SPDX-License-Identifier: MIT
#include "desktop.h"

#include "control/client.h"
#include "control/enginesource.h"
#include "control/server.h"
#include "engine/enginethread.h"
#include "session/autostart.h"
#include "session/freeport.h"
#include "session/porttrial.h"
#include "session/systemproxythread.h"
#include "settings/portchange.h"
#include "settings/settingsfile.h"
#include "terminationsignals.h"
#include "ui/announcer.h"
#include "ui/closing.h"
#include "ui/mainwindow.h"
#include "ui/problems.h"
#include "ui/proxysettings.h"
#include "ui/settingswindow.h"
#include "ui/systemtrayicon.h"
#include "ui/theme.h"
#include "ui/tray.h"

#include <QApplication>
#include <QMessageBox>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace argyle {

namespace {

using namespace std::chrono_literals;

using engine::EngineThread;
using settings::Loss;
using settings::Losses;
using settings::Settings;

// A desktop that starts may start Argyle before its tray.
constexpr auto trayPatience = 10s;

/// The engine, its windows and the settings that both follow. Lives in the main thread.
class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop(CommandLine line, settings::SettingsFile file);

    /// `loaded` is what the file holds.
    void start(const settings::SettingsFile::Loaded &loaded);

private:
    void connectEngine();
    void connectMainWindow();
    void connectTray();
    void warn(const QString &problems);
    void showFirst();
    void use(const Settings &settings);
    void watch();
    void take(const observe::Delta &delta);
    void say(const QString &title, const QString &text, ui::TrayIcon::Weight weight);
    void quit();
    void changeSettings(const Settings &wanted);
    void changePort(const settings::PortChange &change);
    void switchPort(const QString &spec, settings::Port::Switch position);
    void listen(settings::Port::Switch position);
    void applyToEngine();
    void movePort(const QString &spec, quint16 number);
    void offerPort();
    void leadSystem();
    void showSystemProxyProblem(const QString &problem);
    void tryPort();
    void tellPorts(const QList<observe::PortRecord> &ports);
    void showSettings();
    void tryRoute(const Settings &settings);
    static void raise(QWidget &window);

    CommandLine m_line;
    settings::SettingsFile m_file;
    Settings m_saved; ///< without what the command line said
    Settings m_settings;
    settings::Port::Switch m_listening = settings::Port::Switch::On;
    QList<observe::PortRecord> m_ports;
    QString m_route; ///< in words, as the engine told last
    std::optional<observe::TorStatus> m_tor;

    EngineThread m_engine;
    control::EngineSource m_source;
    control::Server m_server;
    TerminationSignals m_termination;
    ui::MainWindow m_window;
    ui::Tray m_tray;
    ui::Closing m_closing;
    ui::Announcer m_announcer;
    ui::Problems m_problems;
    session::PortTrial m_trial;
    session::Autostart m_autostart;
    session::SystemProxyThread m_systemProxy;
    std::optional<session::ProxyPlace> m_systemLeadsTo; ///< or should
    QStringList m_failedPorts;                          ///< torrc lines
    bool m_windowWatches = false;
    bool m_engineTells = false;
    std::unique_ptr<ui::SettingsWindow> m_settingsWindow; ///< goes first: a field may tell what was typed as it goes
};

Desktop::Desktop(CommandLine line, settings::SettingsFile file)
    : m_line(std::move(line))
    , m_file(std::move(file))
    , m_source(m_engine)
    , m_server(m_source)
    , m_window(ui::WindowState::defaultPath())
    , m_tray(std::make_unique<ui::SystemTrayIcon>())
    , m_closing(m_window, m_tray)
    , m_problems(m_window)
{
    connect(&m_termination, &TerminationSignals::received, this, &Desktop::quit);
    connect(&m_server, &control::Server::raiseRequested, this, [this] { raise(m_window); });
    connect(&m_systemProxy, &session::SystemProxyThread::carriedOut, this, &Desktop::showSystemProxyProblem);
    connectEngine();
    connectMainWindow();
    connectTray();
}

void Desktop::connectEngine()
{
    connect(&m_engine, &EngineThread::applied, this, &Desktop::tellPorts);
    connect(&m_engine, &EngineThread::changed, this, &Desktop::take);
}

void Desktop::connectMainWindow()
{
    using ui::MainWindow;
    connect(&m_window, &MainWindow::closeStreamsRequested, &m_engine, &EngineThread::closeStreams);
    connect(&m_window, &MainWindow::closeGroupRequested, &m_engine, &EngineThread::closeGroup);
    connect(&m_window, &MainWindow::newCircuitRequested, &m_engine,
            [this](quint32 group) { m_engine.newCircuit(group); });
    connect(&m_window, &MainWindow::newIdentityRequested, &m_engine, &EngineThread::newIdentity);
    connect(&m_window, &MainWindow::clearHistoryRequested, &m_engine, &EngineThread::clearHistory);
    connect(&m_window, &MainWindow::transcriptRequested, &m_engine, [this](quint64 stream) {
        m_engine.takeTranscript(stream, [this, stream](const socks::Transcript &transcript) {
            m_window.showTranscript(stream, transcript);
        });
    });
    connect(&m_window, &MainWindow::listeningRequested, this, &Desktop::listen);
    connect(&m_window, &MainWindow::portSwitchRequested, this, &Desktop::switchPort);
    connect(&m_window, &MainWindow::otherPortRequested, this, &Desktop::movePort);
    connect(&m_window, &MainWindow::trialRequested, this, &Desktop::tryPort);
    connect(&m_trial, &session::PortTrial::finished, &m_window, &MainWindow::showTrial);
    connect(&m_window, &MainWindow::settingsRequested, this, &Desktop::showSettings);
    connect(&m_window, &MainWindow::portSettingsRequested, this, [this] {
        showSettings();
        m_settingsWindow->showPorts();
    });
    connect(&m_window, &MainWindow::quitRequested, this, &Desktop::quit);
    connect(&m_window, &MainWindow::watchedChanged, this, &Desktop::watch);
}

void Desktop::connectTray()
{
    const ui::TrayMenu &menu = m_tray.menu();
    connect(&menu, &ui::TrayMenu::newIdentityRequested, &m_engine, [this] {
        m_engine.newIdentity();
        say(tr("New identity"), tr("Later streams share nothing with earlier ones."), ui::TrayIcon::Weight::News);
    });
    connect(&menu, &ui::TrayMenu::portSwitchRequested, this, &Desktop::switchPort);
    connect(&menu, &ui::TrayMenu::quitRequested, this, &Desktop::quit);
    connect(&m_tray, &ui::Tray::openRequested, this, [this] { raise(m_window); });
    connect(&m_announcer, &ui::Announcer::announced, this, &Desktop::say);
    connect(&m_closing, &ui::Closing::quitRequested, this, &Desktop::quit);
    connect(&m_closing, &ui::Closing::explained, this, [this] {
        Settings settings = m_settings;
        settings.trayExplained = true;
        changeSettings(settings);
    });
}

void Desktop::start(const settings::SettingsFile::Loaded &loaded)
{
    m_saved = loaded.settings;
    m_saved.startWithSession = m_autostart.isOn(); // others may have removed the file
    ui::theme::apply(m_saved.colorScheme);
    m_systemProxy.putBack(); // what a crash left
    QStringList problems{loaded.warning, loaded.consequence};
    if (m_line.notGiven(loaded.lost).testAnyFlags(Losses(Loss::Route) | Loss::NameServers)) {
        m_listening = settings::Port::Switch::Off;
        problems << tr("Argyle is paused until you have seen to the settings: nobody should be led out, and no name be "
                       "looked up, another way than you chose.");
    }
    use(m_line.over(m_saved));
    problems << m_server.listen();
    showFirst();
    watch();

    problems.removeAll(QString());
    if (!problems.isEmpty())
        warn(problems.join(QLatin1Char(' ')));
}

// No event loop of its own: quitting would end that one, and not the program.
void Desktop::warn(const QString &problems)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Argyle"), problems, QMessageBox::Ok, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void Desktop::showFirst()
{
    if (!m_settings.startHidden || !m_settings.showTray) {
        m_window.show();
        return;
    }
    // Hidden without a tray it could not be found again.
    QTimer::singleShot(trayPatience, this, [this] {
        if (!m_tray.isSeen() && !m_window.isVisible())
            m_window.showMinimized();
    });
}

/// Makes everything what the settings say.
void Desktop::use(const Settings &settings)
{
    if (settings.colorScheme != m_settings.colorScheme)
        ui::theme::apply(settings.colorScheme);
    m_settings = settings;
    m_server.setDestinations(m_settings.hideDestinations ? observe::Destinations::Hidden
                                                         : observe::Destinations::Shown);
    m_window.setSettings(m_settings);
    m_closing.setSettings(m_settings);
    m_announcer.setSettings(m_settings);
    m_tray.setShown(m_settings.showTray);
    applyToEngine();
    leadSystem();
    watch();
}

void Desktop::changeSettings(const Settings &wanted)
{
    using Subject = ui::Problems::Subject;
    Settings settings = wanted;
    if (settings::switchesAnyOn(m_settings, wanted))
        m_listening = settings::Port::Switch::On;
    if (wanted.startWithSession != m_settings.startWithSession) {
        m_problems.set(Subject::Autostart, wanted.startWithSession
                                               ? m_autostart.switchOn(QCoreApplication::applicationFilePath())
                                               : m_autostart.switchOff());
        settings.startWithSession = m_autostart.isOn();
    }
    m_saved = m_line.without(settings, m_saved);
    m_problems.set(Subject::Port, {});
    m_problems.set(Subject::File, m_file.save(m_saved));
    use(settings);
    if (m_settingsWindow)
        m_settingsWindow->setSettings(m_settings);
}

void Desktop::changePort(const settings::PortChange &change)
{
    if (change.problem.isEmpty()) {
        changeSettings(change.settings);
        return;
    }
    const QString sentence = tr("The port stays as it is, because otherwise: %1").arg(change.problem);
    m_problems.set(ui::Problems::Subject::Port, sentence);
    say(tr("Ports"), sentence, ui::TrayIcon::Weight::Warning);
}

void Desktop::switchPort(const QString &spec, settings::Port::Switch position)
{
    const settings::PortChange change = settings::withPortSwitched(m_settings, spec, position);
    // While Argyle pauses, a port that is on in the settings shows as off too.
    if (position == settings::Port::Switch::On && change.problem.isEmpty())
        m_listening = position;
    changePort(change);
}

/// A pause is of this run only: the settings keep which ports are on.
void Desktop::listen(settings::Port::Switch position)
{
    m_listening = position;
    applyToEngine();
}

void Desktop::applyToEngine()
{
    Settings settings = m_settings;
    const bool isPaused = m_listening == settings::Port::Switch::Off;
    m_window.setPaused(isPaused && std::ranges::any_of(settings.ports, &settings::Port::isOn));
    if (isPaused) {
        for (settings::Port &port : settings.ports)
            port.position = settings::Port::Switch::Off;
    }
    m_engine.apply(settings);
}

/// The engine tells of streams only while someone listens: the window while it can be seen, the tray for its notifications.
void Desktop::watch()
{
    const bool windowBegins = m_window.isWatched() && !m_windowWatches;
    const bool wasTelling = m_engineTells;
    m_windowWatches = m_window.isWatched();
    const bool showsRoute = m_settingsWindow && m_settingsWindow->isVisible();
    m_engineTells = m_windowWatches || showsRoute || (m_tray.isSeen() && m_announcer.needsNews());
    if (m_engineTells != wasTelling)
        m_engine.setWatching(m_engineTells ? EngineThread::Watching::On : EngineThread::Watching::Off);
    else if (windowBegins) // an engine that begins to tell begins with a snapshot, this one has long begun
        m_engine.takeSnapshot([this](const observe::Delta &snapshot) { m_window.apply(snapshot); });
}

void Desktop::take(const observe::Delta &delta)
{
    if (m_windowWatches)
        m_window.apply(delta);
    m_announcer.apply(delta);
    m_tray.setRoute(delta.route);
    m_route = delta.route;
    m_tor = delta.tor;
    if (m_settingsWindow)
        m_settingsWindow->setRoute(m_route, m_tor);
    if (delta.portsChanged)
        tellPorts(delta.ports);
}

/// What the person looks at need not be said beside it.
void Desktop::say(const QString &title, const QString &text, ui::TrayIcon::Weight weight)
{
    if (!m_window.isActiveWindow())
        m_tray.say(title, text, weight);
}

// Not QCoreApplication::quit(), which closes windows first, and that would bring them to the tray.
void Desktop::quit()
{
    m_window.saveLayout();
    if (const QString problem = m_systemProxy.finish(); !problem.isEmpty())
        qWarning("%s", qPrintable(problem));
    QCoreApplication::exit(0);
}

void Desktop::tellPorts(const QList<observe::PortRecord> &ports)
{
    m_ports = ports;
    m_tray.setPorts(ports);
    m_announcer.setPorts(ports);
    offerPort();
    leadSystem();
    if (m_settingsWindow)
        m_settingsWindow->setPorts(ports);
}

void Desktop::movePort(const QString &spec, quint16 number)
{
    changePort(settings::withPortMoved(m_settings, spec, number));
}

/// Looks for a free number whenever other ports than before could not be opened.
void Desktop::offerPort()
{
    QStringList failed;
    for (const observe::PortRecord &port : std::as_const(m_ports)) {
        if (port.state == observe::PortState::Failed)
            failed.append(port.spec);
    }
    if (std::exchange(m_failedPorts, failed) == failed)
        return;
    QSet<quint16> reserved;
    for (const settings::Port &port : std::as_const(m_settings.ports)) {
        if (const auto *tcp = std::get_if<isolation::TcpAddress>(&port.spec.address))
            reserved.insert(tcp->port);
    }
    for (const QString &line : std::as_const(failed)) {
        const std::optional<isolation::PortSpec> spec = isolation::parsePortSpec(line).spec;
        const auto *tcp = spec ? std::get_if<isolation::TcpAddress>(&spec->address) : nullptr;
        if (const auto free = tcp ? session::freePortAfter(*tcp, reserved) : std::nullopt) {
            m_window.offerPort(ui::PortOffer{line, *free});
            return;
        }
    }
    m_window.offerPort(std::nullopt);
}

/// The system's proxy follows the first open port, and is what it was before while there is none.
void Desktop::leadSystem()
{
    std::optional<session::ProxyPlace> place;
    const std::optional<ui::ProxyAddress> address = ui::tcpProxyAddress(m_ports);
    if (m_settings.systemProxy && address)
        place = session::ProxyPlace{address->host, address->port};
    if (std::exchange(m_systemLeadsTo, place) == place)
        return;
    if (place)
        m_systemProxy.leadTo(*place);
    else
        m_systemProxy.putBack();
}

void Desktop::showSystemProxyProblem(const QString &problem)
{
    m_problems.set(ui::Problems::Subject::SystemProxy, problem);
    if (!problem.isEmpty() && !m_problems.areBesideSettings())
        say(tr("System proxy"), problem, ui::TrayIcon::Weight::Warning);
}

void Desktop::tryPort()
{
    const std::optional<ui::ProxyAddress> address = ui::proxyAddress(m_ports);
    if (!address)
        return;
    const QString host = QString::fromStdString(socks::toString(m_trial.destination().host));
    m_window.showTrial(tr("Asking %1 through %2…", "destination, port").arg(host, ui::addressText(*address)));
    m_window.awaitStream(host);
    if (address->isUnix())
        m_trial.startUnix(address->path);
    else
        m_trial.startTcp(address->host, address->port, ui::addressText(*address));
}

void Desktop::showSettings()
{
    if (!m_settingsWindow) {
        m_settingsWindow = std::make_unique<ui::SettingsWindow>(m_settings, &m_window);
        m_settingsWindow->setPorts(m_ports);
        m_settingsWindow->setRoute(m_route, m_tor);
        m_problems.setSettingsWindow(m_settingsWindow.get());
        connect(m_settingsWindow.get(), &ui::SettingsWindow::settingsChanged, this, &Desktop::changeSettings);
        connect(m_settingsWindow.get(), &ui::SettingsWindow::routeTrialRequested, this, &Desktop::tryRoute);
        connect(m_settingsWindow.get(), &ui::SettingsWindow::removeEndedRequested, &m_window,
                &ui::MainWindow::removeEnded);
        connect(m_settingsWindow.get(), &QDialog::finished, this, &Desktop::watch);
    }
    raise(*m_settingsWindow);
    watch();
}

void Desktop::tryRoute(const Settings &settings)
{
    m_engine.tryRoute(settings, [this, settings](const observe::TrialFindings &findings) {
        m_settingsWindow->setRouteFindings(settings, findings);
    });
}

void Desktop::raise(QWidget &window)
{
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

int runDesktop(const CommandLine &line)
{
    QApplication::setDesktopFileName(QStringLiteral("argyle"));
    QApplication::setApplicationDisplayName(QStringLiteral("Argyle"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/argyle.svg")));

    if (const std::optional<QString> other = control::raiseRunning()) {
        if (!other->isEmpty())
            QMessageBox::information(nullptr, Desktop::tr("Argyle runs already"), *other);
        return other->isEmpty() ? 0 : 1;
    }
    settings::SettingsFile file(line.settingsPath());
    const settings::SettingsFile::Loaded loaded = file.load();
    QApplication::setQuitOnLastWindowClosed(false);
    Desktop desktop(line, std::move(file));
    desktop.start(loaded);
    return QApplication::exec();
}

} // namespace argyle

#include "desktop.moc"
