// SPDX-License-Identifier: MIT
#pragma once

#include "net/link.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace argyle::net {

struct Pipe;

/// How a pump came to its end.
enum class PumpEnd : std::uint8_t { BothEnded, ResetByClient, ResetByRemote };

/// Told once, when a pump has come to its end. It may destroy the pump.
class PumpOwner
{
public:
    /// Both sockets are closed by then; the counts stay.
    virtual void pumpEnded(PumpEnd end) = 0;
    /// Bytes have moved: called at most once between two calls of Pump::clearMoved(), so that a record can be marked dirty without
    /// a cost a chunk. It must not destroy the pump.
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
    /// Of a pump that goes on, an end that was not told of the other's orderly end is reset: what it has got is not the whole.
    ~Pump();
    Pump(const Pump &) = delete;
    Pump &operator=(const Pump &) = delete;

    /// Begins. `toRemote` was read from the client before (optimistic data) and goes ahead of anything else; `toClient` was read
    /// from the route's handshake, or is a reply that did not go out whole. `clientEnded`: the client half-closed already.
    /// The owner is not told of the end from inside this call.
    enum class ClientSide : std::uint8_t { Open, Ended };
    void start(std::vector<std::byte> toRemote, std::vector<std::byte> toClient, ClientSide clientSide);

    std::uint64_t received() const
    {
        return m_down.moved;
    }                                                 ///< bytes given to the client (from `toClient` none are counted)
    std::uint64_t sent() const { return m_up.moved; } ///< bytes given to the destination, `toRemote` included
    void clearMoved();

    /// Ends both directions at once with a reset (the person closed the stream); pumpEnded() is not called.
    void abort();

    void linkReady(Link &link) override;

private:
    enum class Side : std::uint8_t { Client, Remote };

    /// What could not be written yet.
    struct Unsent
    {
        std::vector<std::byte> bytes;
        std::size_t offset = 0;
    };

    struct Direction
    {
        std::unique_ptr<Unsent> unsent; ///< exists only while there is something in it
        std::unique_ptr<Pipe> pipe;     ///< the same
        std::uint64_t moved = 0;
        std::uint32_t piped = 0;    ///< bytes in the pipe
        std::uint32_t burst = 0;    ///< bytes moved since it was last quiet
        bool ended : 1 = false;     ///< the source's end of stream was read
        bool passedOn : 1 = false;  ///< and told to the sink
        bool deaf : 1 = false;      ///< the sink takes nothing any more: what comes is read and dropped
        bool uncounted : 1 = false; ///< what is unsent does not count as moved
    };

    /// What became of one step: `Broken` is the fault of the source or of the sink.
    enum class Step : std::uint8_t { Goes, Waits, SourceBroken, SinkBroken };

    static Side opposite(Side side) { return side == Side::Client ? Side::Remote : Side::Client; }
    Link &link(Side side) const { return side == Side::Client ? *m_client : *m_remote; }
    Direction &from(Side source) { return source == Side::Client ? m_up : m_down; }

    bool run(Side first);
    Step move(Side source);
    Step flush(Side source);
    Step flushPipe(Side source);
    Step copy(Side source, std::size_t &count);
    std::size_t readUpToEnd(Side source, std::span<std::byte> into);
    Step splice(Side source, std::size_t &count);
    Step writeFailed(Side source, int error);
    Step drop(Side source);
    void noteBurst(Direction &direction, const Link &source, std::size_t count) const;
    bool takePipe(Direction &direction, const Link &source) const;
    void noteMoved(Direction &direction, std::size_t bytes);
    void letGoOfPipe(Direction &direction) const;
    void forget(Direction &direction) const;
    void broke(Side side);
    void passOnTheRest(Side side);
    void reset(Side by);
    void finish(PumpEnd end);
    void close();
    void tellMoved();

    PumpOwner *m_owner;
    std::unique_ptr<Link> m_client;
    std::unique_ptr<Link> m_remote;
    Direction m_up;
    Direction m_down;
    std::optional<Side> m_gone;   ///< this side is dead, and the other one is still given what it had sent
    std::optional<PumpEnd> m_end; ///< known inside start(), told after it
    bool m_starting : 1 = false;
    bool m_hasMoved : 1 = false;
    bool m_toldMoved : 1 = false;
};

} // namespace argyle::net
