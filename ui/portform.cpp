// SPDX-License-Identifier: MIT
#include "ui/portform.h"

#include "ui/fittingarea.h"
#include "ui/notice.h"
#include "ui/portaddressbox.h"
#include "ui/portflagbox.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace argyle::ui {

namespace {

using isolation::PortFlag;
using Choice = PortFlagBox::Choice;
constexpr auto sets = PortFlagBox::Ticked::Sets;
constexpr auto clears = PortFlagBox::Ticked::Clears;

QList<Choice> isolationChoices()
{
    return {
        {PortFlag::IsolateClientAddr, sets, PortForm::tr("Client address"),
         PortForm::tr("Clients at different addresses never share a circuit.")},
        {PortFlag::IsolateSocksAuth, sets, PortForm::tr("Credentials"),
         PortForm::tr("Clients that give different user names or passwords never share a circuit.")},
        {PortFlag::KeepAliveIsolateSocksAuth, sets, PortForm::tr("Keep credentials' circuits alive"),
         PortForm::tr("A circuit of streams with credentials is kept for as long as one of them is open."),
         PortFlagBox::Depth::BelowTheOneBefore},
        {PortFlag::IsolateClientProtocol, sets, PortForm::tr("Protocol"),
         PortForm::tr("SOCKS4 and SOCKS5 clients never share a circuit.")},
        {PortFlag::IsolateDestPort, sets, PortForm::tr("Destination port"),
         PortForm::tr("Streams to different ports never share a circuit.")},
        {PortFlag::IsolateDestAddr, sets, PortForm::tr("Destination address"),
         PortForm::tr("Streams to different hosts never share a circuit.")},
        {PortFlag::IsolateClientProcess, sets, PortForm::tr("Application"),
         PortForm::tr("Different programs of this computer never share a circuit.")},
    };
}

QList<Choice> answerChoices()
{
    return {
        {PortFlag::ExtendedErrors, sets, PortForm::tr("Extended error codes"),
         PortForm::tr("Says what is wrong with an onion service in codes F0 to F7, which some clients do not know.")},
        {PortFlag::PreferSocksNoAuth, sets, PortForm::tr("Prefer no authentication"),
         PortForm::tr(
             "Does without credentials where a client offers both. For clients that offer credentials but fail to "
             "send them.")},
    };
}

QList<Choice> trafficChoices()
{
    return {
        {PortFlag::Ipv4Traffic, sets, PortForm::tr("IPv4"), PortForm::tr("May connect to IPv4 addresses.")},
        {PortFlag::Ipv6Traffic, sets, PortForm::tr("IPv6"), PortForm::tr("May connect to IPv6 addresses.")},
        {PortFlag::PreferIpv6, sets, PortForm::tr("Prefer IPv6"),
         PortForm::tr("Takes the IPv6 address where a name has both.")},
        {PortFlag::OnionTrafficOnly, sets, PortForm::tr("Only onion services"),
         PortForm::tr("Refuses every destination that is not an onion service.")},
        {PortFlag::OnionTraffic, clears, PortForm::tr("No onion services"), PortForm::tr("Refuses onion services.")},
        {PortFlag::DnsRequest, clears, PortForm::tr("No name lookups"),
         PortForm::tr("Refuses names that would have to be looked up, and requests to look one up.")},
        {PortFlag::SafeSocks, sets, PortForm::tr("Refuse clients that resolve names themselves"),
         PortForm::tr(
             "SafeSocks: refuses requests for an address, because the client may have asked a name server for it "
             "outside Argyle.")},
    };
}

} // namespace

PortForm::PortForm(Purpose purpose, const isolation::PortSpec &spec, const QList<isolation::PortSpec> &others,
                   QWidget *parent)
    : QDialog(parent)
    , m_spec(spec)
    , m_others(others)
    , m_address(new PortAddressBox)
    , m_isolation(new PortFlagBox(tr("Keep apart by"), isolationChoices()))
    , m_answers(new PortFlagBox(tr("Answers"), answerChoices()))
    , m_traffic(new PortFlagBox(tr("Names and addresses"), trafficChoices()))
{
    arrange(purpose);
    showInControls();
    showInLine();
    judge();
    resize(sizeHint().boundedTo(screen()->availableSize() * 9 / 10));
    m_fittedHeight = height();
    if (purpose == Purpose::Add)
        m_address->enter();

    connect(m_address, &PortAddressBox::edited, this, &PortForm::readControls);
    for (PortFlagBox *box : {m_isolation, m_answers, m_traffic})
        connect(box, &PortFlagBox::edited, this, &PortForm::readControls);
    connect(m_hasGroup, &QCheckBox::toggled, this, &PortForm::readControls);
    connect(m_group, &QSpinBox::valueChanged, this, &PortForm::readControls);
    connect(m_line, &QLineEdit::textEdited, this, &PortForm::readLine);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (m_lineProblem->text().isEmpty())
            showInLine(); // written as Argyle writes it
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

PortForm::~PortForm()
{
    // A field that loses the focus tells so: let it do that while there is a form to hear it.
    if (QWidget *field = focusWidget())
        field->clearFocus();
}

bool PortForm::event(QEvent *event)
{
    const bool isDone = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        placeBoxes();
        fitToScreen();
    }
    return isDone;
}

