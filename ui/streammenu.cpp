// SPDX-License-Identifier: MIT
#include "ui/streammenu.h"

#include "ui/mainactions.h"

namespace argyle::ui {

StreamMenu::StreamMenu(const MainActions &actions, QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addAction(actions.closeStreams);
    addSeparator();
    addActions({actions.copyDestination, actions.copyCurlCommand});
    addSeparator();
    addActions({actions.filterByHost, actions.filterByApplication, actions.showOnlyGroup});
    addSeparator();
    addActions({actions.newCircuit, actions.explainGroup});
}

} // namespace argyle::ui
