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
    addActions({actions.closeStreams, actions.newCircuit, actions.newIdentity});

    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    auto *label = new QLabel(tr("F&ilter:"), this);
    label->setBuddy(m_filter);
    addWidget(label);
    addWidget(m_filter);
    addAction(actions.settings);
    for (QToolButton *button : findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly))
        button->setFocusPolicy(Qt::TabFocus);
    auto *settings = qobject_cast<QToolButton *>(widgetForAction(actions.settings));
    settings->setToolButtonStyle(Qt::ToolButtonIconOnly);
    settings->setAccessibleName(tr("Settings"));
    setTabOrder(m_filter, settings);
}

void MainToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitIcons();
}

// As large as the texts beside them, which is small and calm.
void MainToolBar::fitIcons()
{
    const int side = std::max(style()->pixelMetric(QStyle::PM_SmallIconSize), fontMetrics().height());
    setIconSize(QSize(side, side));
}

} // namespace argyle::ui
