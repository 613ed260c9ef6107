// SPDX-License-Identifier: MIT
#include "ui/textpane.h"

#include <QEvent>
#include <QKeyEvent>

namespace argyle::ui {

TextPane::TextPane(QWidget *parent)
    : QTextBrowser(parent)
{
    setFrameShape(NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    blend();
}

void TextPane::showHtml(const QString &html)
{
    if (html == m_html)
        return;
    m_html = html;
    setHtml(html);
}

bool TextPane::event(QEvent *event)
{
    // Copying is the window's too; a text that has the focus comes first.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QTextBrowser::event(event);
}

void TextPane::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        blend();
}

void TextPane::blend()
{
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(fontMetrics().averageCharWidth());
}

} // namespace argyle::ui
