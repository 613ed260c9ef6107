// SPDX-License-Identifier: MIT
#include "ui/upstreambox.h"

#include "ui/endpointfield.h"
#include "ui/notice.h"
#include "ui/secretfield.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>

namespace argyle::ui {

namespace {

constexpr quint16 usualPort = 1080;
constexpr qsizetype longestField = 255; ///< RFC 1929: one length byte

} // namespace

UpstreamBox::UpstreamBox(QWidget *parent)
    : QWidget(parent)
    , m_proxy(new EndpointField(QStringLiteral("proxy"), usualPort, this))
    , m_user(new QLineEdit(this))
    , m_password(new SecretField(this))
    , m_perGroup(new QCheckBox(tr("&Credentials of its own for each isolation group"), this))
    , m_proxyProblem(new Notice(Notice::Kind::Error, m_proxy->host(), this))
    , m_loginProblem(new Notice(Notice::Kind::Error, m_password, this))
{
    m_user->setObjectName(QStringLiteral("proxyUser"));
    m_user->setPlaceholderText(tr("None", "no user name"));
    m_password->setObjectName(QStringLiteral("proxyPassword"));
    m_perGroup->setObjectName(QStringLiteral("perGroup"));
    m_perGroup->setToolTip(tr("For a proxy that keeps users apart, such as Tor or another Argyle: each isolation group "
                              "is a user of its own there, with a random password."));
    m_loginProblem->watch(m_user);
    arrange();
    connect(m_proxy, &EndpointField::edited, this, &UpstreamBox::check);
    connect(m_user, &QLineEdit::textChanged, this, &UpstreamBox::check);
    connect(m_password, &QLineEdit::textChanged, this, &UpstreamBox::check);
    connect(m_perGroup, &QCheckBox::toggled, this, &UpstreamBox::check);
}

void UpstreamBox::arrange()
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_proxy->addTo(*form, tr("&Host:"));
    form->addRow(m_proxyProblem);
    form->addRow(tr("U&ser name:"), m_user);
    form->addRow(tr("Pass&word:"), m_password);
    form->addRow(m_loginProblem);
    form->addRow(QString(), m_perGroup);
}

void UpstreamBox::setSpec(const settings::UpstreamSpec &spec)
{
    m_proxy->setEndpoint(spec.proxy);
    m_user->setText(QString::fromStdString(spec.credentials.username));
    m_password->setText(QString::fromStdString(spec.credentials.password));
    m_perGroup->setChecked(spec.identity == settings::UpstreamSpec::Identity::PerGroup);
}

settings::UpstreamSpec UpstreamBox::spec() const
{
    settings::UpstreamSpec spec;
    spec.proxy = m_proxy->endpoint();
    spec.credentials = {m_user->text().toStdString(), m_password->text().toStdString()};
    if (m_perGroup->isEnabled() && m_perGroup->isChecked())
        spec.identity = settings::UpstreamSpec::Identity::PerGroup;
    return spec;
}

QString UpstreamBox::problem() const
{
    const QString problem = m_proxy->problem();
    return problem.isEmpty() ? loginProblem() : problem;
}

QString UpstreamBox::loginProblem() const
{
    const qsizetype user = m_user->text().toUtf8().size();
    const qsizetype password = m_password->text().toUtf8().size();
    if ((user == 0) != (password == 0))
        return tr("A proxy takes a user name and a password together: fill in both, or neither.");
    if (user > longestField || password > longestField)
        return tr("A user name and a password have at most %1 bytes each.").arg(longestField);
    return {};
}

void UpstreamBox::check()
{
    m_perGroup->setEnabled(m_user->text().isEmpty() && m_password->text().isEmpty());
    // A field that is still empty is no mistake.
    m_proxyProblem->setTextOnceTyped(m_proxy->isEmpty() ? QString() : m_proxy->problem());
    m_loginProblem->setTextOnceTyped(loginProblem());
    emit edited();
}

} // namespace argyle::ui
