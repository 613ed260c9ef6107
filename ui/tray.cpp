// SPDX-License-Identifier: MIT
#include "ui/tray.h"

#include "ui/theme.h"

#include <QPainter>

#include <utility>

namespace argyle::ui {

namespace {

// The sizes that trays ask for, at 100 % and 200 %.
constexpr int sides[] = {16, 22, 24, 32, 44, 48, 64};

QPixmap drawn(int side, PortsLook look)
{
    const QIcon argyle(QStringLiteral(":/icons/argyle.svg"));
    QPixmap picture(side, side);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    if (look == PortsLook::NotListening)
        painter.setOpacity(0.4); // there, but not at work
    painter.drawPixmap(0, 0, argyle.pixmap(QSize(side, side), 1.0));
    if (look == PortsLook::Trouble) {
        const int badge = side * 5 / 8;
        painter.drawPixmap(side - badge, side - badge, theme::icon(symbolOf(look)).pixmap(QSize(badge, badge), 1.0));
    }
    return picture;
}

QIcon iconOf(PortsLook look)
{
    QIcon icon;
    for (const int side : sides)
        icon.addPixmap(drawn(side, look));
    return icon;
}

} // namespace

Tray::Tray(std::unique_ptr<TrayIcon> icon, QObject *parent)
    : QObject(parent)
    , m_icon(std::move(icon))
    , m_look(PortsLook::NotListening)
{
    m_icon->setMenu(&m_menu);
    m_icon->setIcon(iconOf(m_look));
    connect(m_icon.get(), &TrayIcon::activated, this, &Tray::openRequested);
    connect(m_icon.get(), &TrayIcon::messageClicked, this, &Tray::openRequested);
    connect(&m_menu, &TrayMenu::openRequested, this, &Tray::openRequested);
    describe();
}

Tray::~Tray() = default;

void Tray::setShown(bool shown)
{
    m_shown = shown;
    m_icon->setVisible(shown);
}

bool Tray::isSeen() const
{
    return m_shown && m_icon->isAvailable();
}

void Tray::setPorts(const QList<observe::PortRecord> &ports)
{
    m_menu.setPorts(ports);
    if (const PortsLook look = portsLook(ports); look != m_look) {
        m_look = look;
        m_icon->setIcon(iconOf(look));
    }
    describe();
}

void Tray::setRoute(const QString &route)
{
    m_menu.setRoute(route);
    describe();
}

void Tray::say(const QString &title, const QString &text, TrayIcon::Weight weight)
{
    if (isSeen())
        m_icon->say(title, text, weight);
}

void Tray::describe()
{
    m_icon->setToolTip(tr("Argyle\n%1", "the state in a few words").arg(m_menu.state()));
}

} // namespace argyle::ui
