// SPDX-License-Identifier: MIT
#include "engine/browseranswer.h"

namespace argyle::engine {

bool browserAnswerNeedsApplication(const settings::Settings &settings)
{
    const QLatin1String placeholder("{application}");
    return !settings.browserPages.empty() || settings.browserPage.body.contains(placeholder)
           || settings.browserPage.title.contains(placeholder);
}

std::optional<std::string> browserAnswer(const settings::Settings &settings, const socks::HttpRequest &request,
                                         const socks::PageValues &values)
{
    const auto own = settings.browserPages.find(QString::fromStdString(values.application));
    const settings::BrowserPage &chosen = own != settings.browserPages.end() ? own->second : settings.browserPage;
    if (!chosen.enabled)
        return std::nullopt;
    socks::PageTemplate page = socks::builtInPage();
    page.status = chosen.status;
    if (!chosen.title.isEmpty())
        page.title = chosen.title.toStdString();
    if (!chosen.body.isEmpty())
        page.body = chosen.body.toStdString();
    return socks::httpAnswer(request, page, values);
}

} // namespace argyle::engine
