// SPDX-License-Identifier: MIT
#include "ui/grouptab.h"

#include "isolation/group.h"
#include "ui/diamond.h"
#include "ui/streamtext.h"
#include "ui/textlabel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>

namespace argyle::ui {

GroupTab::GroupTab(QWidget *parent)
    : QWidget(parent)
    , m_diamond(new QLabel(this))
    , m_name(new QLabel(this))
    , m_meaning(new QLabel(this))
    , m_fields(new QFormLayout)
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setAlignment(besideItsLabel());
    m_meaning->setWordWrap(true);
    QFont strong = font();
    strong.setBold(true);
    m_name->setFont(strong);

    auto *heading = new QHBoxLayout;
    heading->addWidget(m_diamond);
    heading->addWidget(m_name, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(heading);
    layout->addWidget(m_meaning);
    layout->addLayout(m_fields);
    layout->addStretch(1);
    clear();
}

void GroupTab::setGroup(const observe::GroupRecord &group, observe::Destinations destinations)
{
    const bool sameFields = group.id == m_group.id && group.fields == m_group.fields && group.epoch == m_group.epoch
                            && group.circuit == m_group.circuit && group.name == m_group.name
                            && group.applications == m_group.applications && destinations == m_destinations;
    m_group = group;
    m_destinations = destinations;
    if (sameFields && m_fields->rowCount() > 0)
        return; // rebuilt under the pointer, a selection would be lost
    m_name->setText(isolation::nameInWords(group.name));
    m_meaning->setText(
        tr("Streams belong to this group where all of these are the same. Only they share a circuit, a name "
           "cache and an identity."));
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
    for (const auto &[name, value] : group.fields) {
        const bool isHidden = destinations == observe::Destinations::Hidden && isolation::namesDestination(name);
        const QString shown = value.isEmpty() ? tr("none", "credentials or address of a client that has none")
                                              : isolation::nameInWords(value);
        addRow(QCoreApplication::translate("argyle::isolation", name.toUtf8().constData()),
               isHidden ? hiddenText() : shown);
    }
    if (group.applications.size() > 1) // else the name tells it
        addRow(tr("Applications"), group.applications.join(QStringLiteral(", ")));
    addRow(tr("New circuits so far"), QLocale().toString(group.epoch));
    addCircuit(group.circuit);
    showDiamond();
}

void GroupTab::clear()
{
    m_group = {};
    m_name->setText(tr("No group"));
    m_meaning->setText(tr("The stream ended before it had a group, or its group has been forgotten."));
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
    showDiamond();
}

void GroupTab::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showDiamond();
}

void GroupTab::addCircuit(const observe::Circuit &circuit)
{
    if (circuit.isEmpty())
        return;
    addRow(tr("Circuit"), circuit.text());
    for (qsizetype i = 0; i < circuit.relays.size(); ++i) {
        const observe::Relay &relay = circuit.relays[i];
        QStringList parts{relay.nickname, relay.country.toUpper(), relay.fingerprint};
        parts.removeAll(QString());
        addRow(tr("Relay %1", "its place in a circuit").arg(i + 1), parts.join(QStringLiteral(", ")));
    }
}

void GroupTab::addRow(const QString &name, const QString &value)
{
    auto *label = new TextLabel(value, this);
    label->setAlignment(besideItsLabel());
    label->setAccessibleName(name);
    m_fields->addRow(tr("%1:", "name of a field").arg(name), label);
}

// A name or an address would go to the side where its own script begins, in a right-to-left window the far one.
Qt::Alignment GroupTab::besideItsLabel() const
{
    return QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter) | Qt::AlignAbsolute;
}

void GroupTab::showDiamond()
{
    const int side = fontMetrics().height() * 3 / 2;
    m_diamond->setPixmap(diamondIcon(m_group.id).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace argyle::ui
