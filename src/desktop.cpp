// SPDX-License-Identifier: MIT
#include "desktop.h"

#include "control/client.h"
#include "control/enginesource.h"
#include "control/server.h"
#include "engine/enginethread.h"
#include "settings/settingsfile.h"
#include "terminationsignals.h"
#include "ui/mainwindow.h"
#include "ui/settingswindow.h"
#include "ui/theme.h"

#include <QApplication>
#include <QMessageBox>

#include <memory>
#include <utility>

namespace argyle {

namespace {

using engine::EngineThread;
using settings::Settings;

/// The engine, its windows and the settings that both follow. Lives in the main thread.
class Desktop : public QObject
{
    Q_OBJECT
public:
    explicit Desktop(CommandLine line);

    void start();

private:
    void connectMainWindow();
    void changeSettings(const Settings &settings);
    void switchPort(const QString &spec, settings::Port::Switch position);
    void listen(settings::Port::Switch position);
    void applyToEngine();
    void tellPorts(const QList<observe::PortRecord> &ports);
    void showSettings();
    static void raise(QWidget &window);

    CommandLine m_line;
    settings::SettingsFile m_file;
    Settings m_saved; ///< without what the command line said
    Settings m_settings;
    settings::Port::Switch m_listening = settings::Port::Switch::On;
    QList<observe::PortRecord> m_ports;

    EngineThread m_engine;
    control::EngineSource m_source;
    control::Server m_server;
    TerminationSignals m_termination;
    ui::MainWindow m_window;
    std::unique_ptr<ui::SettingsWindow> m_settingsWindow;
};

Desktop::Desktop(CommandLine line)
    : m_line(std::move(line))
    , m_file(m_line.config.isEmpty() ? settings::SettingsFile::defaultPath() : m_line.config)
    , m_source(m_engine)
    , m_server(m_source)
    , m_window(ui::WindowState::defaultPath())
{
    connect(&m_termination, &TerminationSignals::received, qApp, &QCoreApplication::quit);
    connect(&m_server, &control::Server::raiseRequested, this, [this] { raise(m_window); });
    connect(&m_engine, &EngineThread::applied, this, &Desktop::tellPorts);
    connect(&m_engine, &EngineThread::changed, this, [this](const observe::Delta &delta) {
        m_window.apply(delta);
        if (delta.portsChanged)
            tellPorts(delta.ports);
    });
    connectMainWindow();
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
    connect(&m_window, &MainWindow::listeningRequested, this, &Desktop::listen);
    connect(&m_window, &MainWindow::portSwitchRequested, this, &Desktop::switchPort);
    connect(&m_window, &MainWindow::settingsRequested, this, &Desktop::showSettings);
    connect(&m_window, &MainWindow::portSettingsRequested, this, [this] {
        showSettings();
        m_settingsWindow->showPorts();
    });
    connect(&m_window, &MainWindow::quitRequested, qApp, &QCoreApplication::quit);
    connect(&m_window, &MainWindow::watchedChanged, this, [this](bool watched) {
        m_engine.setWatching(watched ? EngineThread::Watching::On : EngineThread::Watching::Off);
    });
}

void Desktop::start()
{
    const settings::SettingsFile::Loaded loaded = m_file.load();
    m_saved = loaded.settings;
    m_settings = m_line.over(m_saved);
    ui::theme::apply(m_settings.colorScheme);
    m_window.setSettings(m_settings);
    m_server.setDestinations(m_settings.hideDestinations ? observe::Destinations::Hidden
                                                         : observe::Destinations::Shown);
    const QString controlProblem = m_server.listen();
    applyToEngine();
    m_window.show();

    const QString problem = loaded.warning.isEmpty() ? controlProblem : loaded.warning;
    if (!problem.isEmpty())
        QMessageBox::warning(&m_window, tr("Argyle"), problem);
}

void Desktop::changeSettings(const Settings &settings)
{
    const bool recolours = settings.colorScheme != m_settings.colorScheme;
    m_settings = settings;
    m_saved = m_line.without(m_settings, m_saved);
    const QString problem = m_file.save(m_saved);
    if (recolours)
        ui::theme::apply(m_settings.colorScheme);
    m_server.setDestinations(m_settings.hideDestinations ? observe::Destinations::Hidden
                                                         : observe::Destinations::Shown);
    m_window.setSettings(m_settings);
    if (m_settingsWindow) {
        m_settingsWindow->setSettings(m_settings);
        m_settingsWindow->setProblem(problem);
    }
    applyToEngine();
}

void Desktop::switchPort(const QString &spec, settings::Port::Switch position)
{
    Settings settings = m_settings;
    for (settings::Port &port : settings.ports) {
        if (isolation::toTorrc(port.spec) == spec)
            port.position = position;
    }
    changeSettings(settings);
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
    if (m_listening == settings::Port::Switch::Off) {
        for (settings::Port &port : settings.ports)
            port.position = settings::Port::Switch::Off;
    }
    m_engine.apply(settings);
}

void Desktop::tellPorts(const QList<observe::PortRecord> &ports)
{
    m_ports = ports;
    if (m_settingsWindow)
        m_settingsWindow->setPorts(ports);
}

void Desktop::showSettings()
{
    if (!m_settingsWindow) {
        m_settingsWindow = std::make_unique<ui::SettingsWindow>(m_settings, &m_window);
        m_settingsWindow->setPorts(m_ports);
        connect(m_settingsWindow.get(), &ui::SettingsWindow::settingsChanged, this, &Desktop::changeSettings);
    }
    raise(*m_settingsWindow);
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
            QMessageBox::information(nullptr, QCoreApplication::translate("desktop", "Argyle runs already"), *other);
        return other->isEmpty() ? 0 : 1;
    }
    Desktop desktop(line);
    desktop.start();
    return QApplication::exec();
}

} // namespace argyle

#include "desktop.moc"
