// SPDX-License-Identifier: MIT
#include "engine/stream.h"

#include "argyle/version.h"
#include "engine/browseranswer.h"
#include "engine/rules.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUrl>

#include <chrono>
#include <utility>

namespace argyle::engine {

using observe::Phase;
using observe::StreamState;
using socks::Reply;
using socks::Sender;

namespace {

/// An HTTP client that stalls inside its head is answered with what is known of it.
constexpr std::chrono::seconds httpHeadPatience{2};
/// How long the first bytes of an unknown protocol, which tell a person what it is, may take.
constexpr std::chrono::milliseconds unknownPatience{200};
/// How long a group, or a page, that depends on the application waits for it to be found.
constexpr std::chrono::seconds applicationPatience{5};
/// How long any page does: its reader is gone as soon as it has it, and who is set up wrongly is what a person wants to know.
constexpr std::chrono::seconds misconfiguredPatience{1};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::engine::Stream)
};

QString hexOf(socks::Bytes bytes)
{
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toHex(' '));
}

} // namespace

Stream::Stream(StreamHost &host, quint64 id, std::shared_ptr<Port> port, net::Descriptor client,
               const net::SocketAddress &peer)
    : m_host(host)
    , m_port(std::move(port))
    , m_opening(new Opening{Arrival(m_host.reactor(), std::move(client), this, *m_port, peer)})
{
    m_record.id = id;
    m_record.port = m_port->address;
    m_record.openedAt = QDateTime::currentMSecsSinceEpoch();
    if (!m_port->spec.isUnix())
        m_record.client = QString::fromStdString(peer.hostText());
    ++m_port->streams;
    m_phases.begin(Phase::Handshake);
    start(m_host.timerWheel(), m_host.settings().handshakeTimeout);
}

Stream::~Stream()
{
    --m_port->streams;
    if (m_group)
        m_host.groupRegistry().leave(m_group);
}

net::SocketAddress Stream::serverAddress() const
{
    return m_port->bound.isValid() ? m_port->bound : net::SocketAddress::localOf(clientDescriptor());
}

// ---- What the client sends before its reply

void Stream::linkReady(net::Link &)
{
    if (m_step == Step::Arriving)
        listen();
    else if (m_step != Step::Open && !m_opening->arrival.keepOptimisticData())
        end(StreamState::Failed, Texts::tr("The client went away before the reply."));
}

void Stream::listen()
{
    using Heard = Arrival::Heard;
    Arrival &arrival = m_opening->arrival;
    const Heard heard = arrival.listen(m_transcript);
    m_record.protocol = arrival.isHttp() ? socks::Protocol::Http : arrival.request().protocol;
    Alive alive = Alive::No;
    switch (heard) {
    case Heard::NotAll:
        return;
    case Heard::HttpBegins:
        start(m_host.timerWheel(), httpHeadPatience);
        m_host.streamChanged(*this);
        alive = Alive::Yes;
        break;
    case Heard::NoProtocol:
        start(m_host.timerWheel(), unknownPatience);
        alive = Alive::Yes;
        break;
    case Heard::HttpHead:
        alive = httpHeadReceived();
        break;
    case Heard::Request:
        alive = requestReceived();
        break;
    case Heard::Refused:
        handshakeRefused();
        break;
    case Heard::FirstBytes:
        endUnknown();
        break;
    case Heard::Left:
        clientLeft();
        break;
    }
    if (alive == Alive::Yes)
        linkReady(m_opening->arrival.link());
}

void Stream::clientLeft()
{
    end(StreamState::Failed, m_opening->arrival.hasBegun()
                                 ? Texts::tr("The client closed in the middle of the handshake.")
                                 : Texts::tr("The client closed without a word."));
}

void Stream::endUnknown()
{
    const socks::Bytes first = m_opening->arrival.firstBytes();
    m_transcript.add(Sender::Client, first);
    end(StreamState::Failed, Texts::tr("Unknown protocol; the client began with %1.").arg(hexOf(first)));
}

