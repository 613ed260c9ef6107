// SPDX-License-Identifier: MIT
#include "ui/trialview.h"

#include "ui/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace argyle::ui {

using Outcome = observe::TrialFinding::Outcome;

TrialView::TrialView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
    hide();
}

void TrialView::begin()
{
    m_findings.clear();
    removeLines();
    addLine({}, {}, tr("Trying…"));
    show();
}

void TrialView::setFindings(const observe::TrialFindings &findings)
{
    m_findings = findings;
    showFindings();
    setVisible(!findings.isEmpty());
    setAccessibleName(text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TrialView::clear()
{
    m_findings.clear();
    removeLines();
    hide();
}

QString TrialView::text() const
{
    return m_lines.join(u'\n');
}

void TrialView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && !m_findings.isEmpty())
        showFindings();
}

void TrialView::showFindings()
{
    removeLines();
    for (const observe::TrialFinding &finding : m_findings) {
        switch (finding.outcome) {
        case Outcome::Passed:
            addLine(QStringLiteral("dialog-ok"), tr("Good", "what a test found"), finding.text);
            break;
        case Outcome::Noted:
            addLine(QStringLiteral("dialog-warning"), tr("To know", "what a test found"), finding.text);
            break;
        case Outcome::Failed:
            addLine(QStringLiteral("dialog-error"), tr("Failed", "what a test found"), finding.text);
            break;
        }
    }
}

void TrialView::removeLines()
{
    m_lines.clear();
    while (const QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void TrialView::addLine(const QString &icon, const QString &meaning, const QString &text)
{
    const int row = int(m_lines.size());
    m_lines.append(text);
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!icon.isEmpty()) {
        auto *symbol = new QLabel(this);
        const int side = label->fontMetrics().height();
        symbol->setPixmap(theme::icon(icon).pixmap(QSize(side, side), devicePixelRatioF()));
        symbol->setAccessibleName(meaning);
        m_grid->addWidget(symbol, row, 0, Qt::AlignTop);
    }
    m_grid->addWidget(label, row, 1);
}

} // namespace argyle::ui
