// SPDX-License-Identifier: MIT
#pragma once

#include "engine/arrival.h"
#include "engine/phaseclock.h"
#include "engine/port.h"
#include "isolation/group.h"
#include "net/localprocess.h"
#include "net/pump.h"
#include "net/reactor.h"
#include "net/socketaddress.h"
#include "net/timerwheel.h"
#include "observe/records.h"
#include "routes/route.h"
#include "settings/settings.h"
#include "socks/transcript.h"

#include <memory>
#include <optional>
#include <vector>

namespace argyle::engine {

class Stream;

/// What a stream needs of the engine that it lives in.
class StreamHost
{
public:
    virtual net::Reactor &reactor() = 0;
    virtual net::TimerWheel &timerWheel() = 0;
    virtual isolation::GroupRegistry &groupRegistry() = 0;
    virtual const settings::Settings &settings() const = 0;
    virtual std::shared_ptr<routes::Route> route() const = 0;

    /// The stream wants to know its application: Stream::applicationFound() is called later.
    virtual void askApplication(Stream &stream) = 0;
    /// Its record changed, or bytes have moved.
    virtual void streamChanged(Stream &stream) = 0;
    /// A stream joined its group.
    virtual void streamJoined() = 0;
    /// A reply byte is about to be sent to a client of this port.
    virtual void replySent(const Port &port, quint8 reply) = 0;
    /// Sends the last bytes to a client and sees it off.
    virtual void sayFarewell(std::unique_ptr<net::Link> client, std::vector<std::byte> last) = 0;
    /// The stream has ended and its record is final; it is destroyed in this call.
    virtual void streamEnded(Stream &stream) = 0;

protected:
    ~StreamHost() = default;
};

/// One client from accept to close: handshake, group, way out, reply, pump. Lives in the engine's thread.
class Stream final : public net::LinkOwner, public net::PumpOwner, public routes::AttemptOwner, public net::Timeout
{
public:
    Stream(StreamHost &host, quint64 id, std::shared_ptr<Port> port, net::Descriptor client,
           const net::SocketAddress &peer);
    ~Stream() override;

    quint64 id() const { return m_record.id; }
    const observe::StreamRecord &record() const { return m_record; }
    /// The bytes of its handshake. Not part of the record: they hold credentials.
    const socks::Transcript &transcript() const { return m_transcript; }
    socks::Transcript takeTranscript() { return std::move(m_transcript); }
    const std::shared_ptr<Port> &port() const { return m_port; }
    const std::shared_ptr<isolation::Group> &group() const { return m_group; }
    /// The client's socket while Argyle itself talks with it, -1 afterwards.
    int clientDescriptor() const { return m_opening ? m_opening->arrival.link().fd() : -1; }
    /// Both ends of that socket, while clientDescriptor() is there.
    const net::SocketAddress &clientAddress() const { return m_opening->arrival.peer(); }
    net::SocketAddress serverAddress() const;

    /// Brings the record's byte counts up to date; what they grew by.
    struct Growth
    {
        quint64 received = 0;
        quint64 sent = 0;
    };
    Growth updateCounts();

    void applicationFound(const net::LocalProcess &process);
    void circuitChanged(const observe::Circuit &circuit);
    /// The person closed it: both ends are reset.
    void close();

    /// Whether the engine has it on its list of changed streams; the engine's own mark.
    bool isListed = false;

    void linkReady(net::Link &link) override;
    void pumpMoved() override;
    void pumpEnded(net::PumpEnd end) override;
    void attemptReached(routes::Stage stage) override;
    void attemptOpened(routes::Opened opened) override;
    void attemptResolved(const socks::Host &answer) override;
    void attemptFailed(const routes::Failure &failure) override;

protected:
    void expired() override;

private:
    enum class Step : quint8 { Arriving, Application, Opening, Open };
    /// What a function that may have ended the stream, and with it destroyed this object, says of it.
    enum class Alive : bool { No, Yes };

    /// What a stream has until its pump runs, freed then: an idle stream is small.
    struct Opening
    {
        Arrival arrival;
        socks::Request request = {};
        /// Of the client, empty where the system does not tell; nothing while it was not found out.
        std::optional<std::string> executable = {};
        std::shared_ptr<routes::Route> route = {};
        std::unique_ptr<routes::Attempt> attempt = {};
    };

    void listen();
    void clientLeft();
    void endUnknown();
    void handshakeRefused();

    Alive requestReceived();
    Alive httpHeadReceived();
    Alive beginAttempt();
    void answerHttp();
    void startPump(routes::Opened opened);

    routes::Failure timeout() const;
    void recordRequest();
    void recordReply(socks::Bytes reply);
    void recordReason(socks::Reply reason);
    void refuse(const routes::Failure &why);
    /// Ends it with last words for the client; destroys this.
    void endWith(socks::Bytes last, observe::StreamState state, const QString &problem);
    /// Ends it without a word; destroys this.
    void end(observe::StreamState state, const QString &problem);

    StreamHost &m_host;
    std::shared_ptr<Port> m_port;
    std::shared_ptr<isolation::Group> m_group;
    std::unique_ptr<Opening> m_opening;
    std::optional<net::Pump> m_pump;
    /// Its way out while it is open: a Tor of ours ends with the last stream of its route.
    std::shared_ptr<routes::Route> m_route;
    observe::StreamRecord m_record;
    socks::Transcript m_transcript;
    quint64 m_receivedBefore = 0; ///< what came with the route's handshake, ahead of the pump
    quint64 m_sentBefore = 0;     ///< optimistic data that the route took along
    PhaseClock m_phases{m_record};
    Step m_step = Step::Arriving;
};

} // namespace argyle::engine
