// SPDX-License-Identifier: MIT
#include "ui/notice.h"

#include "ui/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

#include <algorithm>

namespace argyle::ui {

Notice::Notice(Kind kind, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_field(field)
    , m_symbol(new QLabel(this))
    , m_label(new QLabel(this))
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_symbol, 0, Qt::AlignTop);
    layout->addWidget(m_label, 1);
    recolor();
    hide();
    if (m_field)
        watch(m_field);
}

QString Notice::text() const
{
    return m_label->text();
}

void Notice::setText(const QString &text)
{
    if (text == m_label->text())
        return;
    m_label->setText(text);
    m_label->setAccessibleName(text);
    if (m_field)
        m_field->setAccessibleDescription(text);
    setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        QAccessibleEvent alert(m_label, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void Notice::setTextOnceTyped(const QString &text)
{
    m_onceTyped = text;
    const bool isTyped = std::ranges::any_of(m_watched, [](const QWidget *field) { return field->hasFocus(); });
    if (text.isEmpty() || !isTyped)
        setText(text);
}

void Notice::watch(QWidget *field)
{
    m_watched.append(field);
    field->installEventFilter(this);
}

bool Notice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && !m_onceTyped.isEmpty())
        setTextOnceTyped(m_onceTyped);
    return QWidget::eventFilter(watched, event);
}

void Notice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // The label's own palette would not follow the application's: it is made anew.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        recolor();
}

void Notice::recolor()
{
    const QColor color = m_kind == Kind::Error ? theme::errorText(palette()) : theme::warningText(palette());
    QPalette colored = palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        colored.setColor(QPalette::All, role, color);
    m_label->setPalette(colored);

    const int height = m_label->fontMetrics().height();
    const QString name = m_kind == Kind::Error ? QStringLiteral("dialog-error") : QStringLiteral("dialog-warning");
    m_symbol->setPixmap(theme::icon(name).pixmap(QSize(height, height), devicePixelRatioF()));
}

} // namespace argyle::ui
