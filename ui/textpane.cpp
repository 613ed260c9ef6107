// SPDX-License-Identifier: MIT
#include "ui/textpane.h"

#include "ui/textkeys.h"

#include <QEvent>

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
    return isTakenByText(event) || QTextBrowser::event(event);
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
