// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace argyle::observe {

/// One thing that a trial of a route found out.
struct TrialFinding
{
    enum class Outcome : quint8 {
        Passed,
        Noted, ///< the route can be used, but not for all, or not yet
        Failed,
    };
    Outcome outcome = Outcome::Failed;
    QString text; ///< sentences for a person; no credentials
    bool operator==(const TrialFinding &) const = default;
};

/// All that it found, in the order in which it was tried.
using TrialFindings = QList<TrialFinding>;

} // namespace argyle::observe

Q_DECLARE_METATYPE(argyle::observe::TrialFinding)
