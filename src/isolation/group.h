// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"
#include "socks/request.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace argyle::isolation {

/// What is known of a stream when its group is decided.
struct StreamFacts
{
    std::string portKey;       ///< names the port; streams of other ports never share unless SessionGroup says so
    std::string clientAddress; ///< empty for Unix-domain clients, whose address never isolates
    std::string clientProcess; ///< executable, empty where it is not known or the port does not isolate by it
    const socks::Request *request = nullptr;
};

/// One field of a group's tuple, for a person: ("Credentials", "tag 3f9a"). Names are English sources for translation
/// (context "argyle::isolation").
struct GroupField
{
    QString name;
    QString value;
    bool operator==(const GroupField &) const = default;
};

/// Base of what a route keeps for a group.
class GroupState
{
public:
    virtual ~GroupState() = default;
};

/// An isolation group: streams may share a circuit, a name cache and an upstream identity only inside one.
/// Lives in the thread of its GroupRegistry.
class Group
{
public:
    std::uint32_t id() const { return m_id; }

    /// Raised by "new circuit" and "new identity": streams of different epochs share nothing. Begins at 0.
    std::uint32_t epoch() const { return m_epoch; }

    /// What the route keeps for the streams of this group and epoch (a name cache, upstream credentials). A stream
    /// takes a share of it when it joins; a new epoch begins with none.
    const std::shared_ptr<GroupState> &state() const { return m_state; }

    void setState(std::shared_ptr<GroupState> state) { m_state = std::move(state); }

    /// Application (its executable's base name), "curl +1" where it shares the group with another (applications() tells which);
    /// else the shortened tag of its credentials, else its port.
    QString name() const;

    /// One that has streams here, by its executable.
    void addApplication(const QString &executable);

    /// Base names, in the order in which they came, but for Argyle itself, which comes last: its trial of a port is no reason to
    /// name a group after it.
    const QStringList &applications() const { return m_applications; }

    /// The address of the port that its first stream came in by.
    const std::string &portKey() const { return m_portKey; }

    /// Each field that the port isolates by, with its value; credentials as their tag.
    std::vector<GroupField> fields() const;
    /// "tag 3f9a", or empty where the group has no credentials.
    QString credentialsTag() const;

    std::uint32_t openStreams() const { return m_openStreams; }

private:
    friend class GroupRegistry;
    /// The value of the tuple's field of that flag; only where the flag is among m_isolation.
    QString valueOf(PortFlag flag) const;

    std::uint32_t m_id = 0;
    std::uint32_t m_epoch = 0;
    std::uint32_t m_openStreams = 0;
    std::shared_ptr<GroupState> m_state;
    QStringList m_applications;
    std::string m_portKey;
    std::string m_key; ///< the tuple (groupkey.h). Holds credentials: never printed
    PortFlags m_isolation;
    std::list<Group *>::iterator m_idlePlace; ///< in the registry's list of idle groups, while it has no streams
};

/// Finds the group of each stream. One per engine thread, no locks.
class GroupRegistry
{
public:
    GroupRegistry();
    ~GroupRegistry();

    /// The group that a stream with these facts belongs to, made if there is none, by the port's flags (tuple of
    /// the isolating fields together with the set of isolation flags and both epochs). Counts the stream as open in it.
    std::shared_ptr<Group> join(const PortSpec &spec, const StreamFacts &facts);
    /// The stream has ended. A group that has no streams is kept for a while so that its tag, cache and circuit live on
    /// (bounded: at most 1024 idle groups, the longest idle go first).
    void leave(const std::shared_ptr<Group> &group);

    /// Raises the group's epoch and drops its state: streams that are open stay as they are, later ones start afresh.
    /// The group keeps its id. False where there is no such group.
    bool newCircuit(std::uint32_t groupId);
    /// The same for every group; groups made later begin with the epoch that this raises.
    void newIdentity();

    std::shared_ptr<Group> find(std::uint32_t groupId) const;
    /// Groups that have streams or are remembered, in the order of their ids.
    std::vector<std::shared_ptr<Group>> groups() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// A tag of 4 hexadecimal digits for credentials, keyed by a secret of this run, so that it tells them apart without
/// telling them: the beginning of an HMAC-SHA256. Empty where there are no credentials. Thread-safe.
QString credentialsTag(const socks::Credentials &credentials);

/// Whether the value of the field of that name (GroupField::name) tells where its streams lead.
bool namesDestination(const QString &fieldName);
/// A group's name, or the value of one of its fields, for a person: "tag 3f9a" is what programs are told in every language.
QString nameInWords(const QString &name);

} // namespace argyle::isolation