// A sentence that appears beside a field gets room where the screen has it, and leaves none behind when it goes, unless the
// person has given the form another height.
void PortForm::fitToScreen()
{
    const QRect room = screen()->availableGeometry();
    if (sizeHint().height() > height() || height() == m_fittedHeight) {
        resize(width(), std::min(sizeHint().height(), room.height() * 9 / 10));
        m_fittedHeight = height();
    }
    if (const int below = frameGeometry().bottom() - room.bottom(); isVisible() && below > 0)
        move(x(), std::max(room.top(), y() - below));
}

QGroupBox *PortForm::makeSessionBox()
{
    auto *box = new QGroupBox(tr("Share groups with"));
    m_hasGroup = new QCheckBox(tr("Ports of &session group"));
    m_hasGroup->setToolTip(
        tr("Ports of the same session group share their isolation groups. Without one, a port keeps its "
           "streams apart from every other port's."));
    m_hasGroup->setAccessibleDescription(m_hasGroup->toolTip());
    m_group = new QSpinBox;
    m_group->setRange(0, std::numeric_limits<int>::max());
    m_group->setAccessibleName(tr("Session group"));
    auto *layout = new QHBoxLayout(box);
    layout->addWidget(m_hasGroup);
    layout->addWidget(m_group);
    layout->addStretch(1);
    return box;
}

QWidget *PortForm::makeLine()
{
    auto *row = new QWidget;
    auto *label = new QLabel(tr("&torrc line:"));
    m_line = new QLineEdit;
    m_line->setObjectName(QStringLiteral("torrc"));
    m_line->setFont(theme::monospace());
    m_line->setLayoutDirection(Qt::LeftToRight);
    m_line->setToolTip(
        tr("This port as a SocksPort line of Tor's configuration. Paste another over it and the form follows."));
    label->setBuddy(m_line);
    m_lineProblem = new Notice(Notice::Kind::Error, m_line);
    m_lineProblem->setObjectName(QStringLiteral("lineProblem"));

    auto *layout = new QGridLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label, 0, 0);
    layout->addWidget(m_line, 0, 1);
    layout->addWidget(m_lineProblem, 1, 0, 1, 2);
    return row;
}

void PortForm::arrange(Purpose purpose)
{
    setWindowTitle(purpose == Purpose::Add ? tr("Add port") : tr("Edit port"));

    auto *inside = new QWidget;
    m_area = new FittingArea(inside, FittingArea::Share::Most);
    m_session = makeSessionBox();
    m_grid = new QGridLayout(inside);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->addWidget(m_address, 0, 0, 1, 2);
    for (const int column : {0, 1})
        m_grid->setColumnStretch(column, 1);
    m_grid->setRowStretch(5, 1); // below all of them in either case
    placeBoxes();

    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Ok)->setText(purpose == Purpose::Add ? tr("&Add port") : tr("Sa&ve port"));

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_area, 1);
    layout->addWidget(makeLine());
    layout->addWidget(m_buttons);
}

bool PortForm::isRoomForTwoColumns() const
{
    const auto least = [](const QWidget *one, const QWidget *below) {
        return std::max(one->minimumSizeHint().width(), below->minimumSizeHint().width());
    };
    const int both = least(m_isolation, m_answers) + least(m_traffic, m_session) + m_grid->horizontalSpacing();
    return both <= m_area->mostContentWidth();
}

// Side by side where the screen has room for that, else one below the other.
void PortForm::placeBoxes()
{
    const int columns = isRoomForTwoColumns() ? 2 : 1;
    if (std::exchange(m_columns, columns) == columns)
        return;
    m_address->setRoom(columns == 2 ? PortAddressBox::Room::Ample : PortAddressBox::Room::Narrow);
    int place = 0;
    for (QWidget *box : {static_cast<QWidget *>(m_isolation), static_cast<QWidget *>(m_traffic),
                         static_cast<QWidget *>(m_answers), static_cast<QWidget *>(m_session)}) {
        m_grid->addWidget(box, 1 + place / columns, place % columns, 1, columns == 1 ? 2 : 1);
        ++place;
    }
}

