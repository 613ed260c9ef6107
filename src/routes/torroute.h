// SPDX-License-Identifier: MIT
#pragma once

#include "routes/route.h"
#include "routes/torattempt.h"
#include "routes/torcircuits.h"
#include "routes/torcontrol.h"
#include "routes/torstate.h"

#include <memory>
#include <optional>
#include <unordered_set>

namespace argyle::routes {

/// Through Tor's SocksPort: what is the same whether Tor is ours or runs already. No destination is ever looked up here.
class TorRoute : public Route
{
    Q_OBJECT
public:
    explicit TorRoute(const TorMeans &means);
    ~TorRoute() override;

    QString name() const override { return QStringLiteral("tor"); }
    QString inWords() const override;
    std::optional<observe::TorStatus> tor() const override = 0;
    Begun begin(const Order &order, AttemptOwner *owner) override;
    void newIdentity() override;

    // What its attempts need.
    /// The SocksPort for a port with these flags, once Tor takes requests; until then nothing, and await() to be told.
    virtual std::optional<socks::Endpoint> proxyFor(isolation::PortFlags flags) = 0;
    /// Why waiting for that is in vain.
    virtual std::optional<Failure> hopeless(isolation::PortFlags) const { return std::nullopt; }
    /// As Attempt::waitsFor().
    QString waitsFor() const;
    /// Calls TorAttempt::proceed() when something has changed.
    void await(TorAttempt &attempt) { m_waiting.insert(&attempt); }
    void forget(TorAttempt &attempt);
    /// The SocksPort has a connection for the stream, from this port of ours; or did not answer.
    virtual void reached(quint64 stream, std::uint16_t sourcePort);
    virtual void missed() {}

protected:
    /// "Tor 0.4.9.11", or a name for a tor whose version is not known.
    virtual QString torName() const;
    /// Follows this control port from now on; TorControl::start() is the caller's. Called once, in the constructor.
    TorControl &followControl(TorControl::Where where, const QString &password, TorControl::Rests rests);
    const TorState *state() const { return m_state.get(); }
    /// Tells of a change, and soon lets the attempts that wait go on.
    void changed();

private:
    void wake();

    TorMeans m_means;
    std::unique_ptr<TorControl> m_control;
    std::unique_ptr<TorCircuits> m_circuits;
    std::unique_ptr<TorState> m_state;
    std::unordered_set<TorAttempt *> m_waiting;
    std::unordered_set<TorAttempt *> m_waking;
};

} // namespace argyle::routes
