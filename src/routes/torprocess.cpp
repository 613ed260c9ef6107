// SPDX-License-Identifier: MIT
#include "routes/torprocess.h"

#include "routes/torlog.h"
#include "routes/torprogram.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <csignal>
#include <utility>

#include <unistd.h>
#ifdef Q_OS_LINUX
#    include <sys/prctl.h>
#endif

namespace argyle::routes {

namespace {

constexpr std::chrono::milliseconds longestRest{60'000};
/// Bytes that a tor may need to say which version it is; it needs a few hundred.
constexpr qint64 longestVersion = 64 * 1024;

/// Runs in the child between fork and exec: system calls alone.
void becomeOwned(pid_t owner)
{
    // Ctrl+C on a terminal is meant for Argyle, which then ends its tor.
    ::setpgid(0, 0);
#ifdef Q_OS_LINUX
    // Where Argyle is killed: at once. Tor looks after __OwningControllerProcess only every 15 seconds.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
    if (::getppid() != owner)
        ::_exit(1);
}

/// What a line of Tor's log says: "Nov 24 06:38:10.000 [warn] Could not bind …".
struct LogLine
{
    bool isError = false;
    bool isWarning = false;
    QString text;
};

LogLine parseLogLine(const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("\\[(err|warn)\\] (.*)$"));
    const QRegularExpressionMatch match = pattern.match(line);
    return {match.captured(1) == QLatin1String("err"), match.captured(1) == QLatin1String("warn"), match.captured(2)};
}

} // namespace

TorProcess::TorProcess(OwnTorTerms terms, ProcessEndings &endings, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_terms(std::move(terms))
    , m_endings(endings)
    , m_setup(m_terms)
    , m_probe(std::make_unique<QProcess>())
    , m_tor(std::make_unique<QProcess>())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TorProcess::probe);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &TorProcess::endProbe);
    m_probe->setStandardInputFile(QProcess::nullDevice());
    m_probe->setStandardErrorFile(QProcess::nullDevice());
    connect(m_probe.get(), &QProcess::readyReadStandardOutput, this, [this] {
        if (m_probe->bytesAvailable() > longestVersion)
            endProbe();
    });
    connect(m_probe.get(), &QProcess::finished, this, &TorProcess::probed);
    m_tor->setStandardInputFile(QProcess::nullDevice());
    m_tor->setProcessChannelMode(QProcess::MergedChannels);
    m_tor->setChildProcessModifier([owner = ::getpid()] { becomeOwned(owner); });
    connect(m_tor.get(), &QProcess::readyRead, this, &TorProcess::read);
    connect(m_tor.get(), &QProcess::started, this, [this] { setProblem({}); });
    connect(m_tor.get(), &QProcess::finished, this, &TorProcess::ended);
    connect(&m_endings, &ProcessEndings::allEnded, this, [this] {
        if (m_waitsForRoom)
            launch();
    });
    for (QProcess *process : {m_probe.get(), m_tor.get()}) {
        connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
            if (error != QProcess::FailedToStart)
                return;
            m_patience.stop();
            restAndRetry(tr("%1 cannot be run: %2.").arg(m_path, process->errorString()));
        });
    }
}

TorProcess::~TorProcess()
{
    for (std::unique_ptr<QProcess> *process : {&m_probe, &m_tor}) {
        (*process)->disconnect(this);
        if ((*process)->state() != QProcess::NotRunning)
            m_endings.add(std::move(*process));
    }
}

void TorProcess::start()
{
    probe();
}

// ---- Which tor

void TorProcess::probe()
{
    const QString path = findTor(m_terms.program);
    m_isHopeless = path.isEmpty();
    if (m_isHopeless) {
        restAndRetry(torIsMissing(m_terms.program));
        return;
    }
    m_path = path;
    m_patience.start();
    m_probe->start(path, {QStringLiteral("--version")}, QIODevice::ReadOnly);
}

// It goes on for too long, or says too much: what came so far has to do.
void TorProcess::endProbe()
{
    m_probe->kill();
}

void TorProcess::probed()
{
    m_patience.stop();
    const std::optional<TorVersion> version = torVersionIn(m_probe->readAllStandardOutput());
    if (!version) {
        restAndRetry(tr("%1 does not say which version of Tor it is.").arg(m_path));
        return;
    }
    m_isHopeless = *version < oldestTor;
    if (m_isHopeless)
        restAndRetry(torIsTooOld(m_path, *version));
    else
        launch();
}

// ---- Its life

void TorProcess::launch()
{
    m_waitsForRoom = !m_endings.isEmpty();
    if (m_waitsForRoom)
        return;
    if (const QString problem = m_setup.prepare(); !problem.isEmpty()) {
        restAndRetry(problem);
        return;
    }
    m_warning.clear();
    m_error.clear();
    m_tor->start(m_path, m_setup.arguments(), QIODevice::ReadOnly);
}

void TorProcess::read()
{
    while (m_tor->canReadLine()) {
        const LogLine line = parseLogLine(QString::fromUtf8(m_tor->readLine()).trimmed());
        if (line.isWarning)
            m_warning = line.text;
        if (line.isError)
            m_error = line.text;
    }
}

void TorProcess::ended()
{
    read();
    if (m_tor->exitStatus() == QProcess::CrashExit || m_tor->exitCode() == 0)
        restAndRetry(tr("Tor has ended; it is started again."));
    else // The error often only says that there was a warning ("Reading config failed--see warnings above").
        restAndRetry(tr("Tor has ended: %1").arg((m_warning + u' ' + m_error).trimmed()));
}

void TorProcess::restAndRetry(const QString &problem)
{
    m_retry.start(m_rest);
    m_rest = std::min(m_rest * 2, longestRest);
    setProblem(problem);
}

void TorProcess::setProblem(const QString &problem)
{
    if (std::exchange(m_problem, problem) != problem && !problem.isEmpty())
        qCWarning(logTor).noquote() << problem;
    emit changed();
}

std::optional<TorControlAddress> TorProcess::controlAddress() const
{
    if (!isRunning())
        return std::nullopt;
    if (m_setup.hasControlSocket())
        return QFile::exists(m_setup.controlSocket()) ? std::optional<TorControlAddress>(m_setup.controlSocket())
                                                      : std::nullopt;
    QFile file(m_setup.controlPortFile());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    // "PORT=127.0.0.1:4711", written in one go (tor(1), ControlPortWriteToFile).
    const quint16 port = QString::fromLatin1(file.readLine()).trimmed().section(u':', -1).toUShort();
    return port ? std::optional<TorControlAddress>(socks::Endpoint{socks::Ipv4{{127, 0, 0, 1}}, port}) : std::nullopt;
}

} // namespace argyle::routes
