// SPDX-License-Identifier: MIT
#include "ui/runningtorbox.h"

#include "ui/endpointfield.h"
#include "ui/notice.h"
#include "ui/remark.h"
#include "ui/secretfield.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace argyle::ui {

namespace {

constexpr quint16 usualSocksPort = 9050;
constexpr quint16 usualControlPort = 9051;
constexpr socks::Ipv4 loopback{{127, 0, 0, 1}};

} // namespace

RunningTorBox::RunningTorBox(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    makeControls();
    arrange();
    connect(m_socks, &EndpointField::edited, this, &RunningTorBox::check);
    connect(m_control, &EndpointField::edited, this, &RunningTorBox::check);
    connect(m_controlKind, &QComboBox::currentIndexChanged, this, &RunningTorBox::check);
    connect(m_path, &QLineEdit::textChanged, this, &RunningTorBox::check);
    connect(m_login, &QComboBox::currentIndexChanged, this, &RunningTorBox::check);
    connect(m_password, &QLineEdit::textChanged, this, &RunningTorBox::check);
    showRows();
}

void RunningTorBox::makeControls()
{
    m_socks = new EndpointField(QStringLiteral("torSocks"), usualSocksPort, this);
    m_socks->setEndpoint({loopback, usualSocksPort});
    m_socksProblem = new Notice(Notice::Kind::Error, m_socks->host(), this);
    m_controlKind = new QComboBox(this);
    m_controlKind->setObjectName(QStringLiteral("torControlKind"));
    m_controlKind->addItem(tr("Network address"), QVariant::fromValue(Control::Tcp));
    m_controlKind->addItem(tr("Unix socket"), QVariant::fromValue(Control::Unix));
    m_controlKind->addItem(tr("None", "no control port"), QVariant::fromValue(Control::None));
    m_control = new EndpointField(QStringLiteral("torControl"), usualControlPort, this);
    m_control->setEndpoint({loopback, usualControlPort});
    m_path = new QLineEdit(QStringLiteral("/run/tor/control"), this);
    m_path->setObjectName(QStringLiteral("torControlPath"));
    m_path->setLayoutDirection(Qt::LeftToRight);
    m_controlProblem = new Notice(Notice::Kind::Error, m_control->host(), this);
    m_pathProblem = new Notice(Notice::Kind::Error, m_path, this);
    m_withoutControl =
        new Remark(tr("Without its control port Argyle cannot tell how far Tor is, nor show circuits."), this);
    m_login = new QComboBox(this);
    m_login->setObjectName(QStringLiteral("torLogin"));
    m_login->addItem(tr("Automatic (cookie, or none)"), QVariant::fromValue(Login::Automatic));
    m_login->addItem(tr("Password"), QVariant::fromValue(Login::Password));
    m_password = new SecretField(this);
    m_password->setObjectName(QStringLiteral("torPassword"));
}

void RunningTorBox::arrange()
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_socks->addTo(*m_form, tr("&SOCKS address:"));
    m_form->addRow(m_socksProblem);
    m_form->addRow(tr("&Control port:"), m_controlKind);
    m_control->addTo(*m_form, tr("Contr&ol address:"));
    m_form->addRow(m_controlProblem);
    m_form->addRow(tr("&Path:"), m_path);
    m_form->addRow(m_pathProblem);
    m_form->addRow(QString(), m_withoutControl);
    m_form->addRow(tr("&Login:"), m_login);
    m_form->addRow(tr("Pass&word:"), m_password);
}

void RunningTorBox::setSpec(const settings::RunningTorSpec &spec)
{
    m_socks->setEndpoint(spec.socks);
    Control kind = Control::None;
    if (const auto *endpoint = std::get_if<socks::Endpoint>(&spec.control)) {
        kind = Control::Tcp;
        m_control->setEndpoint(*endpoint);
    } else if (const auto *path = std::get_if<QString>(&spec.control)) {
        kind = Control::Unix;
        m_path->setText(*path);
    }
    m_controlKind->setCurrentIndex(m_controlKind->findData(QVariant::fromValue(kind)));
    m_password->setText(spec.password);
    const Login login = spec.password.isEmpty() ? Login::Automatic : Login::Password;
    m_login->setCurrentIndex(m_login->findData(QVariant::fromValue(login)));
}

settings::RunningTorSpec RunningTorBox::spec() const
{
    settings::RunningTorSpec spec;
    spec.socks = m_socks->endpoint();
    if (control() == Control::Tcp)
        spec.control = m_control->endpoint();
    else if (control() == Control::Unix)
        spec.control = m_path->text();
    if (usesPassword())
        spec.password = m_password->text();
    return spec;
}

QString RunningTorBox::problem() const
{
    if (QString problem = m_socks->problem(); !problem.isEmpty())
        return problem;
    if (QString problem = controlProblem(); !problem.isEmpty())
        return problem;
    if (usesPassword() && m_password->text().isEmpty())
        return tr("The password of Tor's control port is needed.");
    return {};
}

RunningTorBox::Control RunningTorBox::control() const
{
    return m_controlKind->currentData().value<Control>();
}

bool RunningTorBox::usesPassword() const
{
    return control() != Control::None && m_login->currentData().value<Login>() == Login::Password;
}

QString RunningTorBox::controlProblem() const
{
    if (control() == Control::Tcp)
        return m_control->problem();
    if (control() == Control::None)
        return {};
    if (!m_path->text().startsWith(u'/'))
        return tr("The path of a Unix socket begins with a slash, such as /run/tor/control.");
    if (m_path->text().contains(u','))
        return tr("A path with a comma has no place in a route: give the socket another path in Tor's torrc.");
    return {};
}

void RunningTorBox::check()
{
    // A field that is still empty is no mistake.
    m_socksProblem->setTextOnceTyped(m_socks->isEmpty() ? QString() : m_socks->problem());
    const QString problem = controlProblem();
    m_controlProblem->setTextOnceTyped(control() == Control::Tcp && !m_control->isEmpty() ? problem : QString());
    m_pathProblem->setTextOnceTyped(control() == Control::Unix ? problem : QString());
    showRows();
    emit edited();
}

void RunningTorBox::showRows()
{
    m_form->setRowVisible(m_control, control() == Control::Tcp);
    m_form->setRowVisible(m_path, control() == Control::Unix);
    m_form->setRowVisible(m_withoutControl, control() == Control::None);
    m_form->setRowVisible(m_login, control() != Control::None);
    m_form->setRowVisible(m_password, usesPassword());
}

} // namespace argyle::ui
