// SPDX-License-Identifier: MIT
#include "ui/replytab.h"

#include "ui/dnsleak.h"
#include "ui/streamtext.h"

#include <QEvent>

namespace argyle::ui {

namespace {

QString paragraph(const QString &heading, const QString &text)
{
    return text.isEmpty() ? QString()
                          : QStringLiteral("<p><b>%1</b><br>%2</p>").arg(heading.toHtmlEscaped(), text.toHtmlEscaped());
}

/// Tor's own codes come from elsewhere where the route is not Tor.
QString onThisRoute(const observe::StreamRecord &stream)
{
    if (!stream.reply || !socks::isExtended(static_cast<socks::Reply>(*stream.reply))
        || stream.route != QLatin1String("upstream"))
        return {};
    return ReplyTab::tr("The other proxy says so, of the Tor that it uses. What helps has to be done there.");
}

} // namespace

ReplyTab::ReplyTab(QWidget *parent)
    : QTextBrowser(parent)
{
    setAccessibleName(tr("Reply of the stream"));
    setFrameShape(NoFrame);
    setOpenLinks(false);
    setTabChangesFocus(true);
    blend();
}

void ReplyTab::setStream(const observe::StreamRecord &stream)
{
    QString heading;
    QString body;
    if (const socks::CodeText *code = codeText(stream)) {
        heading = QStringLiteral("%1 %2").arg(
            QString::number(*stream.reply, 16).rightJustified(2, QLatin1Char('0')).toUpper(), socksText(code->name));
        body = paragraph(tr("What it means"), socksText(code->meaning));
        if (stream.state == observe::StreamState::Failed) {
            body += paragraph(tr("On this route"), onThisRoute(stream))
                    + paragraph(tr("Likely causes"), socksText(code->causes))
                    + paragraph(tr("What to try next"), socksText(code->advice));
        }
    } else {
        heading = stream.isEnded() ? tr("No reply was sent") : tr("No reply yet");
    }
    QString html = QStringLiteral("<p><big><b>%1</b></big></p>").arg(heading.toHtmlEscaped());
    html += paragraph(tr("What happened"), stream.problem) + body;
    if (stream.leaksDns)
        html += paragraph(tr("DNS leak"), dnsLeakAdvice(stream.application));
    // Set anew it would scroll to its top under the reader's eyes.
    if (html == m_html)
        return;
    m_html = html;
    setHtml(html);
}

void ReplyTab::clearStream()
{
    m_html.clear();
    clear();
}

void ReplyTab::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        blend();
}

// A text in a pane, not a field to write in.
void ReplyTab::blend()
{
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(fontMetrics().averageCharWidth());
}

} // namespace argyle::ui
