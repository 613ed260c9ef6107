// SPDX-License-Identifier: MIT
#include "net/resolver.h"

#include "net/dnschannel.h"
#include "net/filestamp.h"
#include "net/hostsfile.h"
#include "net/timerwheel.h"

#include <QElapsedTimer>
#include <QPointer>

#include <algorithm>
#include <deque>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace argyle::net {

using namespace std::chrono_literals;

namespace {

constexpr auto longestLookup = 15s;
constexpr auto otherFamilyDelay = 250ms;
constexpr std::chrono::seconds halfAnswerKept{10};
constexpr auto preferredFamilyDelay = 2500ms; // a channel asks again after 1.5 s
constexpr qint64 filesAreFreshFor = 1000;     // milliseconds

LookupResult failed(LookupError error)
{
    LookupResult result;
    result.error = error;
    return result;
}

bool wants(Families families, int family)
{
    return families == Families::Both || (families == Families::Ipv4) == (family == AF_INET);
}

/// What is known without asking: the addresses of the wanted families, or that there are none.
LookupResult known(std::vector<SocketAddress> addresses, Families families)
{
    // An IPv4-mapped address leads to an IPv4 host.
    for (SocketAddress &address : addresses)
        address = address.unmapped();
    std::erase_if(addresses, [families](const SocketAddress &address) { return !wants(families, address.family()); });
    std::stable_partition(addresses.begin(), addresses.end(),
                          [](const SocketAddress &address) { return address.isIpv4(); });
    LookupResult result;
    result.error = addresses.empty() ? LookupError::NotFound : LookupError::None;
    result.addresses = std::move(addresses);
    return result;
}

/// Names compare without regard to case (RFC 4343), and with or without the root's dot.
std::string normalized(std::string_view name)
{
    if (name.ends_with('.'))
        name.remove_suffix(1);
    std::string result(name);
    for (char &letter : result) {
        if (letter >= 'A' && letter <= 'Z')
            letter = char(letter - 'A' + 'a');
    }
    return result;
}

bool isInDomain(std::string_view name, std::string_view domain)
{
    if (!name.ends_with(domain))
        return false;
    name.remove_suffix(domain.size());
    return name.empty() || name.ends_with('.');
}

/// "127.0.0.01", "1.2.3": no address, and no top-level domain is a number. c-ares would guess one, and of either family.
bool isNumbersOnly(std::string_view name)
{
    return name.find('.') != std::string_view::npos && name.find_first_not_of("0123456789.") == std::string_view::npos;
}

} // namespace

struct Resolver::Private
{
    class Question;

    Private(Resolver *resolver, const System &configuration);

    void refreshFiles();
    void openChannels();
    void closeChannels(void (*close)(DnsChannel *channel));
    void deliverSoon();
    void deliver();
    std::optional<LookupResult> knownName(const std::string &name, Families families);
    std::unique_ptr<Question> newQuestion(Prefer preferred, Answered answered);

    Resolver *q;
    System system;
    TimerWheel wheel;
    HostsFile hosts;
    FileStamp resolvConf;
    QElapsedTimer filesChecked;
    std::string servers;         ///< as c-ares takes them; empty: the system's
    DnsChannel *exact = nullptr; ///< for names as they are
    DnsChannel *searching =
        nullptr; ///< for single labels, with the system's search domains; nullptr with servers of our own
    std::unordered_set<Question *> questions; ///< those that have not been told their answer
    std::deque<Question *> finished;          ///< nullptr: destroyed meanwhile
    bool deliveryIsDue = false;
};

class Resolver::Private::Question final : public Resolver::Lookup, public Timeout
{
public:
    Question(Private &resolver, Prefer preferred, Answered answered)
        : m_resolver(&resolver)
        , m_preferred(preferred)
        , m_answered(std::move(answered))
    {
        resolver.questions.insert(this);
    }

    ~Question() override;

    void askName(DnsChannel &channel, const std::string &name, Families families);
    void askPointer(DnsChannel &channel, const SocketAddress &address);
    void finish(LookupResult result);
    void deliver();
    void abandon();

    bool isFinished() const { return m_isFinished; }

protected:
    void expired() override;

private:
    struct Part
    {
        DnsChannel *channel = nullptr;
        DnsChannel::Ticket ticket = 0;
    };

    void keep(DnsChannel &channel, DnsChannel::Ticket ticket);
    void partReplied(int family, LookupResult result);
    void finishAsIs();
    void forgetParts();

