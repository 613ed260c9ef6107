// SPDX-License-Identifier: MIT
#include "net/notifierreactor.h"

#include <QSocketNotifier>

namespace argyle::net {

namespace {

constexpr std::chrono::milliseconds againLimit{2}; // then notifiers, timers and queued calls have their turn

// A notifier is let go from inside its own signal, where it must not be destroyed.
struct Later
{
    void operator()(QSocketNotifier *notifier) const
    {
        notifier->setEnabled(false);
        notifier->disconnect();
        notifier->deleteLater();
    }
};

using Notifier = std::unique_ptr<QSocketNotifier, Later>;

} // namespace

struct NotifierReactor::Watch
{
    explicit Watch(int fd)
        : read(new QSocketNotifier(fd, QSocketNotifier::Read))
        , write(new QSocketNotifier(fd, QSocketNotifier::Write))
        , exception(new QSocketNotifier(fd, QSocketNotifier::Exception))
    {}

    Notifier read;
    Notifier write;
    Notifier exception;
};

NotifierReactor::NotifierReactor()
    : Reactor(Trigger::Level)
{}

NotifierReactor::~NotifierReactor() = default;

bool NotifierReactor::add(Link &link)
{
    const auto index = static_cast<std::size_t>(link.fd());
    if (index >= m_watches.size())
        m_watches.resize(index + 1);
    auto watch = std::make_unique<Watch>(link.fd());
    connect(watch->read.get(), &QSocketNotifier::activated, this, [&link, notifier = watch->read.get()] {
        notifier->setEnabled(false);
        deliver(link, Readable);
    });
    connect(watch->write.get(), &QSocketNotifier::activated, this, [&link, notifier = watch->write.get()] {
        notifier->setEnabled(false);
        deliver(link, Writable);
    });
    // Fires for a reset while neither of the others is on, and for urgent data; which of the two, the socket's error tells.
    connect(watch->exception.get(), &QSocketNotifier::activated, this, [&link, notifier = watch->exception.get()] {
        notifier->setEnabled(false);
        deliver(link, link.takeError() != 0 ? Error : Urgent);
    });
    m_watches[index] = std::move(watch);
    return true;
}

void NotifierReactor::remove(Link &link)
{
    m_watches[static_cast<std::size_t>(link.fd())].reset();
}

void NotifierReactor::waitReadable(Link &link)
{
    m_watches[static_cast<std::size_t>(link.fd())]->read->setEnabled(true);
}

void NotifierReactor::waitWritable(Link &link)
{
    m_watches[static_cast<std::size_t>(link.fd())]->write->setEnabled(true);
}

void NotifierReactor::turn()
{
    runAgain(Clock::now() + againLimit);
}

} // namespace argyle::net
