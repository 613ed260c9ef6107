// SPDX-License-Identifier: MIT
#include "ui/settingswindow.h"

#include "ui/appearancepage.h"
#include "ui/browserpage.h"
#include "ui/namespage.h"
#include "ui/notice.h"
#include "ui/portspage.h"
#include "ui/privacypage.h"
#include "ui/routepage.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

namespace argyle::ui {

SettingsWindow::SettingsWindow(const settings::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_ports(new PortsPage)
    , m_route(new RoutePage)
    , m_appearance(new AppearancePage)
    , m_list(new QListWidget)
    , m_stack(new QStackedWidget)
    , m_problem(new Notice(Notice::Kind::Error))
{
    setWindowTitle(tr("Settings"));
    m_list->setObjectName(QStringLiteral("pages"));
    m_list->setAccessibleName(tr("Settings pages"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSpacing(2);

    // Before they come into the window, so that the Tab key goes from the list through the page to the buttons.
    addPage(m_ports);
    addPage(m_route);
    addPage(new NamesPage);
    addPage(new BrowserPage);
    addPage(m_appearance);
    auto *privacy = new PrivacyPage;
    addPage(privacy);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter in a field must not close the window
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *across = new QHBoxLayout;
    across->addWidget(m_list);
    across->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(across, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);

    connect(m_route, &RoutePage::trialRequested, this, &SettingsWindow::routeTrialRequested);
    connect(privacy, &PrivacyPage::removeEndedRequested, this, &SettingsWindow::removeEndedRequested);
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);
    // Fields with an undo of their own take the key first.
    auto *undo = new QShortcut(QKeySequence::Undo, this);
    connect(undo, &QShortcut::activated, this, [this] { m_pages.at(m_stack->currentIndex())->undo(); });
    fitList();
    const QSize comfortable(fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 40);
    resize(comfortable.boundedTo(screen()->availableSize() * 0.9));
}

SettingsWindow::~SettingsWindow()
{
    // A field that loses the focus may tell of a change: let it do that while there are pages to hear it.
    if (QWidget *field = focusWidget())
        field->clearFocus();
}

void SettingsWindow::addPage(SettingsPage *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_list->addItem(new QListWidgetItem(page->icon(), page->title()));
    page->setSettings(m_settings);
    connect(page, &SettingsPage::edited, this,
            [this, page](const settings::Settings &settings) { take(page, settings); });
}

void SettingsWindow::take(SettingsPage *source, const settings::Settings &settings)
{
    m_settings = settings;
    for (SettingsPage *page : m_pages) {
        if (page != source)
            page->setSettings(m_settings);
    }
    emit settingsChanged(m_settings);
}

void SettingsWindow::setSettings(const settings::Settings &settings)
{
    m_settings = settings;
    for (SettingsPage *page : m_pages)
        page->setSettings(m_settings);
}

void SettingsWindow::setPorts(const QList<observe::PortRecord> &ports)
{
    for (SettingsPage *page : m_pages)
        page->setPorts(ports);
}

void SettingsWindow::setRoute(const QString &route, const std::optional<observe::TorStatus> &tor)
{
    for (SettingsPage *page : m_pages)
        page->setRoute(route, tor);
}

void SettingsWindow::setRouteFindings(const settings::Settings &tried, const observe::TrialFindings &findings)
{
    m_route->setFindings(tried, findings);
}

void SettingsWindow::setProblem(const QString &problem)
{
    m_problem->setText(problem);
}

void SettingsWindow::setAutostartProblem(const QString &problem)
{
    m_appearance->setAutostartProblem(problem);
}

void SettingsWindow::setSystemProxyProblem(const QString &problem)
{
    m_ports->setSystemProxyProblem(problem);
}

void SettingsWindow::showPorts()
{
    m_list->setCurrentRow(0);
    show();
    raise();
    activateWindow();
}

void SettingsWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitList();
}

void SettingsWindow::fitList()
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    const int icon = std::max(side, m_list->fontMetrics().height());
    m_list->setIconSize(QSize(icon, icon));
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 2 * (m_list->frameWidth() + m_list->spacing())
                          + m_list->fontMetrics().averageCharWidth());
}

} // namespace argyle::ui