    Private *m_resolver; ///< nullptr once answered or abandoned
    const Prefer m_preferred;
    Answered m_answered;
    LookupResult m_result;
    std::vector<Part> m_parts;
    int m_open = 0;              ///< parts without a reply
    bool m_isWhole = true;       ///< no part failed
    bool m_hasPreferred = false; ///< addresses of the preferred family
    bool m_isFinished = false;
};

Resolver::Private::Question::~Question()
{
    if (m_resolver) {
        m_resolver->questions.erase(this);
        std::replace(m_resolver->finished.begin(), m_resolver->finished.end(), this, static_cast<Question *>(nullptr));
    }
    forgetParts();
}

void Resolver::Private::Question::askName(DnsChannel &channel, const std::string &name, Families families)
{
    start(m_resolver->wheel, longestLookup);
    m_result.error = LookupError::NotFound;
    // Counted before asking, because a reply may come at once.
    m_open = families == Families::Both ? 2 : 1;
    for (const int family : {AF_INET, AF_INET6}) {
        if (wants(families, family)) {
            keep(channel, channel.askName(name, family, [this, family](LookupResult result) {
                partReplied(family, std::move(result));
            }));
        }
    }
}

void Resolver::Private::Question::askPointer(DnsChannel &channel, const SocketAddress &address)
{
    start(m_resolver->wheel, longestLookup);
    keep(channel, channel.askPointer(address, [this](LookupResult result) { finish(std::move(result)); }));
}

/// So that it can be cancelled. A channel outlives what it was asked and has not replied to, but no more than that.
void Resolver::Private::Question::keep(DnsChannel &channel, DnsChannel::Ticket ticket)
{
    if (!m_isFinished)
        m_parts.push_back({&channel, ticket});
}

void Resolver::Private::Question::partReplied(int family, LookupResult result)
{
    --m_open;
    m_isWhole = m_isWhole && (result.error == LookupError::None || result.error == LookupError::NotFound);
    if (result.error == LookupError::None) {
        const bool isFirst = m_result.addresses.empty();
        m_result.timeToLive = isFirst ? result.timeToLive : std::min(m_result.timeToLive, result.timeToLive);
        m_result.error = LookupError::None;
        m_result.addresses.insert(family == AF_INET ? m_result.addresses.begin() : m_result.addresses.end(),
                                  result.addresses.begin(), result.addresses.end());
        const bool isPreferred = (family == AF_INET6) == (m_preferred == Prefer::Ipv6);
        m_hasPreferred = m_hasPreferred || isPreferred;
        if (m_open > 0)
            start(m_resolver->wheel, isPreferred ? otherFamilyDelay : preferredFamilyDelay);
    } else if (m_result.error == LookupError::NotFound) {
        // That one family has no record says nothing of the other, whose server failed.
        m_result.error = result.error;
    }
    if (m_open == 0)
        finishAsIs();
}

void Resolver::Private::Question::expired()
{
    m_isWhole = false;
    if (m_result.addresses.empty())
        m_result = failed(LookupError::TimedOut);
    finishAsIs();
}

void Resolver::Private::Question::finishAsIs()
{
    if (!m_isWhole)
        m_result.timeToLive = m_hasPreferred ? std::min(m_result.timeToLive, halfAnswerKept) : 0s;
    finish(std::move(m_result));
}

void Resolver::Private::Question::finish(LookupResult result)
{
    stop();
    forgetParts();
    m_result = std::move(result);
    m_isFinished = true;
    m_resolver->finished.push_back(this);
    m_resolver->deliverSoon();
}

void Resolver::Private::Question::deliver()
{
    m_resolver->questions.erase(this);
    m_resolver = nullptr;
    // The callback may destroy this.
    const Answered answered = std::move(m_answered);
    const LookupResult result = std::move(m_result);
    answered(result);
}

void Resolver::Private::Question::abandon()
{
    stop();
    forgetParts();
    m_resolver = nullptr;
}

void Resolver::Private::Question::forgetParts()
{
    for (const Part &part : m_parts)
        part.channel->cancel(part.ticket);
    m_parts.clear();
}

Resolver::Private::Private(Resolver *resolver, const System &configuration)
    : q(resolver)
    , system(configuration)
    , wheel(resolver)
    , hosts(configuration.hosts)
{
    refreshFiles();
}

/// Looks at most once a second whether the system's configuration has changed. Lookups under way go on with what they began with.
void Resolver::Private::refreshFiles()
{
    if (filesChecked.isValid() && filesChecked.elapsed() < filesAreFreshFor)
        return;
    filesChecked.start();
    hosts.refresh();
    const FileStamp stamp = FileStamp::of(system.resolvConf);
    if (exact && (stamp == resolvConf || !servers.empty()))
        return;
    resolvConf = stamp;
    closeChannels([](DnsChannel *channel) { channel->retire(); });
    openChannels();
}

