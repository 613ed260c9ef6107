// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"
#include "routes/torreply.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>

namespace argyle::routes {

class TorControl;

/// The SocksPorts of our own tor: one for each set of flags that only Tor can honour. The first is the torrc's, the others are set
/// through the control port when they are first wanted. Lives in the engine's thread.
class TorSocksPorts : public QObject
{
    Q_OBJECT
public:
    /// The control connection must outlive this.
    explicit TorSocksPorts(TorControl &control, QObject *parent = nullptr);

    /// The port at 127.0.0.1 for these flags (torFlagsOf()); nothing while there is none: changed() tells of it.
    std::optional<std::uint16_t> portFor(isolation::PortFlags torFlags);
    /// Why Tor opens none for these flags, as a sentence, where it is not asked any more; else empty.
    QString problemWith(isolation::PortFlags torFlags) const;

signals:
    void changed();

private:
    using Key = isolation::PortFlags::Int;
    /// How often Tor has refused it, and what it said.
    struct Refusals
    {
        int count = 0;
        QString text;
    };

    void begin();
    void forgetAll();
    void listenersTold(const TorReply &reply);
    void addNext();
    void added(Key flags, std::uint16_t port, const TorReply &reply);

    TorControl &m_control;
    std::map<Key, std::uint16_t> m_ports;
    std::map<Key, Refusals> m_wanted;
    bool m_isAdding = false;
};

} // namespace argyle::routes
