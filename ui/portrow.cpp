// SPDX-License-Identifier: MIT
#include "ui/portrow.h"

#include "ui/notice.h"
#include "ui/switch.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace argyle::ui {

namespace {

QToolButton *makeButton(const char *iconName, const char *objectName)
{
    auto *button = new QToolButton;
    button->setObjectName(QString::fromLatin1(objectName));
    button->setIcon(theme::icon(QString::fromLatin1(iconName)));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

PortRow::PortRow(QWidget *parent)
    : QFrame(parent)
    , m_switch(new Switch)
    , m_address(new QLabel)
    , m_details(new QLabel)
    , m_streams(new QLabel)
    , m_edit(makeButton("document-edit", "edit"))
    , m_remove(makeButton("edit-delete", "remove"))
    , m_error(new Notice(Notice::Kind::Error, m_switch))
{
    QFont bold = m_address->font();
    bold.setBold(true);
    m_address->setFont(bold);
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setTextFormat(Qt::PlainText);
    m_address->setLayoutDirection(Qt::LeftToRight); // an address reads so in every language
    m_address->setBuddy(m_switch);
    m_details->setObjectName(QStringLiteral("details"));
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setForegroundRole(QPalette::PlaceholderText);
    m_streams->setObjectName(QStringLiteral("streams"));

    auto *address = new QHBoxLayout; // the stretch keeps the address at the leading edge
    address->addWidget(m_address);
    address->addStretch(1);
    auto *layout = new QGridLayout(this);
    layout->setColumnStretch(1, 1);
    layout->setHorizontalSpacing(fontMetrics().averageCharWidth() * 2);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_switch, 0, 0, 2, 1, Qt::AlignVCenter);
    layout->addLayout(address, 0, 1);
    layout->addWidget(m_details, 1, 1);
    layout->addWidget(m_error, 2, 1, 1, 4);
    layout->addWidget(m_streams, 0, 2, 2, 1, Qt::AlignVCenter);
    layout->addWidget(m_edit, 0, 3, 2, 1, Qt::AlignVCenter);
    layout->addWidget(m_remove, 0, 4, 2, 1, Qt::AlignVCenter);

    connect(m_switch, &Switch::clicked, this,
            [this](bool on) { emit switched(on ? settings::Port::Switch::On : settings::Port::Switch::Off); });
    connect(m_edit, &QToolButton::clicked, this, &PortRow::editRequested);
    connect(m_remove, &QToolButton::clicked, this, &PortRow::removeRequested);
}

void PortRow::setPort(const settings::Port &port, const std::optional<observe::PortRecord> &record)
{
    const bool isOpen = port.isOn() && record && record->state == observe::PortState::Open;
    const QString wanted = isolation::addressText(port.spec);
    const QString address = isOpen ? record->address : wanted;
    m_address->setText(address);

    QStringList details;
    if (address != wanted)
        details << tr("port chosen by the system");
    if (const QString words = isolation::flagsInWords(port.spec); !words.isEmpty())
        details << words;
    m_details->setText(details.isEmpty() ? tr("standard options") : details.join(QStringLiteral(", ")));

    m_switch->setChecked(port.isOn());
    //: %1 is an address: 127.0.0.1:1080
    m_switch->setAccessibleName(tr("Port %1").arg(address));
    //: %1 is an address: 127.0.0.1:1080
    m_edit->setAccessibleName(tr("Edit port %1").arg(address));
    m_edit->setToolTip(tr("Edit this port"));
    //: %1 is an address: 127.0.0.1:1080
    m_remove->setAccessibleName(tr("Remove port %1").arg(address));
    m_remove->setToolTip(tr("Remove this port"));
    showState(port, record);
}

void PortRow::showState(const settings::Port &port, const std::optional<observe::PortRecord> &record)
{
    QString state = tr("Off");
    QString error;
    if (port.isOn() && !record) {
        state = tr("Opening…");
    } else if (port.isOn()) {
        switch (record->state) {
        case observe::PortState::Off:
            state = tr("Paused"); // all ports are, while Argyle does not listen
            break;
        case observe::PortState::Open:
            state = record->streams == 1 ? tr("1 stream") : tr("%n streams", "none, two or more", int(record->streams));
            break;
        case observe::PortState::Failed:
            state = tr("Not open");
            error = record->error;
            break;
        }
    }
    m_streams->setText(state);
    m_streams->setForegroundRole(port.isOn() ? QPalette::WindowText : QPalette::PlaceholderText);
    m_error->setText(error);
}

void PortRow::mouseDoubleClickEvent(QMouseEvent *event)
{
    QFrame::mouseDoubleClickEvent(event);
    emit editRequested();
}

void PortRow::keyPressEvent(QKeyEvent *event)
{
    // Keys that the focused switch or button has no use for. Whether Return presses a button is the desktop's to say: where it
    // does not, it must not do another button's deed.
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Delete || (isReturn && m_remove->hasFocus()))
        emit removeRequested();
    else if (event->key() == Qt::Key_F2 || isReturn)
        emit editRequested();
    else
        QFrame::keyPressEvent(event);
}

} // namespace argyle::ui
