// SPDX-License-Identifier: MIT
#include "ui/maintoolbar.h"

#include "ui/filterbox.h"
#include "ui/listeningbutton.h"
#include "ui/mainactions.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace argyle::ui {

MainToolBar::MainToolBar(const MainActions &actions, QWidget *parent)
    : QToolBar(tr("Main toolbar"), parent)
    , m_listening(new ListeningButton(actions.listen, actions.portSettings, this))
    , m_filter(new FilterBox(this))
{
    setObjectName(QStringLiteral("mainToolBar"));
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fitIcons();
    addWidget(m_listening);
    addSeparator();
    for (QAction *action : {actions.closeStreams, actions.newCircuit, actions.newIdentity}) {
        addAction(action);
        m_texted.append(qobject_cast<QToolButton *>(widgetForAction(action)));
    }

    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    auto *label = new QLabel(tr("F&ilter:"), this);
    label->setBuddy(m_filter);
    addWidget(label);
    addWidget(m_filter);
    addAction(actions.settings);
    for (QToolButton *button : findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        button->setFocusPolicy(Qt::TabFocus);
        if (!button->defaultAction()) // Qt's own, with what finds no room
            button->setAccessibleName(tr("More tools"));
    }
    auto *settings = qobject_cast<QToolButton *>(widgetForAction(actions.settings));
    settings->setToolButtonStyle(Qt::ToolButtonIconOnly);
    settings->setAccessibleName(tr("Settings"));
    setTabOrder(m_filter, settings);
}

bool MainToolBar::event(QEvent *event)
{
    const bool isDone = QToolBar::event(event);
    if (event->type() == QEvent::LayoutRequest) // a text has become another
        fitTexts();
    return isDone;
}

void MainToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitIcons();
}

void MainToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fitTexts();
}

// As large as the texts beside them, which is small and calm.
void MainToolBar::fitIcons()
{
    const int side = std::max(style()->pixelMetric(QStyle::PM_SmallIconSize), fontMetrics().height());
    setIconSize(QSize(side, side));
}

// Where there is no room for them the icons go on alone, whose tooltips say the same: the filter would vanish first.
void MainToolBar::fitTexts()
{
    const auto style = width() < widthWithTexts() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    for (QToolButton *button : std::as_const(m_texted))
        button->setToolButtonStyle(style);
}

int MainToolBar::widthWithTexts() const
{
    int wanted = sizeHint().width();
    for (const QToolButton *button : m_texted) {
        // Rather too much than too little, so that they do not come and go in turn.
        if (button->toolButtonStyle() == Qt::ToolButtonIconOnly)
            wanted += fontMetrics().horizontalAdvance(button->text()) + 2 * iconSize().width();
    }
    return wanted;
}

} // namespace argyle::ui