void Stream::handshakeRefused()
{
    Arrival &arrival = m_opening->arrival;
    m_opening->request = arrival.takeRequest();
    recordRequest();
    m_host.askApplication(*this);
    const socks::ReplyBytes last = arrival.takeAnswer();
    // A failure reply has ten bytes, of SOCKS4 eight, and may stand behind a method reply; `05 FF` stands alone.
    const std::size_t replySize = m_record.protocol == socks::Protocol::Socks5 ? 10 : 8;
    const bool hasReply = last.size() >= replySize;
    m_transcript.add(Sender::Argyle, socks::Bytes(last).first(last.size() - (hasReply ? replySize : 0)));
    if (hasReply) {
        recordReply(socks::Bytes(last).last(replySize));
        recordReason(arrival.refusal());
    }
    endWith(last, StreamState::Failed,
            hasReply ? QCoreApplication::translate("socks", socks::textOf(arrival.refusal()).meaning)
                     : Texts::tr("The client offers no way of authentication that Argyle has."));
}

// ---- HTTP clients

Stream::Alive Stream::httpHeadReceived()
{
    const socks::HttpRequest request = m_opening->arrival.httpRequest();
    const QUrl wanted(QStringLiteral("http://") + QString::fromStdString(request.host));
    m_record.host = wanted.host();
    m_record.hostPort = static_cast<quint16>(wanted.port(80));
    m_host.askApplication(*this);
    if (m_opening->executable) {
        answerHttp();
        return Alive::No;
    }
    m_step = Step::Application;
    const bool isNeeded = browserAnswerNeedsApplication(m_host.settings());
    start(m_host.timerWheel(), isNeeded ? applicationPatience : misconfiguredPatience);
    return Alive::Yes;
}

void Stream::answerHttp()
{
    const socks::HttpRequest request = m_opening->arrival.httpRequest();
    const QString problem = request.isForServer() ? Texts::tr("An HTTP client: it takes this port for a web server.")
                                                  : Texts::tr("An HTTP client: it takes this port for an HTTP proxy.");
    const net::SocketAddress local = serverAddress();
    const bool isUnix = m_port->spec.isUnix();
    const socks::PageValues values{isUnix ? m_port->address.toStdString() : local.hostText(),
                                   isUnix ? std::string() : std::to_string(local.port()),
                                   request.isForServer() ? std::string() : request.host,
                                   m_record.application.toStdString(), ARGYLE_VERSION};
    const std::optional<std::string> answer = browserAnswer(m_host.settings(), request, values);
    if (!answer) {
        end(StreamState::Failed, problem);
        return;
    }
    m_transcript.add(Sender::Argyle, socks::asBytes(socks::headOf(*answer)));
    endWith(socks::asBytes(*answer), StreamState::Failed, problem);
}

// ---- The way out

Stream::Alive Stream::requestReceived()
{
    m_opening->request = m_opening->arrival.takeRequest();
    recordRequest();
    m_host.streamChanged(*this);
    // Before anything is refused: who it was is wanted then most of all.
    m_host.askApplication(*this);
    const auto refusal = refusalOf(m_port->spec, m_opening->request);
    if (refusal) {
        refuse(*refusal);
        return Alive::No;
    }
    if (m_port->spec.has(isolation::PortFlag::IsolateClientProcess) && !m_opening->executable) {
        m_step = Step::Application;
        start(m_host.timerWheel(), applicationPatience);
        return Alive::Yes;
    }
    return beginAttempt();
}

