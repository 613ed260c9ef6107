// SPDX-License-Identifier: MIT
#include "ui/portaddressbox.h"

#include "ui/notice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardPaths>
#include <QStyle>

namespace argyle::ui {

namespace {

using isolation::PortFlag;

enum class Users : quint8 { Owner, Group, Everyone };

constexpr quint16 usualPort = 1080; ///< shown where a spec has none

isolation::PortFlags unixFlags()
{
    return isolation::PortFlags(PortFlag::GroupWritable) | PortFlag::WorldWritable | PortFlag::RelaxDirModeCheck;
}

QString suggestedPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/argyle-socks");
}

Users usersOf(const isolation::PortSpec &spec)
{
    if (spec.has(PortFlag::WorldWritable))
        return Users::Everyone;
    return spec.has(PortFlag::GroupWritable) ? Users::Group : Users::Owner;
}

QString warningOf(const isolation::PortSpec &spec)
{
    if (!isolation::problemWith(spec).isEmpty())
        return {}; // one thing at a time
    if (spec.isExposed()) {
        return PortAddressBox::tr(
            "Every computer that can reach this one at that address can use this port, and what it does "
            "there looks as if you did it. Argyle asks nobody for a password. Use 127.0.0.1 or ::1 "
            "unless you want exactly this.");
    }
    if (spec.has(PortFlag::WorldWritable)) {
        return PortAddressBox::tr(
            "Every user of this computer can use this port, and what they do there looks as if you did it.");
    }
    return {};
}

} // namespace

PortAddressBox::PortAddressBox(QWidget *parent)
    : QGroupBox(tr("Listen on"), parent)
{
    makeControls();
    arrange();
    connectControls();
    enableFields();
}

void PortAddressBox::makeControls()
{
    m_isTcp = new QRadioButton(tr("&Network address"));
    m_isTcp->setChecked(true);
    m_address = new QComboBox;
    m_address->setEditable(true);
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->setCompleter(nullptr); // it would make ::1 of ::
    m_address->addItems(
        {QStringLiteral("127.0.0.1"), QStringLiteral("::1"), QStringLiteral("0.0.0.0"), QStringLiteral("::")});
    m_address->setLayoutDirection(Qt::LeftToRight);
    m_address->setMinimumContentsLength(10); // the longest that it offers; it gets more where there is more
    m_addressLabel = new QLabel(tr("A&ddress:"));
    m_addressLabel->setBuddy(m_address);
    m_port = new QSpinBox;
    m_port->setRange(1, 65535);
    m_port->setValue(usualPort);
    m_portLabel = new QLabel(tr("&Port:"));
    m_portLabel->setBuddy(m_port);
    m_isAuto = new QCheckBox(tr("&Choose one"));
    m_isAuto->setToolTip(
        tr("The system chooses a free port each time that Argyle opens it. The list of ports shows which."));

    m_isUnix = new QRadioButton(tr("&Unix socket"));
    m_path = new QLineEdit(suggestedPath());
    m_path->setLayoutDirection(Qt::LeftToRight);
    m_path->setPlaceholderText(QStringLiteral("/run/user/1000/argyle-socks"));
    m_pathLabel = new QLabel(tr("Pat&h:"));
    m_pathLabel->setBuddy(m_path);
    m_users = new QComboBox;
    m_users->addItem(tr("Only me"), QVariant::fromValue(Users::Owner));
    m_users->addItem(tr("Me and my group"), QVariant::fromValue(Users::Group));
    m_users->addItem(tr("Every user of this computer"), QVariant::fromValue(Users::Everyone));
    m_usersLabel = new QLabel(tr("&Who may use it:"));
    m_usersLabel->setBuddy(m_users);

    m_problem = new Notice(Notice::Kind::Error, m_address);
    m_problem->setObjectName(QStringLiteral("addressProblem"));
    m_warning = new Notice(Notice::Kind::Warning, m_address);
    m_warning->setObjectName(QStringLiteral("exposure"));
}

