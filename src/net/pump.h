// SPDX-License-Identifier: MIT
#pragma once

#include "net/reactor.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace argyle::net {

class PipePool;

/// How a pump came to its end.
enum class PumpEnd : std::uint8_t { BothEnded, ResetByClient, ResetByRemote };

/// Told once, when a pump has come to its end. It may destroy the pump.
class PumpOwner
{
public:
    virtual void pumpEnded(PumpEnd end) = 0;
    /// Bytes have moved since the last call of Pump::received()/sent() was worth a look: called at most once between two calls of
    /// Pump::clearMoved(), so that a record can be marked dirty without a cost a chunk.
    virtual void pumpMoved() = 0;

protected:
    ~PumpOwner() = default;
};

/// Moves bytes both ways between a client and a destination until both directions are done. Copies while a direction is small,
/// splices through a pooled pipe once it is bulky. A direction that cannot be written stops being read. An end of stream is
/// passed on as one and the other direction goes on; a reset is passed on as a reset. An idle pump owns no buffer and no pipe.
/// Lives in the reactor's thread.
class Pump final : public LinkOwner
{
public:
    Pump(std::unique_ptr<Link> client, std::unique_ptr<Link> remote, PumpOwner *owner);
    ~Pump();

    /// Begins. `toRemote` was read from the client before (optimistic data) and goes ahead of anything else; `toClient` was read
    /// from the route's handshake, or is a reply that did not go out whole. `clientEnded`: the client half-closed already.
    enum class ClientSide : std::uint8_t { Open, Ended };
    void start(std::vector<std::byte> toRemote, std::vector<std::byte> toClient, ClientSide clientSide);

    std::uint64_t received() const; ///< bytes given to the client (from `toClient` none are counted)
    std::uint64_t sent() const;     ///< bytes given to the destination, `toRemote` included
    void clearMoved();

    /// Ends both directions at once with a reset (the person closed the stream); pumpEnded() is not called.
    void abort();

    void linkReady(Link &link) override;

private:
    struct Direction;
    // The implementation adds its members; keep the object small, it is all that an idle stream has.
};

} // namespace argyle::net
