// SPDX-License-Identifier: MIT
#include "ui/endpointfield.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace argyle::ui {

EndpointField::EndpointField(const QString &name, quint16 usualPort, QWidget *parent)
    : QWidget(parent)
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
{
    m_host->setObjectName(name + QStringLiteral("Host"));
    m_host->setLayoutDirection(Qt::LeftToRight);
    m_port->setObjectName(name + QStringLiteral("Port"));
    m_port->setRange(1, 65535);
    m_port->setValue(usualPort);
    auto *portLabel = new QLabel(tr("Port:"), this);
    portLabel->setBuddy(m_port);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_host, 1);
    layout->addWidget(portLabel);
    layout->addWidget(m_port);
    setFocusProxy(m_host);
    connect(m_host, &QLineEdit::textChanged, this, &EndpointField::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &EndpointField::edited);
}

void EndpointField::addTo(QFormLayout &form, const QString &label)
{
    form.addRow(label, this);
    qobject_cast<QLabel *>(form.labelForField(this))->setBuddy(m_host);
    // Assistive technology looks for labels among a field's own neighbours alone.
    m_host->setAccessibleName(QString(label).remove(u'&').remove(u':'));
}

void EndpointField::setEndpoint(const socks::Endpoint &endpoint)
{
    if (problem().isEmpty() && this->endpoint() == endpoint)
        return; // the person's own way to write it stays
    m_host->setText(QString::fromStdString(socks::toString(endpoint.host)));
    m_port->setValue(endpoint.port);
}

socks::Endpoint EndpointField::endpoint() const
{
    const auto host = socks::parseHost(m_host->text().trimmed().toStdString());
    return {host.value_or(socks::Host()), quint16(m_port->value())};
}

QString EndpointField::problem() const
{
    const QString text = m_host->text().trimmed();
    if (text.isEmpty())
        return tr("A host name or an IP address is needed.");
    if (!socks::parseHost(text.toStdString()))
        return tr("“%1” is neither a host name nor an IP address.").arg(text);
    return {};
}

bool EndpointField::isEmpty() const
{
    return m_host->text().trimmed().isEmpty();
}

} // namespace argyle::ui
