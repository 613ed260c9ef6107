// SPDX-License-Identifier: MIT
#include "ui/handshaketable.h"

#include "ui/theme.h"
#include "ui/tint.h"

#include <QEvent>
#include <QFontMetrics>
#include <QMimeData>
#include <QTextBlock>
#include <QTextTable>

#include <utility>

namespace argyle::ui {

namespace {

/// How many average characters wide the view is where a line of 16 bytes, or of 8, leaves the other columns room.
constexpr int wideView = 140;
constexpr int usualView = 85;

QString colored(const QString &text, const QColor &color)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(color.name(), text.toHtmlEscaped());
}

} // namespace

HandshakeTable::HandshakeTable(QWidget *parent)
    : TextPane(parent)
{
    setAccessibleName(tr("Handshake of the stream"));
}

void HandshakeTable::setMessages(std::vector<socks::Message> messages, const QStringList &remarks)
{
    m_messages = std::move(messages);
    m_remarks = remarks;
    rebuild();
}

void HandshakeTable::setDisclosure(const Disclosure &disclosure)
{
    if (m_disclosure == disclosure)
        return;
    m_disclosure = disclosure;
    rebuild();
}

void HandshakeTable::changeEvent(QEvent *event)
{
    TextPane::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

void HandshakeTable::resizeEvent(QResizeEvent *event)
{
    TextPane::resizeEvent(event);
    if (room() != m_room)
        rebuild();
}

QMimeData *HandshakeTable::createMimeDataFromSelection() const
{
    const QTextCursor selection = textCursor();
    QString text;
    QTextTableCell before;
    for (QTextBlock block = document()->findBlock(selection.selectionStart());
         block.isValid() && block.position() <= selection.selectionEnd(); block = block.next()) {
        const int from = std::max(selection.selectionStart(), block.position()) - block.position();
        const int to = std::min(selection.selectionEnd(), block.position() + block.length() - 1) - block.position();
        const QTextTable *table = QTextCursor(block).currentTable();
        const QTextTableCell cell = table ? table->cellAt(block.position()) : QTextTableCell();
        const bool isSameRow = cell.isValid() && before.isValid() && cell.row() == before.row();
        if (!text.isEmpty())
            text += isSameRow ? QLatin1Char('\t') : QLatin1Char('\n');
        // A cell's own lines become one.
        text += block.text().mid(from, to - from).replace(QChar::LineSeparator, QLatin1Char(' '));
        before = cell;
    }
    text.replace(QChar::Nbsp, QLatin1Char(' ')); // by which cells that do not wrap are kept together
    auto *copied = new QMimeData;
    copied->setText(text);
    return copied;
}

HandshakeTable::Room HandshakeTable::room() const
{
    const int characters = viewport()->width() / fontMetrics().averageCharWidth();
    return characters > wideView ? Room::Wide : characters > usualView ? Room::Usual : Room::Narrow;
}

qsizetype HandshakeTable::bytesInLine() const
{
    switch (m_room) {
    case Room::Narrow:
        return 4;
    case Room::Usual:
        return 8;
    case Room::Wide:
        return 16;
    }
    Q_UNREACHABLE();
}

QString HandshakeTable::acrossAll(const QString &html) const
{
    return QStringLiteral("<tr><td colspan=\"%1\">%2</td></tr>").arg(m_room == Room::Narrow ? 3 : 4).arg(html);
}

void HandshakeTable::rebuild()
{
    m_room = room();
    QString html;
    for (const socks::Message &message : m_messages) {
        html += acrossAll(QStringLiteral("<b>%1</b> &nbsp; ").arg(titleOf(message).toHtmlEscaped())
                          + colored(remarkOn(message, m_disclosure), mutedText(palette())));
        for (const socks::Field &field : message.fields)
            html += rowOf(message, field);
        if (!message.isWhole && message.kind != socks::MessageKind::Unreadable)
            html += acrossAll(colored(endsEarlyText(), theme::warningText(palette())));
        html += acrossAll(QStringLiteral("&nbsp;"));
    }
    if (!html.isEmpty())
        html = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"1\">%1</table>").arg(html);
    for (const QString &remark : std::as_const(m_remarks))
        html += QStringLiteral("<p>%1</p>").arg(colored(remark, mutedText(palette())));
    showHtml(html);
}

QString HandshakeTable::rowOf(const socks::Message &message, const socks::Field &field) const
{
    const QString gap = QStringLiteral("padding-right:%1px").arg(2 * fontMetrics().averageCharWidth());
    const QFont fixed = theme::monospace();
    const QString hex = hexOf(message, field, m_disclosure, bytesInLine()).join(QStringLiteral("<br>"));
    const QString value = valueOf(field, m_disclosure).toHtmlEscaped();
    QString meaning = colored(meaningOf(field), mutedText(palette()));
    if (field.fault)
        meaning += QLatin1Char(' ') + colored(faultOf(field), theme::errorText(palette()));
    const QString between =
        m_room == Room::Narrow ? value.isEmpty() ? QString() : QStringLiteral("<br>") : QStringLiteral("</td><td>");
    // The titles, which reach across, would widen the first columns.
    const QString last = m_room == Room::Narrow ? QStringLiteral(" width=\"60%\"") : QString();
    return QStringLiteral(
               "<tr><td style=\"%1;white-space:nowrap\">%2</td>"
               "<td dir=\"ltr\" style=\"%1;white-space:nowrap\"><span style=\"font-family:'%3'\">%4</span></td>"
               "<td style=\"%1\"%6>%5</td></tr>")
        .arg(gap, nameOf(field).toHtmlEscaped(), fixed.family(), hex, value + between + meaning, last);
}

} // namespace argyle::ui
