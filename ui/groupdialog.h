// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"

#include <QDialog>

namespace argyle::ui {

/// What makes this a group, in a window of its own. Closes by itself into nothing.
class GroupDialog : public QDialog
{
    Q_OBJECT
public:
    GroupDialog(const observe::GroupRecord &group, observe::Destinations destinations, QWidget *parent);
};

} // namespace argyle::ui
