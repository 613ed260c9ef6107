// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QDialog>

namespace argyle::ui {

/// What makes this a group, in a window of its own. Closes by itself into nothing.
class GroupDialog : public QDialog
{
    Q_OBJECT
public:
    explicit GroupDialog(const observe::GroupRecord &group, QWidget *parent);
};

} // namespace argyle::ui