void PortForm::readControls()
{
    const isolation::PortFlags before = m_spec.flags;
    m_address->applyTo(m_spec);
    m_isolation->applyTo(m_spec.flags);
    m_answers->applyTo(m_spec.flags);
    m_traffic->applyTo(m_spec.flags);
    // "Only" and "no onion services" exclude each other: the one that was ticked last holds.
    const bool onlyIsNew = m_spec.has(PortFlag::OnionTrafficOnly) && !before.testFlag(PortFlag::OnionTrafficOnly);
    if (onlyIsNew)
        m_spec.flags.setFlag(PortFlag::OnionTraffic);
    else if (!m_spec.has(PortFlag::OnionTraffic))
        m_spec.flags.setFlag(PortFlag::OnionTrafficOnly, false);
    m_spec.sessionGroup = m_hasGroup->isChecked() ? std::optional(m_group->value()) : std::nullopt;

    showInControls();
    showInLine();
    judge();
}

void PortForm::readLine(const QString &typed)
{
    // What stands behind the keyword may be pasted without it.
    static const QRegularExpression keyword(QStringLiteral("^\\s*SocksPort(\\s+|$)"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto parsed = isolation::parsePortSpec(QString(typed).remove(keyword));
    if (parsed.spec) {
        m_spec = *parsed.spec;
        showInControls();
        judge();
    } else {
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    }
    m_lineProblem->setText(parsed.error);
}

void PortForm::showInControls()
{
    m_address->setSpec(m_spec);
    for (PortFlagBox *box : {m_isolation, m_answers, m_traffic})
        box->setFlags(m_spec.flags);
    const QSignalBlocker hasGroup(m_hasGroup);
    const QSignalBlocker group(m_group);
    m_hasGroup->setChecked(m_spec.sessionGroup.has_value());
    if (m_spec.sessionGroup)
        m_group->setValue(*m_spec.sessionGroup);
    enableChoices();
}

void PortForm::showInLine()
{
    m_line->setText(QStringLiteral("SocksPort ") + isolation::toTorrc(m_spec)); // as a torrc file has it
    m_line->setCursorPosition(0);
    m_lineProblem->setText({});
}

void PortForm::enableChoices()
{
    m_isolation->setUsable(PortFlag::IsolateClientAddr, !m_spec.isUnix()); // a Unix-domain client has no address
    m_isolation->setUsable(PortFlag::KeepAliveIsolateSocksAuth, m_spec.has(PortFlag::IsolateSocksAuth));
    for (const PortFlag flag :
         {PortFlag::Ipv4Traffic, PortFlag::Ipv6Traffic, PortFlag::PreferIpv6, PortFlag::DnsRequest})
        m_traffic->setUsable(flag, !m_spec.has(PortFlag::OnionTrafficOnly));
    m_group->setEnabled(m_hasGroup->isChecked());
}

void PortForm::judge()
{
    isolation::PortSpec bare; // the address alone, so that each problem stands beside what causes it
    bare.address = m_spec.address;
    QString ofAddress = problemWithNothing();
    if (ofAddress.isEmpty())
        ofAddress = isolation::problemWith(bare);
    if (ofAddress.isEmpty())
        ofAddress = problemWithOthers();
    const QString ofFlags = ofAddress.isEmpty() ? isolation::problemWith(m_spec) : QString();
    m_address->setProblem(ofAddress);
    m_traffic->setProblem(ofFlags);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(ofAddress.isEmpty() && ofFlags.isEmpty());
}

QString PortForm::problemWithNothing() const
{
    const auto *tcp = std::get_if<isolation::TcpAddress>(&m_spec.address);
    if (tcp && tcp->address.isEmpty())
        return tr("Write an address: 127.0.0.1 for this computer alone.");
    const auto *local = std::get_if<isolation::UnixAddress>(&m_spec.address);
    if (local && local->path.isEmpty())
        return tr("Write a path for the socket, such as /run/user/1000/argyle-socks.");
    return {};
}

QString PortForm::problemWithOthers() const
{
    const auto *tcp = std::get_if<isolation::TcpAddress>(&m_spec.address);
    if (tcp && tcp->port == 0)
        return {}; // the system finds each a port of its own
    const bool isTaken = std::ranges::any_of(
        m_others, [this](const isolation::PortSpec &other) { return other.address == m_spec.address; });
    //: %1 is an address: 127.0.0.1:1080
    return isTaken
               ? tr("There is a port %1 already. Choose another number or address.").arg(isolation::addressText(m_spec))
               : QString();
}

} // namespace argyle::ui
