// SPDX-License-Identifier: MIT
#include "ui/settingspage.h"

#include "ui/fittingarea.h"
#include "ui/notice.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTimer>
#include <QVBoxLayout>

namespace argyle::ui {

SettingsPage::SettingsPage(const QString &title, const QString &iconName, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_iconName(iconName)
    , m_problem(new Notice(Notice::Kind::Error))
    , m_lastChange(new QLabel)
    , m_undo(new QPushButton(theme::icon(QStringLiteral("edit-undo")), tr("&Undo")))
{
    // Rich text, so that the heading grows with the person's font.
    auto *heading = new QLabel(QStringLiteral("<b style='font-size:large'>%1</b>").arg(title.toHtmlEscaped()));
    heading->setTextFormat(Qt::RichText);

    auto *inside = new QWidget;
    m_content = new QVBoxLayout(inside);
    m_content->setContentsMargins(0, 0, 0, 0);

    m_lastChange->setTextFormat(Qt::PlainText);
    m_lastChange->setForegroundRole(QPalette::PlaceholderText);
    m_lastChange->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_undo->setObjectName(QStringLiteral("undo"));
    m_undo->setAutoDefault(false);
    m_undo->setEnabled(false);

    auto *footer = new QHBoxLayout;
    footer->addWidget(m_lastChange, 1);
    footer->addWidget(m_undo);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    m_area = new FittingArea(inside, FittingArea::Share::Half);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_problem);
    layout->addLayout(footer);

    connect(m_undo, &QPushButton::clicked, this, &SettingsPage::undo);
}

QIcon SettingsPage::icon() const
{
    return theme::icon(m_iconName);
}

void SettingsPage::setSettings(const settings::Settings &settings)
{
    take(settings);
}

void SettingsPage::setPorts(const QList<observe::PortRecord> &) {}

void SettingsPage::setRoute(const QString &, const std::optional<observe::TorStatus> &) {}

void SettingsPage::reveal(QWidget *control)
{
    // A timer comes after the layouts, which are posted events.
    QTimer::singleShot(0, control, [this, control] { m_area->ensureWidgetVisible(control); });
}

void SettingsPage::undo()
{
    if (m_steps.isEmpty())
        return;
    settings::Settings restored = m_settings;
    copyOwn(m_steps.takeLast().before, restored);
    take(restored);
    showUndo();
    emit edited(m_settings);
}

void SettingsPage::edit(const QString &done, QWidget *field, const std::function<void(settings::Settings &)> &change)
{
    if (m_isDisplaying)
        return;
    settings::Settings changed = m_settings;
    change(changed);
    const QString problem = settings::problemWith(changed);
    if (!problem.isEmpty()) {
        take(m_settings);
        m_problem->setText(problem);
        return;
    }
    if (changed == m_settings)
        return;
    const bool goesOn = field && !m_steps.isEmpty() && m_steps.last().field == field;
    if (!goesOn)
        m_steps.append({m_settings, done, field});
    if (field)
        field->installEventFilter(this);
    take(changed);
    showUndo();
    emit edited(m_settings);
}

void SettingsPage::endRun()
{
    if (!m_steps.isEmpty())
        m_steps.last().field = nullptr;
}

bool SettingsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        endRun();
    return QWidget::eventFilter(watched, event);
}

void SettingsPage::take(const settings::Settings &settings)
{
    const QScopedValueRollback displaying(m_isDisplaying, true);
    m_settings = settings;
    m_problem->setText({});
    display();
}

void SettingsPage::showUndo()
{
    m_undo->setEnabled(canUndo());
    m_lastChange->setText(canUndo() ? m_steps.last().done : QString());
    m_undo->setAccessibleDescription(m_lastChange->text());
}

} // namespace argyle::ui
