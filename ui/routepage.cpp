// SPDX-License-Identifier: MIT
#include "ui/routepage.h"

#include "settings/routespec.h"
#include "ui/remark.h"
#include "ui/routeform.h"
#include "ui/routestatus.h"
#include "ui/trialview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace argyle::ui {

namespace {

QString inWords(const settings::Settings &settings)
{
    const settings::RouteSpec spec = settings::parseRoute(settings.route).spec.value_or(settings::DirectSpec{});
    const auto text = [](const socks::Endpoint &endpoint) { return QString::fromStdString(socks::toString(endpoint)); };
    if (const auto *upstream = std::get_if<settings::UpstreamSpec>(&spec))
        return RoutePage::tr("the SOCKS proxy %1").arg(text(upstream->proxy));
    if (const auto *running = std::get_if<settings::RunningTorSpec>(&spec))
        return RoutePage::tr("the Tor at %1").arg(text(running->socks));
    return std::holds_alternative<settings::OwnTorSpec>(spec) ? RoutePage::tr("a Tor of its own")
                                                              : RoutePage::tr("directly");
}

bool haveSameRoute(const settings::Settings &one, const settings::Settings &other)
{
    return one.route == other.route && one.torProgram == other.torProgram && one.torrcExtra == other.torrcExtra;
}

} // namespace

RoutePage::RoutePage(QWidget *parent)
    : SettingsPage(tr("Route"), QStringLiteral("argyle-route"), parent)
    , m_status(new RouteStatus)
    , m_form(new RouteForm)
    , m_use(new QPushButton(tr("Use th&is route")))
    , m_try(new QPushButton(tr("T&est")))
    , m_hint(new Remark({}))
    , m_trial(new TrialView)
{
    auto *about = new QLabel(tr("How streams leave Argyle. Those that are open when it changes stay on their way."));
    about->setWordWrap(true);
    m_use->setObjectName(QStringLiteral("use"));
    m_try->setObjectName(QStringLiteral("test"));
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_try->setToolTip(tr("Ask who stands in the way whether it works, without a request to anywhere else"));
    for (QPushButton *button : {m_use, m_try})
        button->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_use);
    buttons->addWidget(m_try);
    buttons->addWidget(m_hint, 1);
    const int gap = fontMetrics().height() / 2;
    content()->addWidget(about);
    content()->addWidget(m_status);
    content()->addSpacing(gap);
    content()->addWidget(m_form);
    content()->addSpacing(gap);
    content()->addLayout(buttons);
    content()->addWidget(m_trial);
    content()->addStretch(1);

    connect(m_form, &RouteForm::edited, this, &RoutePage::drafted);
    connect(m_use, &QPushButton::clicked, this, &RoutePage::use);
    connect(m_try, &QPushButton::clicked, this, &RoutePage::tryOut);
    drafted();
}

void RoutePage::setRoute(const QString &route, const std::optional<observe::TorStatus> &tor)
{
    m_status->setRoute(route, tor);
}

void RoutePage::setFindings(const settings::Settings &tried, const observe::TrialFindings &findings)
{
    // The answer to a question that is not asked any more says nothing of what stands in the form now.
    if (haveSameRoute(tried, m_tried) && m_trial->isVisibleTo(this)) {
        m_trial->setFindings(findings);
        reveal(m_trial);
    }
}

void RoutePage::display()
{
    if (!haveSameRoute(m_shown, settings()))
        m_form->setRoute(settings());
    m_shown = settings();
    drafted();
}

void RoutePage::copyOwn(const settings::Settings &from, settings::Settings &to) const
{
    to.route = from.route;
    to.torProgram = from.torProgram;
    to.torrcExtra = from.torrcExtra;
}

settings::Settings RoutePage::draft() const
{
    settings::Settings drafted = settings();
    m_form->applyTo(drafted);
    return drafted;
}

void RoutePage::drafted()
{
    const QString problem = m_form->problem();
    const settings::Settings now = draft();
    const bool isInUse = problem.isEmpty() && haveSameRoute(now, settings());
    m_use->setEnabled(problem.isEmpty() && !isInUse);
    m_try->setEnabled(problem.isEmpty() && !m_form->isDirect());
    m_hint->setText(!problem.isEmpty() ? tr("Not complete yet.") : isInUse ? QString() : tr("Not in use yet."));
    for (QPushButton *button : {m_use, m_try})
        button->setAccessibleDescription(problem.isEmpty() ? m_hint->text() : problem);
    m_use->setToolTip(problem);
    if (!haveSameRoute(now, m_tried) || !problem.isEmpty())
        m_trial->clear();
}

void RoutePage::use()
{
    const settings::Settings chosen = draft();
    //: %1 is a way out: directly, the SOCKS proxy 192.0.2.1:1080, the Tor at 127.0.0.1:9050, a Tor of its own
    edit(tr("Changed the route: %1").arg(inWords(chosen)), nullptr,
         [this, &chosen](settings::Settings &all) { copyOwn(chosen, all); });
}

void RoutePage::tryOut()
{
    m_tried = draft();
    m_trial->begin();
    emit trialRequested(m_tried);
}

} // namespace argyle::ui
