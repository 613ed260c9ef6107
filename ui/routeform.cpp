// SPDX-License-Identifier: MIT
#include "ui/routeform.h"

#include "settings/routespec.h"
#include "ui/owntorbox.h"
#include "ui/runningtorbox.h"
#include "ui/upstreambox.h"

#include <QRadioButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

namespace argyle::ui {

RouteForm::RouteForm(QWidget *parent)
    : QWidget(parent)
    , m_isDirect(new QRadioButton(tr("&Directly from this computer"), this))
    , m_isUpstream(new QRadioButton(tr("Through &another SOCKS proxy"), this))
    , m_isRunningTor(new QRadioButton(tr("Through the &Tor that runs already"), this))
    , m_isOwnTor(new QRadioButton(tr("Through a Tor that Argyle &runs"), this))
    , m_upstream(new UpstreamBox)
    , m_runningTor(new RunningTorBox)
    , m_ownTor(new OwnTorBox)
{
    m_isDirect->setChecked(true);
    m_isDirect->setObjectName(QStringLiteral("direct"));
    m_isUpstream->setObjectName(QStringLiteral("upstream"));
    m_isRunningTor->setObjectName(QStringLiteral("runningTor"));
    m_isOwnTor->setObjectName(QStringLiteral("ownTor"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    addChoice(*layout, m_isDirect, nullptr);
    addChoice(*layout, m_isUpstream, m_upstream);
    addChoice(*layout, m_isRunningTor, m_runningTor);
    addChoice(*layout, m_isOwnTor, m_ownTor);
    connect(m_upstream, &UpstreamBox::edited, this, &RouteForm::edited);
    connect(m_runningTor, &RunningTorBox::edited, this, &RouteForm::edited);
    connect(m_ownTor, &OwnTorBox::edited, this, &RouteForm::edited);
}

void RouteForm::addChoice(QVBoxLayout &layout, QRadioButton *choice, QWidget *fields)
{
    layout.addWidget(choice);
    if (fields) {
        auto *indented = new QHBoxLayout;
        indented->addSpacing(style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
                             + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing));
        indented->addWidget(fields);
        layout.addLayout(indented);
        fields->hide();
        connect(choice, &QRadioButton::toggled, fields, &QWidget::setVisible);
    }
    connect(choice, &QRadioButton::toggled, this, [this](bool isChosen) {
        if (isChosen)
            emit edited();
    });
}

void RouteForm::setRoute(const settings::Settings &settings)
{
    const QSignalBlocker blocker(this); // what the fields signal meanwhile is no edit
    const settings::RouteSpec spec = settings::parseRoute(settings.route).spec.value_or(settings::DirectSpec{});
    m_ownTor->setPaths(settings.torProgram, settings.torrcExtra);
    if (const auto *upstream = std::get_if<settings::UpstreamSpec>(&spec)) {
        m_upstream->setSpec(*upstream);
        m_isUpstream->setChecked(true);
    } else if (const auto *running = std::get_if<settings::RunningTorSpec>(&spec)) {
        m_runningTor->setSpec(*running);
        m_isRunningTor->setChecked(true);
    } else {
        (std::holds_alternative<settings::OwnTorSpec>(spec) ? m_isOwnTor : m_isDirect)->setChecked(true);
    }
}

void RouteForm::applyTo(settings::Settings &settings) const
{
    settings::RouteSpec spec = settings::DirectSpec{};
    if (m_isUpstream->isChecked()) {
        spec = m_upstream->spec();
    } else if (m_isRunningTor->isChecked()) {
        spec = m_runningTor->spec();
    } else if (m_isOwnTor->isChecked()) {
        spec = settings::OwnTorSpec{};
        settings.torProgram = m_ownTor->program();
        settings.torrcExtra = m_ownTor->torrcExtra();
    }
    // A route can be written in more than one way: the one that is there stays.
    if (settings::parseRoute(settings.route).spec != spec)
        settings.route = settings::toText(spec, settings::Secrets::Told);
}

QString RouteForm::problem() const
{
    if (m_isUpstream->isChecked())
        return m_upstream->problem();
    if (m_isRunningTor->isChecked())
        return m_runningTor->problem();
    return m_isOwnTor->isChecked() ? m_ownTor->problem() : QString();
}

bool RouteForm::isDirect() const
{
    return m_isDirect->isChecked();
}

} // namespace argyle::ui
