// SPDX-License-Identifier: MIT
#include "net/pump.h"

#include "net/pipepool.h"
#include "net/reactor.h"
#include "net/socketoptions.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace argyle::net {

namespace {

constexpr std::size_t kibibyte = 1024;
// What one direction moves before the others have their turn.
constexpr std::size_t turnBudget = 1024 * kibibyte;
// A direction is bulky, and spliced, when it has moved this much since it was last quiet: a turn that moved less than `quietTurn`.
constexpr std::uint32_t bulky = 256 * kibibyte;
constexpr std::size_t quietTurn = 32 * kibibyte;

} // namespace

Pump::Pump(std::unique_ptr<Link> client, std::unique_ptr<Link> remote, PumpOwner *owner)
    : m_owner(owner)
    , m_client(std::move(client))
    , m_remote(std::move(remote))
{
    m_client->setOwner(this);
    m_remote->setOwner(this);
}

Pump::~Pump()
{
    if (!m_client)
        return;
    if (!m_down.passedOn)
        m_client->resetOnClose();
    if (!m_up.passedOn)
        m_remote->resetOnClose();
    close();
}

void Pump::start(std::vector<std::byte> toRemote, std::vector<std::byte> toClient, ClientSide clientSide)
{
    if (!toRemote.empty())
        m_up.unsent = std::make_unique<Unsent>(Unsent{.bytes = std::move(toRemote)});
    if (!toClient.empty()) {
        m_down.unsent = std::make_unique<Unsent>(Unsent{.bytes = std::move(toClient)});
        m_down.uncounted = true;
    }
    m_up.ended = clientSide == ClientSide::Ended;
    m_starting = true;
    run(Side::Client);
    m_starting = false;
    tellMoved();
}

void Pump::clearMoved()
{
    m_hasMoved = false;
    m_toldMoved = false;
}

void Pump::abort()
{
    if (!m_client)
        return;
    m_client->resetOnClose();
    m_remote->resetOnClose();
    close();
}

void Pump::linkReady(Link &link)
{
    if (m_end) {
        finish(*m_end);
        return;
    }
    const Side side = &link == m_client.get() ? Side::Client : Side::Remote;
    // Told of a reset, it is passed on at once, whatever else may still wait for a side that does not read.
    if (link.hasError() && link.takeError() != 0 && m_gone != side) {
        broke(side);
        return;
    }
    if (run(side))
        tellMoved();
}

