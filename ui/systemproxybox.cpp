// SPDX-License-Identifier: MIT
#include "ui/systemproxybox.h"

#include "ui/notice.h"
#include "ui/switch.h"

#include <QLabel>
#include <QVBoxLayout>

namespace argyle::ui {

SystemProxyBox::SystemProxyBox(QWidget *parent)
    : QWidget(parent)
    , m_switch(new Switch(tr("&Set as the system's proxy")))
    , m_about(new QLabel)
    , m_problem(new Notice(Notice::Kind::Error, m_switch))
{
    m_switch->setObjectName(QStringLiteral("systemProxy"));
    m_about->setWordWrap(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_switch);
    layout->addWidget(m_about);
    layout->addWidget(m_problem);
    connect(m_switch, &Switch::clicked, this, &SystemProxyBox::switched);
    setAddress({});
}

void SystemProxyBox::setOn(bool on)
{
    m_switch->setChecked(on);
}

void SystemProxyBox::setAddress(const QString &address)
{
    const QString where = address.isEmpty() ? tr("the first port that is open") : address;
    m_about->setText(
        tr("Applications that follow the desktop's proxy settings then go through %1. What is set there now "
           "comes back when you switch this off, and when Argyle quits.")
            .arg(where));
}

void SystemProxyBox::setProblem(const QString &problem)
{
    m_problem->setText(problem);
}

} // namespace argyle::ui
