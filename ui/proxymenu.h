// SPDX-License-Identifier: MIT
#pragma once

#include "ui/proxysettings.h"

#include <QMenu>

namespace argyle::ui {

/// Proxy settings to copy, one entry for each kind of client. Disabled while no port is open.
class ProxyMenu : public QMenu
{
    Q_OBJECT
public:
    explicit ProxyMenu(QWidget *parent);

    /// The same address again leaves the menu as it is: it may be open.
    void setAddress(const std::optional<ProxyAddress> &address);

signals:
    void copyRequested(const QString &text);

private:
    std::optional<ProxyAddress> m_address;
};

} // namespace argyle::ui