Stream::Alive Stream::beginAttempt()
{
    Opening &opening = *m_opening;
    m_step = Step::Opening;
    m_phases.end();
    start(m_host.timerWheel(), m_host.settings().connectTimeout);
    // A client that was not found out in time shares with nobody: isolation does not depend on how busy the machine is.
    const std::string unknown = "stream " + std::to_string(m_record.id);
    const isolation::StreamFacts facts{m_port->address.toStdString(), m_record.client.toStdString(),
                                       opening.executable.value_or(unknown), &opening.request};
    m_group = m_host.groupRegistry().join(m_port->spec, facts);
    m_record.group = m_group->id();
    m_record.epoch = m_group->epoch();
    m_record.credentialsTag = m_group->credentialsTag();
    if (!m_record.application.isEmpty())
        m_group->addApplication(m_record.application);
    m_host.streamJoined();

    opening.route = m_host.route();
    m_record.route = opening.route->name();
    const routes::Order order{opening.request,
                              m_group,
                              familiesFor(m_port->spec, opening.request),
                              preferenceOf(m_port->spec),
                              opening.arrival.lendEarly(),
                              m_port->spec.flags,
                              m_record.id};
    routes::Begun begun = opening.route->begin(order, this);
    if (auto *attempt = std::get_if<std::unique_ptr<routes::Attempt>>(&begun)) {
        opening.attempt = std::move(*attempt);
        return Alive::Yes;
    }
    if (const auto *failure = std::get_if<routes::Failure>(&begun))
        attemptFailed(*failure);
    else
        attemptResolved(std::get<socks::Host>(begun));
    return Alive::No;
}

void Stream::attemptReached(routes::Stage stage)
{
    const bool resolves = stage == routes::Stage::Resolving;
    m_record.state = resolves ? StreamState::Resolving : StreamState::Connecting;
    m_phases.begin(resolves ? Phase::Resolve : Phase::Connect);
    m_host.streamChanged(*this);
}

void Stream::attemptOpened(routes::Opened opened)
{
    stop();
    m_phases.begin(Phase::Reply);
    m_record.remote = opened.remote;
    m_record.state = StreamState::Open;
    startPump(std::move(opened));
}

void Stream::startPump(routes::Opened opened)
{
    const std::unique_ptr<Opening> opening = std::move(m_opening);
    const socks::ReplyBytes reply = socks::connectedReply(opening->request.protocol, opened.bound);
    recordReply(reply);
    // Written here rather than by the pump: the reply belongs to no count, and it always fits.
    const net::IoResult written = opening->arrival.link().write(reply);
    const socks::Bytes unsent = socks::Bytes(reply).subspan(written.count);
    std::vector<std::byte> toClient(unsent.begin(), unsent.end());
    toClient.insert(toClient.end(), opened.fromRemote.begin(), opened.fromRemote.end());

    m_receivedBefore = opened.fromRemote.size();
    m_sentBefore = opened.earlySent;
    m_route = opening->route;
    m_step = Step::Open;
    m_phases.begin(Phase::FirstByte);
    m_host.streamChanged(*this);
    m_pump.emplace(opening->arrival.takeLink(), std::move(opened.link), this);
    m_pump->start(opening->arrival.takeEarly(opened.earlySent), std::move(toClient), opening->arrival.clientSide());
}

void Stream::attemptResolved(const socks::Host &answer)
{
    const socks::Request &request = m_opening->request;
    m_record.answer = QString::fromStdString(socks::toString(answer));
    if (request.command == socks::Command::ResolvePtr) {
        const socks::ReplyBytes reply = socks::pointerReply(std::get<std::string>(answer));
        recordReply(reply);
        endWith(reply, StreamState::Done, QString());
        return;
    }
    if (request.protocol != socks::Protocol::Socks5 && !socks::isIpv4(answer)) {
        refuse({Reply::HostUnreachable, Texts::tr("SOCKS4 has no room for the IPv6 address that was found.")});
        return;
    }
    const socks::ReplyBytes reply = socks::resolvedReply(request.protocol, answer);
    recordReply(reply);
    endWith(reply, StreamState::Done, QString());
}

void Stream::attemptFailed(const routes::Failure &failure)
{
    refuse(failure);
}

// ---- The rest of its life

void Stream::pumpMoved()
{
    if (m_phases.current() == Phase::FirstByte) {
        if (m_pump->received() > 0)
            m_phases.begin(Phase::Transfer);
        else
            m_pump->clearMoved();
    }
    m_host.streamChanged(*this);
}

void Stream::pumpEnded(net::PumpEnd pumpEnd)
{
    switch (pumpEnd) {
    case net::PumpEnd::BothEnded:
        end(StreamState::Done, QString());
        break;
    case net::PumpEnd::ResetByClient:
        end(StreamState::Done, Texts::tr("The client reset the connection."));
        break;
    case net::PumpEnd::ResetByRemote:
        end(StreamState::Done, Texts::tr("The destination reset the connection."));
        break;
    }
}

