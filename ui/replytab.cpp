// SPDX-License-Identifier: MIT
#include "ui/replytab.h"

#include "ui/codeexplanation.h"
#include "ui/dnsleak.h"
#include "ui/streamtext.h"

namespace argyle::ui {

ReplyTab::ReplyTab(QWidget *parent)
    : TextPane(parent)
{
    setAccessibleName(tr("Reply of the stream"));
}

void ReplyTab::setStream(const observe::StreamRecord &stream, observe::Destinations destinations)
{
    QString heading;
    QString body;
    if (const socks::CodeText *code = codeText(stream)) {
        heading = codeTitle(*stream.reply, *code);
        body = explanation(*stream.reply, *code, stream.route);
    } else {
        heading = stream.isEnded() ? tr("No reply was sent") : tr("No reply yet");
    }
    QString html = QStringLiteral("<p><big><b>%1</b></big></p>").arg(heading.toHtmlEscaped());
    html += paragraph(tr("What happened"), problemText(stream, destinations)) + body;
    if (stream.leaksDns)
        html += paragraph(tr("DNS leak"), dnsLeakAdvice(stream.application));
    showHtml(html);
}

void ReplyTab::clearStream()
{
    showHtml({});
}

} // namespace argyle::ui
