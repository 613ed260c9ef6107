// SPDX-License-Identifier: MIT
#include "terminationsignals.h"

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace argyle {

namespace {

/// The writing end of the pipe; a signal handler may do no more than write to it.
volatile std::sig_atomic_t writingEnd = -1;

extern "C" void tellPipe(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(writingEnd, &byte, 1);
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return;
    for (int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_reading.reset(ends[0]);
    writingEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_reading.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        for (char byte = 0; ::read(m_reading.get(), &byte, 1) > 0;) {
        }
        emit received();
    });
    std::signal(SIGTERM, tellPipe);
    std::signal(SIGINT, tellPipe);
}

TerminationSignals::~TerminationSignals()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    if (writingEnd >= 0)
        ::close(writingEnd);
    writingEnd = -1;
}

} // namespace argyle
