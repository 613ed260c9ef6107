// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace argyle::observe {

/// A phase of Tor's bootstrap (TorStatus::summary) for a person. Tor tells it in English, as one of a few texts; one that is not
/// among those stays as it is.
QString bootstrapPhaseText(const QString &summary);

} // namespace argyle::observe
