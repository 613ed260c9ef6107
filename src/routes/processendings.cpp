// SPDX-License-Identifier: MIT
#include "routes/processendings.h"

#include <QTimer>

#include <utility>

namespace argyle::routes {

ProcessEndings::ProcessEndings(std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_patience(patience)
{}

ProcessEndings::~ProcessEndings()
{
    for (QProcess *process : std::exchange(m_ending, {})) {
        process->disconnect(this);
        if (!process->waitForFinished(int(m_patience.count()))) {
            process->kill();
            process->waitForFinished();
        }
    }
}

void ProcessEndings::add(std::unique_ptr<QProcess> process)
{
    QProcess *ending = process.release();
    ending->setParent(this);
    m_ending.push_back(ending);
    // One that cannot even be started is never told of as finished.
    connect(ending, &QProcess::stateChanged, this, [this, ending](QProcess::ProcessState state) {
        if (state == QProcess::NotRunning)
            ended(ending);
    });
    QTimer::singleShot(m_patience, ending, &QProcess::kill);
    ending->terminate();
}

void ProcessEndings::ended(QProcess *process)
{
    std::erase(m_ending, process);
    process->deleteLater();
    if (m_ending.empty())
        emit allEnded();
}

} // namespace argyle::routes
