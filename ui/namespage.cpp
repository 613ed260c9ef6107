// SPDX-License-Identifier: MIT
#include "ui/namespage.h"

#include "ui/notice.h"
#include "ui/switch.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace argyle::ui {

namespace {

QStringList serversIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

} // namespace

NamesPage::NamesPage(QWidget *parent)
    : SettingsPage(tr("Names"), QStringLiteral("x-office-address-book"), parent)
    , m_servers(new QLineEdit)
    , m_problem(new Notice(Notice::Kind::Error, m_servers))
    , m_cache(new Switch(tr("&Remember answers, for each isolation group apart")))
{
    auto *about = new QLabel(
        tr("On the direct route Argyle looks names up itself. Other routes have this done at their far end."));
    about->setWordWrap(true);
    m_servers->setObjectName(QStringLiteral("nameServers"));
    m_servers->setLayoutDirection(Qt::LeftToRight);
    m_servers->setPlaceholderText(tr("The system's"));
    m_servers->setToolTip(
        tr("IP addresses, with or without a port, such as 192.0.2.53 or [2001:db8::53]:5353. Separate several "
           "with commas."));
    m_cache->setObjectName(QStringLiteral("cacheNames"));

    auto *form = new QFormLayout;
    form->addRow(tr("Name &servers:"), m_servers);
    form->addRow(m_problem);
    content()->addWidget(about);
    content()->addLayout(form);
    content()->addWidget(m_cache);
    content()->addStretch(1);

    connect(m_servers, &QLineEdit::textEdited, this, &NamesPage::readServers);
    connect(m_cache, &Switch::toggled, this, [this](bool on) {
        edit(on ? tr("Switched the memory for names on") : tr("Switched the memory for names off"), nullptr,
             [on](settings::Settings &all) { all.cacheNames = on; });
    });
}

void NamesPage::readServers(const QString &typed)
{
    const QStringList servers = serversIn(typed);
    for (const QString &server : servers) {
        if (const QString problem = settings::problemWithNameServer(server); !problem.isEmpty()) {
            m_problem->setText(problem); // the servers that were given before stay in use
            return;
        }
    }
    m_problem->setText({});
    edit(tr("Changed the name servers"), m_servers, [&servers](settings::Settings &all) { all.nameServers = servers; });
}

void NamesPage::display()
{
    if (serversIn(m_servers->text()) != settings().nameServers)
        m_servers->setText(settings().nameServers.join(QStringLiteral(", ")));
    m_problem->setText({});
    m_cache->setChecked(settings().cacheNames);
}

void NamesPage::copyOwn(const settings::Settings &from, settings::Settings &to) const
{
    to.nameServers = from.nameServers;
    to.cacheNames = from.cacheNames;
}

} // namespace argyle::ui
