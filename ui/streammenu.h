// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace argyle::ui {

class MainActions;

/// What can be done with the stream under the pointer. Closes by itself into nothing.
class StreamMenu : public QMenu
{
    Q_OBJECT
public:
    StreamMenu(const MainActions &actions, QWidget *parent);
};

} // namespace argyle::ui