Stream::Growth Stream::updateCounts()
{
    if (!m_pump)
        return {};
    const Growth growth{m_receivedBefore + m_pump->received() - m_record.received,
                        m_sentBefore + m_pump->sent() - m_record.sent};
    m_record.received += growth.received;
    m_record.sent += growth.sent;
    m_pump->clearMoved();
    return growth;
}

void Stream::applicationFound(const net::LocalProcess &process)
{
    m_record.application = process.name();
    m_record.applicationPid = process.pid;
    if (m_opening)
        m_opening->executable = process.executable.toStdString();
    if (m_group && !m_record.application.isEmpty())
        m_group->addApplication(m_record.application);
    m_host.streamChanged(*this);
    if (m_step == Step::Application)
        expired();
}

void Stream::circuitChanged(const observe::Circuit &circuit)
{
    m_record.circuit = circuit;
    m_host.streamChanged(*this);
}

void Stream::close()
{
    const QString problem = Texts::tr("You closed the stream.");
    if (m_pump) {
        m_pump->abort();
        end(StreamState::Done, problem);
        return;
    }
    m_opening->arrival.link().resetOnClose();
    end(StreamState::Failed, problem);
}

void Stream::expired()
{
    switch (m_step) {
    case Step::Arriving:
        if (m_opening->arrival.isHttp())
            httpHeadReceived();
        else if (m_opening->arrival.isUnknown())
            endUnknown();
        else
            end(StreamState::Failed, Texts::tr("The client did not finish its handshake in time."));
        break;
    case Step::Application:
        if (m_opening->arrival.isHttp())
            answerHttp();
        else
            beginAttempt();
        break;
    case Step::Opening:
        refuse(timeout());
        break;
    case Step::Open:
        break;
    }
}

routes::Failure Stream::timeout() const
{
    const QString waitedFor = m_opening->attempt ? m_opening->attempt->waitsFor() : QString();
    if (waitedFor.isEmpty())
        return {Reply::TimedOut, Texts::tr("The way out did not open in time.")};
    return {Reply::TimedOut, waitedFor, true};
}

// ---- Its record

void Stream::recordRequest()
{
    const socks::Request &request = m_opening->request;
    m_record.protocol = request.protocol;
    m_record.command = request.command;
    m_record.host = QString::fromStdString(socks::toString(request.target.host));
    m_record.hostPort = request.target.port;
    m_record.leaksDns = leaksDns(request);
}

void Stream::recordReply(socks::Bytes reply)
{
    m_transcript.add(Sender::Argyle, reply);
    // The second byte of every reply, of both versions, is the code.
    m_record.reply = std::to_integer<quint8>(reply[1]);
    m_host.replySent(*m_port, *m_record.reply);
}

void Stream::recordReason(Reply reason)
{
    const auto code = static_cast<quint8>(reason);
    if (code != m_record.reply)
        m_record.reason = code;
}

void Stream::refuse(const routes::Failure &why)
{
    const socks::Errors errors =
        m_port->spec.has(isolation::PortFlag::ExtendedErrors) ? socks::Errors::Extended : socks::Errors::Plain;
    const socks::ReplyBytes bytes = socks::failureReply(m_opening->request.protocol, why.reply, errors);
    recordReply(bytes);
    recordReason(why.reply);
    m_record.isRouteAtFault = why.isRouteAtFault;
    endWith(bytes, StreamState::Failed, why.problem);
}

void Stream::endWith(socks::Bytes last, StreamState state, const QString &problem)
{
    m_host.sayFarewell(m_opening->arrival.takeLink(), {last.begin(), last.end()});
    end(state, problem);
}

void Stream::end(StreamState state, const QString &problem)
{
    stop();
    m_phases.end();
    m_record.state = state;
    m_record.problem = problem;
    m_record.endedAt = QDateTime::currentMSecsSinceEpoch();
    m_host.streamEnded(*this);
}

} // namespace argyle::engine
