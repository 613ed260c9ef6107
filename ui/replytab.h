// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QTextBrowser>

namespace argyle::ui {

/// What Argyle answered: the code, its name, what it means here and what to try next; and how to stop a DNS leak.
class ReplyTab : public QTextBrowser
{
    Q_OBJECT
public:
    explicit ReplyTab(QWidget *parent = nullptr);

    void setStream(const observe::StreamRecord &stream);
    void clearStream();

protected:
    void changeEvent(QEvent *event) override;

private:
    void blend();

    QString m_html; ///< as it was set
};

} // namespace argyle::ui
