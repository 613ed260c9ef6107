// SPDX-License-Identifier: MIT
// Prints what "Copy proxy settings" copies: argyle_pasted_settings CLIENT ADDRESS, the client as the menu calls it, the address
// as a port's record spells it. Exit status 1 where that client cannot use that address.
#include "ui/proxysettings.h"

#include <cstdio>

int main(int count, char **words)
{
    using namespace argyle::ui;
    const auto address = count == 3 ? proxyAddress(QString::fromUtf8(words[2])) : std::nullopt;
    if (!address)
        return 2;
    for (const ProxyClient client : clientsFor(*address)) {
        if (clientName(client) != QString::fromUtf8(words[1]))
            continue;
        std::fputs(settingsText(client, *address).toUtf8().constData(), stdout);
        return 0;
    }
    return 1;
}
