// SPDX-License-Identifier: MIT
#include "ui/portspage.h"

#include "session/freeport.h"
#include "ui/portform.h"
#include "ui/portrow.h"
#include "ui/proxysettings.h"
#include "ui/systemproxybox.h"
#include "ui/theme.h"
#include "ui/torrcdialog.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace argyle::ui {

namespace {

constexpr quint16 defaultPort = 1080;

/// Pairs ports with what the engine told of them, by torrc line; of two alike each gets a record of its own.
std::optional<observe::PortRecord> takeRecord(QList<observe::PortRecord> &records, const isolation::PortSpec &spec)
{
    const QString line = isolation::toTorrc(spec);
    const auto found =
        std::ranges::find_if(records, [&line](const observe::PortRecord &record) { return record.spec == line; });
    if (found == records.end())
        return std::nullopt;
    observe::PortRecord record = std::move(*found);
    records.erase(found);
    return record;
}

/// How many ports before that one are like it.
qsizetype alikeBefore(const QList<settings::Port> &ports, qsizetype index)
{
    return std::count_if(ports.begin(), ports.begin() + index,
                         [&](const settings::Port &port) { return port.spec == ports.at(index).spec; });
}

/// The port that has so many like it before, or the last of them where there are fewer; null where there is none.
settings::Port *portAfterAlike(QList<settings::Port> &ports, const isolation::PortSpec &spec, qsizetype before)
{
    settings::Port *found = nullptr;
    for (settings::Port &port : ports) {
        if (port.spec == spec && before-- >= 0)
            found = &port;
    }
    return found;
}

} // namespace

PortsPage::PortsPage(QWidget *parent)
    : SettingsPage(tr("Ports"), QStringLiteral("network-server"), parent)
    , m_list(new QFrame)
    , m_empty(new QLabel(tr("There is no port, so no application can use Argyle. Add one to begin.")))
    , m_add(new QPushButton(theme::icon(QStringLiteral("list-add")), tr("&Add port…")))
    , m_import(new QPushButton(theme::icon(QStringLiteral("document-import")), tr("&Import from torrc…")))
    , m_systemProxy(new SystemProxyBox)
{
    auto *about = new QLabel(tr("Applications reach Argyle at these addresses. Each port has rules of its own."));
    about->setWordWrap(true);
    m_empty->setWordWrap(true);
    m_empty->setMargin(fontMetrics().height());

    m_list->setFrameShape(QFrame::StyledPanel);
    m_list->setBackgroundRole(QPalette::Base);
    m_list->setAutoFillBackground(true);
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    rows->addWidget(m_empty);

    m_add->setObjectName(QStringLiteral("add"));
    m_import->setObjectName(QStringLiteral("import"));
    for (QPushButton *button : {m_add, m_import})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_import);
    buttons->addStretch(1);

    content()->addWidget(about);
    content()->addWidget(m_list);
    content()->addLayout(buttons);
    content()->addSpacing(fontMetrics().height());
    content()->addWidget(m_systemProxy);
    content()->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &PortsPage::addPort);
    connect(m_systemProxy, &SystemProxyBox::switched, this, [this](bool on) {
        edit(on ? tr("Set Argyle as the system's proxy") : tr("Put the system's proxy settings back"), nullptr,
             [on](settings::Settings &all) { all.systemProxy = on; });
    });
    connect(m_import, &QPushButton::clicked, this, &PortsPage::importPorts);
}

void PortsPage::setPorts(const QList<observe::PortRecord> &ports)
{
    m_records = ports;
    display();
}

void PortsPage::setSystemProxyProblem(const QString &problem)
{
    m_systemProxy->setProblem(problem);
}

void PortsPage::display()
{
    const QList<settings::Port> &ports = settings().ports;
    while (m_rows.size() < ports.size())
        m_rows.append(addRow());
    while (m_rows.size() > ports.size()) {
        PortRow *row = m_rows.takeLast();
        row->hide();
        row->deleteLater(); // later: this may run in a signal of that very row
    }

    QList<observe::PortRecord> records = m_records;
    for (qsizetype i = 0; i < ports.size(); ++i)
        m_rows[i]->setPort(ports[i], takeRecord(records, ports[i].spec));
    m_empty->setVisible(ports.isEmpty());
    m_systemProxy->setOn(settings().systemProxy);
    const std::optional<ProxyAddress> address = tcpProxyAddress(m_records);
    m_systemProxy->setAddress(address ? addressText(*address) : QString());
}

