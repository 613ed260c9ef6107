// SPDX-License-Identifier: MIT
#pragma once

#include "net/reactor.h"
#include "net/resolver.h"
#include "observe/routetrial.h"
#include "settings/settings.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace argyle::routes {

/// One question of a trial: the proxy, the control port, the program. Destroying it ends it.
class TrialPart : public QObject
{
    Q_OBJECT
public:
    /// Emits finished() last, never from inside this.
    virtual void begin() = 0;
    /// What it has been waiting for, as a sentence.
    virtual QString waitsFor() const = 0;

signals:
    void found(const argyle::observe::TrialFinding &finding);
    void finished();

protected:
    void pass(const QString &text);
    void note(const QString &text);
    void fail(const QString &text);
};

/// Tries a route out before, or while, streams use it: asks who stands in the way whether it would carry them. It asks for no
/// destination, so nothing leaves but what goes to the proxy or to Tor itself. Lives in the reactor's thread; destroying it
/// cancels.
class RouteTrial : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds usualPatience{10'000};

    /// Tries the route that the settings name. The reactor outlives the trial. `patience` is for each part.
    RouteTrial(const settings::Settings &settings, net::Reactor &reactor,
               std::chrono::milliseconds patience = usualPatience);
    ~RouteTrial() override;

    void begin();

signals:
    /// Once, never from inside begin(). Empty where the route has nothing in the way that could be asked.
    void finished(const argyle::observe::TrialFindings &findings);

private:
    void addPart(std::unique_ptr<TrialPart> part);
    void partFinished();
    void next();
    void expired();

    net::Resolver m_resolver;
    std::vector<std::unique_ptr<TrialPart>> m_parts;
    std::size_t m_next = 0;
    QTimer m_patience;
    observe::TrialFindings m_findings;
};

} // namespace argyle::routes
