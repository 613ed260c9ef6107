// SPDX-License-Identifier: MIT
#include "ui/appearancepage.h"

#include "ui/notice.h"
#include "ui/switch.h"
#include "ui/translation.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QVBoxLayout>

namespace argyle::ui {

using settings::ColorScheme;
using settings::Density;
using settings::Settings;

AppearancePage::AppearancePage(QWidget *parent)
    : SettingsPage(tr("Appearance"), QStringLiteral("preferences-desktop-theme"), parent)
    , m_scheme(makeChoice("scheme"))
    , m_density(makeChoice("density"))
    , m_language(makeChoice("language"))
{
    makeLook();
    makeTray();
    makeStart();
    makeNotifications();
    content()->addStretch(1);
}

void AppearancePage::makeLook()
{
    m_scheme->addItem(tr("As the system"), QVariant::fromValue(ColorScheme::System));
    m_scheme->addItem(tr("Light"), QVariant::fromValue(ColorScheme::Light));
    m_scheme->addItem(tr("Dark"), QVariant::fromValue(ColorScheme::Dark));
    m_density->addItem(tr("Comfortable"), QVariant::fromValue(Density::Comfortable));
    m_density->addItem(tr("Compact"), QVariant::fromValue(Density::Compact));
    m_language->addItem(tr("As the system"), QString());
    for (const translation::Language &language : translation::languages())
        m_language->addItem(language.name, language.code);

    auto *later = new QLabel(tr("Another language shows when Argyle is started again."));
    later->setWordWrap(true);
    later->setForegroundRole(QPalette::PlaceholderText);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("&Colours:"), m_scheme);
    form->addRow(tr("&Row height:"), m_density);
    form->addRow(tr("&Language:"), m_language);
    content()->addLayout(form);
    content()->addWidget(later);

    connect(m_scheme, &QComboBox::currentIndexChanged, this, [this] {
        const auto scheme = m_scheme->currentData().value<ColorScheme>();
        edit(tr("Changed the colours"), nullptr, [scheme](Settings &all) { all.colorScheme = scheme; });
    });
    connect(m_density, &QComboBox::currentIndexChanged, this, [this] {
        const auto density = m_density->currentData().value<Density>();
        edit(tr("Changed the row height"), nullptr, [density](Settings &all) { all.density = density; });
    });
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        const QString language = m_language->currentData().toString();
        edit(tr("Changed the language"), nullptr, [&language](Settings &all) { all.language = language; });
    });
}

void AppearancePage::makeTray()
{
    QGroupBox *group = addGroup(tr("Tray"));
    addSwitch(group, "showTray", tr("&Show Argyle in the tray"), tr("Changed whether Argyle is in the tray"),
              [](Settings &all) -> bool & { return all.showTray; });
    m_closeToTray =
        addSwitch(group, "closeToTray", tr("&Keep Argyle in the tray when its window is closed"),
                  tr("Changed what closing the window does"), [](Settings &all) -> bool & { return all.closeToTray; });
}

void AppearancePage::makeStart()
{
    QGroupBox *group = addGroup(tr("Start"));
    Switch *withSession = addSwitch(group, "startWithSession", tr("Start Argyle when I log &in"),
                                    tr("Changed whether Argyle starts by itself"),
                                    [](Settings &all) -> bool & { return all.startWithSession; });
    m_autostartProblem = new Notice(Notice::Kind::Error, withSession);
    group->layout()->addWidget(m_autostartProblem);
    m_startHidden =
        addSwitch(group, "startHidden", tr("Start &hidden in the tray"), tr("Changed whether Argyle starts hidden"),
                  [](Settings &all) -> bool & { return all.startHidden; });
}

void AppearancePage::makeNotifications()
{
    QGroupBox *group = addGroup(tr("Notifications"));
    const QString done = tr("Changed the notifications");
    addSwitch(group, "notifyFailedPorts", tr("A &port could not be opened"), done,
              [](Settings &all) -> bool & { return all.notifications.failedPorts; });
    addSwitch(group, "notifyTor", tr("&Tor is ready, or gone"), done,
              [](Settings &all) -> bool & { return all.notifications.tor; });
    addSwitch(group, "notifyDnsLeaks", tr("An application looks &names up by itself"), done,
              [](Settings &all) -> bool & { return all.notifications.dnsLeaks; });
}

QComboBox *AppearancePage::makeChoice(const char *objectName) const
{
    auto *box = new QComboBox;
    box->setObjectName(QString::fromLatin1(objectName));
    return box;
}

QGroupBox *AppearancePage::addGroup(const QString &title)
{
    auto *group = new QGroupBox(title);
    new QVBoxLayout(group);
    content()->addWidget(group);
    return group;
}

Switch *AppearancePage::addSwitch(QGroupBox *group, const char *objectName, const QString &text, const QString &done,
                                  Part part)
{
    auto *button = new Switch(text);
    button->setObjectName(QString::fromLatin1(objectName));
    group->layout()->addWidget(button);
    m_switches.append({button, part});
    connect(button, &Switch::toggled, this,
            [this, done, part](bool on) { edit(done, nullptr, [on, part](Settings &all) { part(all) = on; }); });
    return button;
}

void AppearancePage::setAutostartProblem(const QString &problem)
{
    m_autostartProblem->setText(problem);
}

void AppearancePage::display()
{
    m_scheme->setCurrentIndex(m_scheme->findData(QVariant::fromValue(settings().colorScheme)));
    m_density->setCurrentIndex(m_density->findData(QVariant::fromValue(settings().density)));
    // A language that the file names and that does not exist (any more) is the system's.
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings().language)));
    Settings shown = settings();
    for (const SwitchedPart &each : std::as_const(m_switches))
        each.button->setChecked(each.part(shown));
    for (Switch *needsTray : {m_closeToTray, m_startHidden})
        needsTray->setEnabled(shown.showTray);
}

void AppearancePage::copyOwn(const settings::Settings &from, settings::Settings &to) const
{
    to.colorScheme = from.colorScheme;
    to.density = from.density;
    to.language = from.language;
    Settings source = from;
    for (const SwitchedPart &each : m_switches)
        each.part(to) = each.part(source);
}

} // namespace argyle::ui
