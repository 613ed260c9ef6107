// SPDX-License-Identifier: MIT
#include "ui/proxymenu.h"

namespace argyle::ui {

ProxyMenu::ProxyMenu(QWidget *parent)
    : QMenu(tr("Copy pro&xy settings"), parent)
{
    setEnabled(false);
}

void ProxyMenu::setAddress(const std::optional<ProxyAddress> &address)
{
    if (address == m_address)
        return;
    m_address = address;
    clear();
    setEnabled(address.has_value());
    if (!address)
        return;
    for (const ProxyClient client : clientsFor(*address)) {
        const QString text = settingsText(client, *address);
        addAction(clientName(client), this, [this, text] { emit copyRequested(text); });
    }
}

} // namespace argyle::ui
