// SPDX-License-Identifier: MIT
#include "ui/filterbox.h"

#include "ui/theme.h"
#include "ui/tint.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QRegularExpression>

#include <chrono>

namespace argyle::ui {

using namespace std::chrono_literals;

FilterBox::FilterBox(QWidget *parent)
    : QLineEdit(parent)
    , m_mark(addAction(theme::icon(QStringLiteral("view-filter")), LeadingPosition))
{
    setClearButtonEnabled(true);
    setPlaceholderText(tr("host:example err"));
    setAccessibleName(tr("Filter"));
    setToolTip(tr("Words match any column. Narrow with host: app: port: group: state:open|failed|done err code:05 "
                  "proto:4|4a|5|http cmd:resolve. A minus before a word excludes what it matches."));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    m_longPause.setSingleShot(true);
    m_longPause.setInterval(600ms);
    connect(&m_pause, &QTimer::timeout, this, &FilterBox::read);
    connect(&m_longPause, &QTimer::timeout, this, &FilterBox::judge);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            read();
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        read();
        judge();
    });
}

void FilterBox::addTerm(const QString &term)
{
    addTo(text(), term);
}

void FilterBox::replaceTerm(const QString &term)
{
    const QString key = QRegularExpression::escape(term.section(QLatin1Char(':'), 0, 0));
    const QRegularExpression sameKey(QStringLiteral("(^|\\s+)-?%1:(\"[^\"]*\"?|\\S*)").arg(key),
                                     QRegularExpression::CaseInsensitiveOption);
    addTo(QString(text()).remove(sameKey), term);
}

void FilterBox::addTo(const QString &before, const QString &term)
{
    const QString others = before.trimmed();
    setText(others.isEmpty() ? term : others + QLatin1Char(' ') + term);
    read();
}

QSize FilterBox::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 36, QLineEdit::sizeHint().height()};
}

void FilterBox::read()
{
    m_pause.stop();
    const StreamFilter filter = StreamFilter::parse(text());
    if (!filter.error().isEmpty()) {
        m_longPause.start();
        return;
    }
    m_longPause.stop();
    showProblem({});
    put(filter, text());
}

// What is wrong hides nothing: rows that an earlier text left would pass for what this one finds.
void FilterBox::judge()
{
    const StreamFilter filter = StreamFilter::parse(text());
    if (filter.error().isEmpty())
        return;
    m_longPause.stop();
    put(filter, {});
    showProblem(filter.error());
}

void FilterBox::put(const StreamFilter &filter, const QString &meant)
{
    if (meant == m_applied)
        return;
    m_applied = meant;
    emit filterChanged(filter);
}

void FilterBox::showProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    m_mark->setToolTip(problem);
    setAccessibleDescription(problem);
    recolor();
    emit problemChanged(problem);
}

void FilterBox::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolor();
}

void FilterBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Down) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    read(); // a quick hand goes on before the pause is over
    emit leftDownwards();
}

void FilterBox::recolor()
{
    // Only what differs, so that the rest goes on following the application.
    QPalette colored;
    if (!m_problem.isEmpty())
        colored.setColor(QPalette::Base, tintedBase(colored, theme::errorText(colored)));
    setPalette(colored);
    m_mark->setIcon(theme::icon(m_problem.isEmpty() ? QStringLiteral("view-filter") : QStringLiteral("dialog-error")));
}

} // namespace argyle::ui
