// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"
#include "socks/http.h"

#include <optional>
#include <string>

namespace argyle::engine {

/// Whether the answer to an HTTP client depends on which application it is.
bool browserAnswerNeedsApplication(const settings::Settings &settings);

/// What an HTTP client gets that takes the port for an HTTP proxy: the page that the settings have for the values' application, as a
/// whole HTTP answer. Nothing where they say that it gets none.
std::optional<std::string> browserAnswer(const settings::Settings &settings, const socks::HttpRequest &request,
                                         const socks::PageValues &values);

} // namespace argyle::engine
