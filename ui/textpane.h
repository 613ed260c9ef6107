// SPDX-License-Identifier: MIT
#pragma once

#include <QTextBrowser>

namespace argyle::ui {

/// A text to be read in a pane, not a field to write in. It can be selected and copied, by mouse and by keys.
class TextPane : public QTextBrowser
{
    Q_OBJECT
public:
    explicit TextPane(QWidget *parent = nullptr);

    /// Shows the text, unless it is there already: set anew it would scroll to its top and lose the selection under the
    /// reader's eyes.
    void showHtml(const QString &html);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void blend();

    QString m_html; ///< as it was given
};

} // namespace argyle::ui
