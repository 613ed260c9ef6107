// SPDX-License-Identifier: MIT
#pragma once

#include "ui/handshaketext.h"
#include "ui/textpane.h"

namespace argyle::ui {

/// The messages of a handshake, to be read and copied: a row for each field with its name, its bytes, what they say and
/// what they are for.
class HandshakeTable : public TextPane
{
    Q_OBJECT
public:
    explicit HandshakeTable(QWidget *parent = nullptr);

    /// The remarks stand behind the messages, each a sentence.
    void setMessages(std::vector<socks::Message> messages, const QStringList &remarks);
    const std::vector<socks::Message> &messages() const { return m_messages; }

    void setDisclosure(const Disclosure &disclosure);
    const Disclosure &disclosure() const { return m_disclosure; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    /// Cells of a row stay on one line.
    QMimeData *createMimeDataFromSelection() const override;

private:
    /// How the columns share the width: Narrow puts what a field is for beneath what it says.
    enum class Room : quint8 { Narrow, Usual, Wide };
    Room room() const;
    qsizetype bytesInLine() const;
    void rebuild();
    QString acrossAll(const QString &html) const;
    QString rowOf(const socks::Message &message, const socks::Field &field) const;

    std::vector<socks::Message> m_messages;
    QStringList m_remarks;
    Disclosure m_disclosure;
    Room m_room = Room::Usual;
};

} // namespace argyle::ui
