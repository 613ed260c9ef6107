// SPDX-License-Identifier: MIT
#include "routes/torprogramtrial.h"

#include "routes/torprogram.h"
#include "routes/torsetup.h"

#include <utility>

namespace argyle::routes {

TorProgramTrial::TorProgramTrial(QString program, QString torrcExtra)
    : m_program(std::move(program))
    , m_torrcExtra(std::move(torrcExtra))
{
    m_tor.setStandardInputFile(QProcess::nullDevice());
    connect(&m_tor, &QProcess::finished, this, &TorProgramTrial::ended);
    // Queued: a program that cannot be run is told of inside start().
    connect(
        &m_tor, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error != QProcess::FailedToStart)
                return;
            fail(tr("%1 cannot be run: %2.").arg(m_path, m_tor.errorString()));
            emit finished();
        },
        Qt::QueuedConnection);
}

TorProgramTrial::~TorProgramTrial()
{
    m_tor.disconnect(this);
    if (m_tor.state() == QProcess::NotRunning)
        return;
    m_tor.kill();
    m_tor.waitForFinished();
}

void TorProgramTrial::begin()
{
    m_path = findTor(m_program);
    if (!m_path.isEmpty()) {
        m_tor.start(m_path, {QStringLiteral("--version")}, QIODevice::ReadOnly);
        return;
    }
    const auto tell = [this] {
        fail(torIsMissing(m_program));
        emit finished();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

QString TorProgramTrial::waitsFor() const
{
    return tr("%1 was asked for its version and does not answer.").arg(m_path);
}

void TorProgramTrial::ended()
{
    const std::optional<TorVersion> version = torVersionIn(m_tor.readAllStandardOutput());
    if (!version)
        fail(tr("%1 does not say which version of Tor it is: is it another program?").arg(m_path));
    else if (*version < oldestTor)
        fail(torIsTooOld(m_path, *version));
    else
        pass(tr("%1 is Tor %2, which Argyle can run.").arg(m_path, textOf(*version)));
    if (const QString problem = problemWithTorrcExtra(m_torrcExtra); !problem.isEmpty())
        fail(problem);
    emit finished();
}

} // namespace argyle::routes
