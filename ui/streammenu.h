// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"

#include <QMenu>

namespace argyle::ui {

class MainActions;

/// What can be done with the stream under the pointer. Closes by itself into nothing.
class StreamMenu : public QMenu
{
    Q_OBJECT
public:
    StreamMenu(const observe::StreamRecord &stream, observe::Destinations destinations, const MainActions &actions,
               QWidget *parent);

signals:
    /// A term of the filter's language.
    void filterRequested(const QString &term);
    void groupRequested(quint32 group);
};

} // namespace argyle::ui
