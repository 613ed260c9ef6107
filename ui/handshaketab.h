// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"
#include "socks/transcript.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QPushButton;

namespace argyle::ui {

class HandshakeTable;

/// What the client sent and Argyle answered, decoded beside the bytes. Credentials are masked until the person reveals
/// them, and again as soon as they turn to another tab, stream or window. Asks for a transcript only while it is seen, and
/// keeps none afterwards.
class HandshakeTab : public QWidget
{
    Q_OBJECT
public:
    explicit HandshakeTab(QWidget *parent = nullptr);

    void setStream(const observe::StreamRecord &stream);
    void clear();
    /// The answer to transcriptWanted(); one that comes too late is dropped.
    void setTranscript(quint64 stream, const socks::Transcript &transcript);
    void setDestinations(observe::Destinations destinations);

signals:
    void transcriptWanted(quint64 stream);
    void copyRequested(const QString &text);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void ask();
    void forget();
    void mask();
    void showButtons();
    QString remarkOnNothing() const;

    observe::StreamRecord m_stream; ///< id 0: none
    bool m_isAsked = false;         ///< for the whole handshake
    HandshakeTable *m_table;
    QCheckBox *m_reveal;
    QPushButton *m_copy;
    QBoxLayout *m_buttons;
    QBoxLayout *m_across;
};

} // namespace argyle::ui
