// SPDX-License-Identifier: MIT
#include "ui/routestatus.h"

#include "observe/bootstrapphase.h"
#include "ui/notice.h"
#include "ui/remark.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace argyle::ui {

RouteStatus::RouteStatus(QWidget *parent)
    : QGroupBox(tr("In use"), parent)
    , m_route(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_phase(new Remark({}, this))
    , m_problem(new Notice(Notice::Kind::Error, nullptr, this))
    , m_warnings(new Notice(Notice::Kind::Warning, nullptr, this))
{
    m_route->setObjectName(QStringLiteral("routeInUse"));
    m_route->setTextFormat(Qt::PlainText);
    m_route->setWordWrap(true);
    m_route->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("bootstrap"));
    //: percent of a progress bar
    m_progress->setFormat(tr("%p%"));
    m_progress->setAccessibleName(tr("How far Tor is"));
    m_phase->setObjectName(QStringLiteral("bootstrapPhase"));
    m_problem->setObjectName(QStringLiteral("routeProblem"));
    m_warnings->setObjectName(QStringLiteral("routeWarnings"));

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_route);
    layout->addWidget(m_progress);
    layout->addWidget(m_phase);
    layout->addWidget(m_problem);
    layout->addWidget(m_warnings);
    setRoute({}, std::nullopt);
}

void RouteStatus::setRoute(const QString &route, const std::optional<observe::TorStatus> &tor)
{
    setVisible(!route.isEmpty());
    m_route->setText(route);
    const bool isOnItsWay = tor && tor->bootstrap && !tor->isReady;
    m_progress->setVisible(isOnItsWay);
    m_phase->setVisible(isOnItsWay && !tor->summary.isEmpty());
    if (isOnItsWay) {
        m_progress->setValue(*tor->bootstrap);
        m_phase->setText(observe::bootstrapPhaseText(tor->summary));
    }
    m_problem->setText(tor ? tor->problem : QString());
    m_warnings->setText(tor ? tor->warnings.join(u'\n') : QString());
}

} // namespace argyle::ui
