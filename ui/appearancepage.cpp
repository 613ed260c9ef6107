// SPDX-License-Identifier: MIT
#include "ui/appearancepage.h"

#include "ui/switch.h"

#include <QComboBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace argyle::ui {

using settings::ColorScheme;

AppearancePage::AppearancePage(QWidget *parent)
    : SettingsPage(tr("Appearance"), QStringLiteral("preferences-desktop-theme"), parent)
    , m_scheme(new QComboBox)
    , m_closeToTray(new Switch(tr("&Keep Argyle in the tray when its window is closed")))
{
    m_scheme->setObjectName(QStringLiteral("scheme"));
    m_scheme->addItem(tr("As the system"), QVariant::fromValue(ColorScheme::System));
    m_scheme->addItem(tr("Light"), QVariant::fromValue(ColorScheme::Light));
    m_scheme->addItem(tr("Dark"), QVariant::fromValue(ColorScheme::Dark));
    m_closeToTray->setObjectName(QStringLiteral("closeToTray"));

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Colours:"), m_scheme);
    content()->addLayout(form);
    content()->addWidget(m_closeToTray);
    content()->addStretch(1);

    connect(m_scheme, &QComboBox::currentIndexChanged, this, [this] {
        const auto scheme = m_scheme->currentData().value<ColorScheme>();
        edit(tr("Changed the colours"), nullptr, [scheme](settings::Settings &all) { all.colorScheme = scheme; });
    });
    connect(m_closeToTray, &Switch::toggled, this, [this](bool on) {
        edit(tr("Changed what closing the window does"), nullptr,
             [on](settings::Settings &all) { all.closeToTray = on; });
    });
}

void AppearancePage::display()
{
    m_scheme->setCurrentIndex(m_scheme->findData(QVariant::fromValue(settings().colorScheme)));
    m_closeToTray->setChecked(settings().closeToTray);
}

void AppearancePage::copyOwn(const settings::Settings &from, settings::Settings &to) const
{
    to.colorScheme = from.colorScheme;
    to.closeToTray = from.closeToTray;
}

} // namespace argyle::ui
