// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"
#include "ui/textpane.h"

namespace argyle::ui {

/// What Argyle answered: the code, its name, what it means here and what to try next; and how to stop a DNS leak.
class ReplyTab : public TextPane
{
    Q_OBJECT
public:
    explicit ReplyTab(QWidget *parent = nullptr);

    void setStream(const observe::StreamRecord &stream, observe::Destinations destinations);
    void clearStream();
};

} // namespace argyle::ui