void PortAddressBox::arrange()
{
    m_fields = new QGridLayout(this);
    // The fields of a choice stand under its text, not under its button.
    m_fields->setColumnMinimumWidth(0, style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth));
    m_fields->setColumnStretch(2, 1);
    m_fields->addWidget(m_isTcp, 0, 0, 1, 3);
    m_fields->addWidget(m_addressLabel, 1, 1);
    m_tcp = new QHBoxLayout;
    m_tcp->addWidget(m_address, 1);
    m_tcp->addWidget(m_portLabel);
    m_tcp->addWidget(m_port);
    m_fields->addLayout(m_tcp, 1, 2);
    setRoom(Room::Ample); // else row 2 is used too
    m_fields->addWidget(m_isUnix, 3, 0, 1, 3);
    m_fields->addWidget(m_pathLabel, 4, 1);
    m_fields->addWidget(m_path, 4, 2);
    m_fields->addWidget(m_usersLabel, 5, 1);
    m_fields->addWidget(m_users, 5, 2, Qt::AlignLeading);
    m_fields->addWidget(m_problem, 6, 0, 1, 3);
    m_fields->addWidget(m_warning, 7, 0, 1, 3);
}

void PortAddressBox::setRoom(Room room)
{
    if (room == Room::Ample)
        m_tcp->addWidget(m_isAuto);
    else
        m_fields->addWidget(m_isAuto, 2, 2);
}

void PortAddressBox::connectControls()
{
    const auto tell = [this] {
        enableFields();
        emit edited();
    };
    connect(m_isTcp, &QRadioButton::toggled, this, tell);
    connect(m_address, &QComboBox::currentTextChanged, this, tell);
    connect(m_port, &QSpinBox::valueChanged, this, tell);
    connect(m_isAuto, &QCheckBox::toggled, this, tell);
    connect(m_path, &QLineEdit::textChanged, this, tell);
    connect(m_users, &QComboBox::currentIndexChanged, this, tell);
}

void PortAddressBox::setSpec(const isolation::PortSpec &spec)
{
    const QSignalBlocker blocker(this); // what the controls signal meanwhile is no edit
    (spec.isUnix() ? m_isUnix : m_isTcp)->setChecked(true);
    if (const auto *tcp = std::get_if<isolation::TcpAddress>(&spec.address)) {
        if (m_address->currentText() != tcp->address)
            m_address->setCurrentText(tcp->address);
        m_isAuto->setChecked(tcp->port == 0);
        if (tcp->port != 0)
            m_port->setValue(tcp->port);
    } else {
        const auto &path = std::get<isolation::UnixAddress>(spec.address).path;
        if (m_path->text() != path)
            m_path->setText(path);
        m_users->setCurrentIndex(m_users->findData(QVariant::fromValue(usersOf(spec))));
    }
    enableFields();
    m_warning->setText(warningOf(spec));
}

void PortAddressBox::applyTo(isolation::PortSpec &spec) const
{
    if (m_isTcp->isChecked()) {
        const quint16 port = m_isAuto->isChecked() ? quint16(0) : quint16(m_port->value());
        spec.address = isolation::TcpAddress{m_address->currentText().trimmed(), port};
        spec.flags &= ~unixFlags();
        return;
    }
    spec.address = isolation::UnixAddress{m_path->text()};
    const auto users = m_users->currentData().value<Users>();
    if (users == usersOf(spec))
        return; // World- and GroupWritable together mean what the first means alone: no need to touch the person's line
    spec.flags.setFlag(PortFlag::GroupWritable, users == Users::Group);
    spec.flags.setFlag(PortFlag::WorldWritable, users == Users::Everyone);
}

void PortAddressBox::enter()
{
    (m_isTcp->isChecked() ? static_cast<QWidget *>(m_address) : m_path)->setFocus(Qt::TabFocusReason);
}

void PortAddressBox::setProblem(const QString &problem)
{
    m_problem->setText(problem);
}

void PortAddressBox::enableFields()
{
    const bool isTcp = m_isTcp->isChecked();
    for (QWidget *field : {static_cast<QWidget *>(m_addressLabel), static_cast<QWidget *>(m_address),
                           static_cast<QWidget *>(m_portLabel), static_cast<QWidget *>(m_isAuto)})
        field->setEnabled(isTcp);
    m_port->setEnabled(isTcp && !m_isAuto->isChecked());
    for (QWidget *field : {static_cast<QWidget *>(m_pathLabel), static_cast<QWidget *>(m_path),
                           static_cast<QWidget *>(m_usersLabel), static_cast<QWidget *>(m_users)})
        field->setEnabled(!isTcp);
}

} // namespace argyle::ui
