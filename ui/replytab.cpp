// SPDX-License-Identifier: MIT
#include "ui/replytab.h"

#include "observe/bootstrapphase.h"
#include "ui/codeexplanation.h"
#include "ui/dnsleak.h"
#include "ui/streamtext.h"
#include "ui/unanswered.h"

namespace argyle::ui {

ReplyTab::ReplyTab(QWidget *parent)
    : TextPane(parent)
{
    setAccessibleName(tr("Reply of the stream"));
}

void ReplyTab::setStream(const observe::StreamRecord &stream, observe::Destinations destinations)
{
    if (stream.id != m_stream.id || stream.isEnded() != m_stream.isEnded())
        m_course.reset();
    m_stream = stream;
    m_destinations = destinations;
    describe();
    ask();
}

void ReplyTab::clearStream()
{
    m_stream = {};
    m_course.reset();
    showHtml({});
}

void ReplyTab::setTor(const std::optional<observe::TorStatus> &tor)
{
    if (m_tor == tor)
        return;
    m_tor = tor;
    if (m_stream.id != 0)
        describe();
}

void ReplyTab::setTranscript(quint64 stream, const socks::Transcript &transcript)
{
    if (stream != m_stream.id || !dependsOnCourse(m_stream))
        return;
    m_course = courseOf(transcript);
    describe();
}

void ReplyTab::showEvent(QShowEvent *event)
{
    TextPane::showEvent(event);
    ask();
}

void ReplyTab::ask()
{
    if (isVisible() && !m_course && dependsOnCourse(m_stream))
        emit transcriptWanted(m_stream.id);
}

QString ReplyTab::bodyFor(const socks::CodeText &sent) const
{
    const quint8 reason = m_stream.reason.value_or(*m_stream.reply);
    const socks::CodeText &text = m_stream.reason ? socks::textOf(static_cast<socks::Reply>(reason)) : sent;
    // What helps is what is looked for: it is not left below the edge of the pane.
    return advice(reason, text) + explanation(reason, text, m_stream.route, m_stream.problem);
}

/// A sentence on the Tor that the stream has to wait for; empty where it waits for nothing that is known.
QString ReplyTab::waitsFor() const
{
    if (m_stream.isEnded() || m_stream.reply || m_stream.route != QLatin1String("tor") || !m_tor || m_tor->isReady)
        return {};
    if (m_tor->problem.isEmpty() && m_tor->bootstrap)
        return tr("Tor is not ready yet: it has bootstrapped %1 % (%2).")
            .arg(*m_tor->bootstrap)
            .arg(observe::bootstrapPhaseText(m_tor->summary));
    return m_tor->problem;
}

void ReplyTab::describe()
{
    QString heading;
    QString body;
    if (const socks::CodeText *code = codeText(m_stream)) {
        heading = codeTitle(*m_stream.reply, *code);
        body = m_stream.isRouteAtFault ? adviceParagraph(routeAdvice(m_stream.route)) : bodyFor(*code);
    } else {
        heading = unansweredTitle(m_stream, m_course.value_or(Course::Unknown));
        body = m_course ? adviceParagraph(unansweredAdvice(m_stream, *m_course)) : QString();
    }
    QString html = QStringLiteral("<p><big><b>%1</b></big></p>").arg(heading.toHtmlEscaped());
    html += paragraph(tr("What it waits for"), waitsFor());
    html += paragraph(tr("What happened"), problemText(m_stream, m_destinations)) + body;
    if (m_stream.leaksDns)
        html += paragraph(tr("DNS leak"), dnsLeakAdvice(m_stream.application));
    showHtml(html);
}

} // namespace argyle::ui
