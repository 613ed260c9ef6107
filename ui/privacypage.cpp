// SPDX-License-Identifier: MIT
#include "ui/privacypage.h"

#include "ui/remark.h"
#include "ui/switch.h"
#include "ui/theme.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace argyle::ui {

PrivacyPage::PrivacyPage(QWidget *parent)
    : SettingsPage(tr("Privacy"), QStringLiteral("security-high"), parent)
    , m_kept(new QSpinBox)
    , m_removed(new Remark({}))
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
    auto *remove = new QPushButton(theme::icon(QStringLiteral("edit-clear-history")), tr("&Remove ended streams now"));
    remove->setAutoDefault(false);
    m_removed->setObjectName(QStringLiteral("removed"));
    m_removed->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Ended streams to keep:"), m_kept);
    auto *now = new QHBoxLayout;
    now->addWidget(remove);
    now->addWidget(m_removed, 1);
    const int gap = fontMetrics().height() / 2;
    content()->addLayout(form);
    content()->addWidget(new Remark(tr("Ended streams are kept in memory alone and are gone when Argyle quits.")));
    content()->addLayout(now);
    content()->addSpacing(gap);
    content()->addWidget(m_hide);
    content()->addSpacing(gap);
    content()->addWidget(
        new Remark(tr("Credentials are always masked: those of a stream show only once you reveal them in its "
                      "handshake, and exports never have them.")));
    content()->addStretch(1);

    connect(m_kept, &QSpinBox::valueChanged, this, [this](int kept) {
        edit(tr("Changed how many ended streams are kept"), m_kept,
             [kept](settings::Settings &all) { all.closedStreamsKept = kept; });
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        emit removeEndedRequested();
        m_removed->setText(tr("They are gone."));
    });
    connect(m_hide, &Switch::toggled, this, [this](bool hide) {
        edit(hide ? tr("Hid destinations") : tr("Showed destinations"), nullptr,
             [hide](settings::Settings &all) { all.hideDestinations = hide; });
    });
}

void PrivacyPage::display()
{
    m_kept->setValue(settings().closedStreamsKept);
    m_removed->clear();
    m_hide->setChecked(settings().hideDestinations);
}

void PrivacyPage::copyOwn(const settings::Settings &from, settings::Settings &to) const
{
    to.closedStreamsKept = from.closedStreamsKept;
    to.hideDestinations = from.hideDestinations;
}

} // namespace argyle::ui