void Resolver::Private::openChannels()
{
    DnsChannel::Configuration configuration{servers, system.resolvConf.toStdString(), system.port,
                                            DnsChannel::Search::Never};
    exact = new DnsChannel(configuration, q);
    if (!servers.empty())
        return;
    configuration.search = DnsChannel::Search::SystemDomains;
    searching = new DnsChannel(configuration, q);
}

void Resolver::Private::closeChannels(void (*close)(DnsChannel *channel))
{
    for (DnsChannel *const channel : {std::exchange(exact, nullptr), std::exchange(searching, nullptr)}) {
        if (channel)
            close(channel);
    }
}

void Resolver::Private::deliverSoon()
{
    if (std::exchange(deliveryIsDue, true))
        return;
    QMetaObject::invokeMethod(
        q, [this] { deliver(); }, Qt::QueuedConnection);
}

void Resolver::Private::deliver()
{
    deliveryIsDue = false;
    const QPointer<Resolver> alive(q);
    // What is answered meanwhile waits for the next turn, so that a callback that always asks again stops nobody else.
    for (std::size_t count = finished.size(); count > 0 && !finished.empty(); --count) {
        Question *const question = finished.front();
        finished.pop_front();
        if (question)
            question->deliver();
        if (!alive)
            return;
    }
}

std::optional<LookupResult> Resolver::Private::knownName(const std::string &name, Families families)
{
    if (name.empty() || isInDomain(name, "onion") || isInDomain(name, "invalid"))
        return failed(LookupError::NotFound);
    if (const auto literal = SocketAddress::fromLiteral(name, 0))
        return known({*literal}, families);
    if (isNumbersOnly(name))
        return failed(LookupError::NotFound);
    if (isInDomain(name, "localhost")) {
        return known({SocketAddress::ipv4({127, 0, 0, 1}, 0),
                      SocketAddress::ipv6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 0)},
                     families);
    }
    // A name that the hosts file has is not asked for, not even in the family that it lacks: people block names this way.
    refreshFiles();
    std::vector<SocketAddress> addresses = hosts.addressesOf(name);
    if (!addresses.empty())
        return known(std::move(addresses), families);
    return std::nullopt;
}

std::unique_ptr<Resolver::Private::Question> Resolver::Private::newQuestion(Prefer preferred, Answered answered)
{
    return std::make_unique<Question>(*this, preferred, std::move(answered));
}

Resolver::Resolver(QObject *parent)
    : Resolver(System(), parent)
{}

Resolver::Resolver(const System &system, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, system))
{}

Resolver::~Resolver()
{
    for (Private::Question *const question : d->questions)
        question->abandon();
}

void Resolver::setServers(const std::vector<SocketAddress> &servers)
{
    std::string list;
    for (const SocketAddress &server : servers) {
        if (!list.empty())
            list += ',';
        list += server.text();
    }
    if (list == d->servers)
        return;
    for (Private::Question *const question : d->questions) {
        if (!question->isFinished())
            question->finish(failed(LookupError::Cancelled));
    }
    d->servers = std::move(list);
    // Nothing of ours is under way any more, and this may be called from inside one's callback.
    d->closeChannels([](DnsChannel *channel) { channel->deleteLater(); });
    d->openChannels();
}

std::unique_ptr<Resolver::Lookup> Resolver::lookUp(const std::string &name, Families families, Prefer preferred,
                                                   Answered answered)
{
    auto question = d->newQuestion(preferred, std::move(answered));
    const std::string asked = normalized(name);
    if (auto result = d->knownName(asked, families)) {
        question->finish(std::move(*result));
        return question;
    }
    const bool isSingleLabel = name.find('.') == std::string::npos;
    question->askName(isSingleLabel && d->searching ? *d->searching : *d->exact, asked, families);
    return question;
}

std::unique_ptr<Resolver::Lookup> Resolver::lookUpPointer(const SocketAddress &address, Answered answered)
{
    auto question = d->newQuestion(Prefer::Ipv4, std::move(answered));
    const SocketAddress asked = address.unmapped();
    d->refreshFiles();
    if (!asked.isIpv4() && !asked.isIpv6()) {
        question->finish(failed(LookupError::NotFound));
    } else if (auto name = d->hosts.nameOf(asked)) {
        LookupResult result;
        result.name = std::move(*name);
        question->finish(std::move(result));
    } else {
        question->askPointer(*d->exact, asked);
    }
    return question;
}

} // namespace argyle::net