// Both directions as far as they go. False: the pump has ended, and may be destroyed.
bool Pump::run(Side first)
{
    for (const Side source : {first, opposite(first)}) {
        const Step step = move(source);
        if (step == Step::SourceBroken || step == Step::SinkBroken) {
            broke(step == Step::SourceBroken ? source : opposite(source));
            return false;
        }
    }
    if (!m_up.passedOn || !m_down.passedOn)
        return true;
    if (m_gone)
        finish(*m_gone == Side::Client ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
    else
        finish(PumpEnd::BothEnded);
    return false;
}

Pump::Step Pump::move(Side source)
{
    Direction &direction = from(source);
    Link &in = link(source);
    const Link &out = link(opposite(source));
    std::size_t moved = 0;
    Step step = Step::Goes;
    while (step == Step::Goes) {
        if (direction.unsent || direction.pipe) {
            step = flush(source);
            continue;
        }
        if (direction.ended) {
            // The second of the two ends goes out with the close that follows at once.
            if (!direction.passedOn && !direction.deaf && !from(opposite(source)).passedOn)
                link(opposite(source)).shutdownWriting();
            direction.passedOn = true;
            return Step::Waits;
        }
        if (!in.mayRead() || (!out.mayWrite() && !direction.deaf)) {
            step = Step::Waits;
        } else if (moved >= turnBudget) {
            in.again();
            step = Step::Waits;
        } else if (direction.deaf) {
            step = drop(source);
        } else if (direction.burst + moved >= bulky && takePipe(direction, in)) {
            step = splice(source, moved);
        } else {
            step = copy(source, moved);
        }
    }
    noteBurst(direction, in, moved);
    return step;
}

void Pump::noteBurst(Direction &direction, const Link &source, std::size_t count) const
{
    if (count > 0 && count < quietTurn && !source.mayRead())
        direction.burst = 0;
    else if (direction.burst < bulky)
        direction.burst += static_cast<std::uint32_t>(std::min<std::size_t>(count, bulky));
}

Pump::Step Pump::flush(Side source)
{
    Direction &direction = from(source);
    Link &out = link(opposite(source));
    if (direction.pipe)
        return flushPipe(source);
    if (!out.mayWrite())
        return Step::Waits;
    Unsent &unsent = *direction.unsent;
    const IoResult result = out.write(std::span(unsent.bytes).subspan(unsent.offset));
    if (result.status == IoResult::Status::Failed)
        return writeFailed(source, result.error);
    unsent.offset += result.count;
    noteMoved(direction, result.count);
    if (unsent.offset == unsent.bytes.size()) {
        direction.unsent.reset();
        direction.uncounted = false;
    }
    return Step::Goes;
}

Pump::Step Pump::flushPipe(Side source)
{
    Direction &direction = from(source);
    Link &out = link(opposite(source));
    while (direction.piped > 0 && out.mayWrite()) {
        const IoResult result = out.spliceFromPipe(direction.pipe->reading.get(), direction.piped);
        if (result.status == IoResult::Status::Failed)
            return writeFailed(source, result.error);
        direction.piped -= static_cast<std::uint32_t>(result.count);
        noteMoved(direction, result.count);
    }
    if (direction.piped > 0)
        return Step::Waits;
    letGoOfPipe(direction);
    return Step::Goes;
}

Pump::Step Pump::copy(Side source, std::size_t &count)
{
    Direction &direction = from(source);
    const std::span<std::byte> scratch = link(source).reactor().scratch();
    const IoResult read = link(source).read(scratch);
    switch (read.status) {
    case IoResult::Status::Done:
        break;
    case IoResult::Status::WouldBlock:
        return Step::Waits;
    case IoResult::Status::End:
        direction.ended = true;
        return Step::Goes;
    case IoResult::Status::Failed:
        return Step::SourceBroken;
    }
    const std::span<const std::byte> bytes =
        scratch.first(read.count + readUpToEnd(source, scratch.subspan(read.count)));
    count += bytes.size();
    // The end, which is passed on next, goes out in one segment with the last bytes.
    const Link::More more = direction.ended ? Link::More::Soon : Link::More::No;
    const IoResult written = link(opposite(source)).write(bytes, more);
    if (written.status == IoResult::Status::Failed)
        return writeFailed(source, written.error);
    noteMoved(direction, written.count);
    if (written.count < bytes.size()) {
        const auto rest = bytes.subspan(written.count);
        direction.unsent = std::make_unique<Unsent>(Unsent{.bytes = {rest.begin(), rest.end()}});
    }
    return Step::Goes;
}

// What still stands in front of an end that is known of; how much of it there was.
std::size_t Pump::readUpToEnd(Side source, std::span<std::byte> into)
{
    Link &in = link(source);
    std::size_t count = 0;
    while (in.isEnding() && in.mayRead() && count < into.size()) {
        const IoResult read = in.read(into.subspan(count));
        from(source).ended = read.status == IoResult::Status::End;
        if (!read.isDone())
            break; // an error is told again when what precedes it has been written
        count += read.count;
    }
    return count;
}

Pump::Step Pump::splice(Side source, std::size_t &count)
{
    Direction &direction = from(source);
    Link &in = link(source);
    const IoResult result = in.spliceToPipe(direction.pipe->writing.get(), direction.pipe->capacity);
    if (result.isDone()) {
        direction.piped = static_cast<std::uint32_t>(result.count);
        count += result.count;
        return flushPipe(source);
    }
    letGoOfPipe(direction);
    switch (result.status) {
    case IoResult::Status::End:
        direction.ended = true;
        return Step::Goes;
    case IoResult::Status::Failed:
        return in.maySplice() ? Step::SourceBroken : Step::Goes;
    default:
        return Step::Waits;
    }
}

// Reads and forgets: nobody is left to write to.
Pump::Step Pump::drop(Side source)
{
    Direction &direction = from(source);
    Link &in = link(source);
    const IoResult result = in.read(in.reactor().scratch());
    switch (result.status) {
    case IoResult::Status::End:
        direction.ended = true;
        return Step::Goes;
    case IoResult::Status::Failed:
        return Step::SourceBroken;
    case IoResult::Status::WouldBlock:
        return Step::Waits;
    case IoResult::Status::Done:
        break;
    }
    // The source has all that was for it: now it may learn that nobody listens.
    if (from(opposite(source)).passedOn && unsentBytes(in.fd()) == 0)
        return Step::SinkBroken;
    return Step::Goes;
}

Pump::Step Pump::writeFailed(Side source, int error)
{
    Direction &direction = from(source);
    // EPIPE while the sink's own direction goes on: its owner has shut down reading alone (Unix-domain sockets tell so; TCP takes
    // what comes and drops it). It may have more to say.
    if (error != EPIPE || from(opposite(source)).ended)
        return Step::SinkBroken;
    forget(direction);
    direction.deaf = true;
    return Step::Goes;
}

bool Pump::takePipe(Direction &direction, const Link &source) const
{
    if (source.maySplice())
        direction.pipe = source.reactor().pipes().take();
    return direction.pipe != nullptr;
}

void Pump::noteMoved(Direction &direction, std::size_t bytes)
{
    if (direction.uncounted || bytes == 0)
        return;
    direction.moved += bytes;
    m_hasMoved = true;
}

void Pump::letGoOfPipe(Direction &direction) const
{
    m_client->reactor().pipes().giveBack(std::move(direction.pipe));
}

void Pump::forget(Direction &direction) const
{
    direction.unsent.reset();
    if (!direction.pipe)
        return;
    m_client->reactor().pipes().discard(std::move(direction.pipe));
    direction.piped = 0;
}

void Pump::broke(Side side)
{
    Direction &out = from(side);
    Direction &in = from(opposite(side));
    passOnTheRest(side);
    // It had ended its own direction in order and does not listen any more, as a server that answers and closes while the client
    // still sends. A reset now would tear away the end of the answer: first the other side is to have all of it.
    const bool hasAll = out.passedOn && unsentBytes(link(opposite(side)).fd()) == 0;
    if (!out.ended || hasAll || m_gone) {
        reset(side);
        return;
    }
    m_gone = side;
    forget(in);
    in.deaf = true;
    if (run(side))
        tellMoved();
}

// What the side sent before it broke, as far as the other takes it now. Bounded by the receive buffer of a socket that gets no more.
void Pump::passOnTheRest(Side side)
{
    Step step = Step::Waits;
    while (step == Step::Waits && !from(side).passedOn && link(side).mayRead() && link(opposite(side)).mayWrite())
        step = move(side);
}

void Pump::reset(Side by)
{
    link(opposite(by)).resetOnClose();
    finish(by == Side::Client ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
}

void Pump::finish(PumpEnd end)
{
    if (m_starting) {
        m_end = end;
        m_client->again();
        return;
    }
    close();
    m_owner->pumpEnded(end);
}

void Pump::close()
{
    if (!m_client)
        return;
    forget(m_up);
    forget(m_down);
    m_client.reset();
    m_remote.reset();
}

void Pump::tellMoved()
{
    if (m_starting || !m_hasMoved || m_toldMoved)
        return;
    m_toldMoved = true;
    m_owner->pumpMoved();
}

} // namespace argyle::net