void PortsPage::copyOwn(const settings::Settings &from, settings::Settings &to) const
{
    to.ports = from.ports;
    to.systemProxy = from.systemProxy;
}

PortRow *PortsPage::addRow()
{
    auto *row = new PortRow(m_list);
    m_list->layout()->addWidget(row);
    row->show(); // a layout would wait for the next event, and the list would flicker
    connect(row, &PortRow::switched, this,
            [this, row](settings::Port::Switch position) { switchPort(m_rows.indexOf(row), position); });
    connect(row, &PortRow::editRequested, this, [this, row] { editPort(m_rows.indexOf(row)); });
    connect(row, &PortRow::removeRequested, this, [this, row] { removePort(m_rows.indexOf(row)); });
    return row;
}

void PortsPage::addPort()
{
    auto *form = new PortForm(PortForm::Purpose::Add, freshSpec(), rivalsOf(nullptr), this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &PortForm::accepted, this, [this, form] {
        const isolation::PortSpec spec = form->spec();
        edit(tr("Added port %1").arg(isolation::addressText(spec)), nullptr, [&spec](settings::Settings &all) {
            all.ports.append({spec, settings::Port::Switch::On});
        });
    });
    form->open();
}

void PortsPage::importPorts()
{
    QList<isolation::PortSpec> present;
    for (const settings::Port &port : settings().ports)
        present.append(port.spec);
    auto *dialog = new TorrcDialog(present, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TorrcDialog::accepted, this, [this, dialog] {
        const QList<isolation::PortSpec> &specs = dialog->ports();
        const QString done =
            specs.size() == 1 ? tr("Imported 1 port") : tr("Imported %n ports", "two or more", int(specs.size()));
        edit(done, nullptr, [&specs](settings::Settings &all) {
            for (const isolation::PortSpec &spec : specs)
                all.ports.append({spec, settings::Port::Switch::On});
        });
    });
    dialog->open();
}

void PortsPage::editPort(qsizetype index)
{
    const settings::Port &port = settings().ports.at(index);
    const isolation::PortSpec before = port.spec;
    const qsizetype alike = alikeBefore(settings().ports, index);
    auto *form = new PortForm(PortForm::Purpose::Edit, before, rivalsOf(&port), this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &PortForm::accepted, this, [this, form, before, alike] {
        const isolation::PortSpec spec = form->spec();
        edit(tr("Edited port %1").arg(isolation::addressText(spec)), nullptr, [&](settings::Settings &all) {
            // Looked for again: the ports may have changed elsewhere while the form was open.
            if (settings::Port *changed = portAfterAlike(all.ports, before, alike))
                changed->spec = spec;
            else
                all.ports.append({spec, settings::Port::Switch::On});
        });
    });
    form->open();
}

void PortsPage::removePort(qsizetype index)
{
    edit(tr("Removed port %1").arg(isolation::addressText(settings().ports.at(index).spec)), nullptr,
         [index](settings::Settings &all) { all.ports.removeAt(index); });
    if (m_rows.isEmpty())
        m_add->setFocus();
}

void PortsPage::switchPort(qsizetype index, settings::Port::Switch position)
{
    const isolation::PortSpec spec = settings().ports.at(index).spec;
    const QString address = isolation::addressText(spec);
    takeRecord(m_records, spec); // what it tells is of before
    edit(position == settings::Port::Switch::On ? tr("Switched port %1 on").arg(address)
                                                : tr("Switched port %1 off").arg(address),
         nullptr, [index, position](settings::Settings &all) { all.ports[index].position = position; });
}

/// The ports that one may not share its address with: those that are on; none for a port that is itself off. Null stands for a
/// port that is about to be added.
QList<isolation::PortSpec> PortsPage::rivalsOf(const settings::Port *port) const
{
    QList<isolation::PortSpec> rivals;
    for (const settings::Port &other : settings().ports) {
        if (&other != port && other.isOn() && (!port || port->isOn()))
            rivals.append(other.spec);
    }
    return rivals;
}

/// A port to begin with: this machine alone, the first number from the default on that no other port has, nor another program.
isolation::PortSpec PortsPage::freshSpec() const
{
    isolation::TcpAddress address;
    address.port = defaultPort;
    QSet<quint16> reserved; // by ports that are off as well
    for (const settings::Port &port : settings().ports) {
        if (const auto *tcp = std::get_if<isolation::TcpAddress>(&port.spec.address))
            reserved.insert(tcp->port);
    }
    address.port = session::freePortFrom(address, reserved).value_or(defaultPort);
    isolation::PortSpec spec;
    spec.address = address;
    return spec;
}

} // namespace argyle::ui
