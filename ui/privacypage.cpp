// SPDX-License-Identifier: MIT
#include "ui/privacypage.h"

#include "ui/switch.h"

#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace argyle::ui {

PrivacyPage::PrivacyPage(QWidget *parent)
    : SettingsPage(tr("Privacy"), QStringLiteral("security-high"), parent)
    , m_kept(new QSpinBox)
    , m_hide(new Switch(tr("&Hide destinations in the window and in exports")))
{
    m_kept->setObjectName(QStringLiteral("closedStreamsKept"));
    m_kept->setRange(settings::closedStreamsRange.least, settings::closedStreamsRange.most);
    m_kept->setSingleStep(1000);
    m_kept->setGroupSeparatorShown(true);
    m_kept->setSpecialValueText(tr("None"));
    // The first digits of a number are not what is meant, and streams would go at once.
    m_kept->setKeyboardTracking(false);
    m_hide->setObjectName(QStringLiteral("hideDestinations"));
    auto *about = new QLabel(tr("Closed streams are kept in memory alone and are gone when Argyle quits."));
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Closed streams to keep:"), m_kept);
    content()->addLayout(form);
    content()->addWidget(about);
    content()->addWidget(m_hide);
    content()->addStretch(1);

    connect(m_kept, &QSpinBox::valueChanged, this, [this](int kept) {
        edit(tr("Changed how many closed streams are kept"), m_kept,
             [kept](settings::Settings &all) { all.closedStreamsKept = kept; });
    });
    connect(m_hide, &Switch::toggled, this, [this](bool hide) {
        edit(hide ? tr("Hid destinations") : tr("Showed destinations"), nullptr,
             [hide](settings::Settings &all) { all.hideDestinations = hide; });
    });
}

void PrivacyPage::display()
{
    m_kept->setValue(settings().closedStreamsKept);
    m_hide->setChecked(settings().hideDestinations);
}

void PrivacyPage::copyOwn(const settings::Settings &from, settings::Settings &to) const
{
    to.closedStreamsKept = from.closedStreamsKept;
    to.hideDestinations = from.hideDestinations;
}

} // namespace argyle::ui
