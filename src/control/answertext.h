// SPDX-License-Identifier: MIT
#pragma once

#include "control/command.h"

#include <QJsonValue>
#include <QString>

namespace argyle::control {

/// What a person reads of an answer: lines, each ended.
QString textOf(const Command &command, const QJsonValue &result);

} // namespace argyle::control
