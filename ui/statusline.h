// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QWidget>

#include <deque>
#include <utility>

class QLabel;

namespace argyle::ui {

class RateMeter;

/// The line at the foot of the window: ports, route, how many streams are open and how many failed lately, rates.
class StatusLine : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void apply(const observe::Delta &delta);
    /// Lets time pass: failures of more than a minute ago do not count. `now` is in milliseconds since the epoch.
    void tick(qint64 now, const RateMeter &rates);

    /// How many streams are selected; more than one are worth a word.
    void setSelected(qsizetype count);

    QString text() const { return m_whole; }
    /// As the last news had it, handshakes included.
    quint64 openStreams() const { return m_open; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void recallFailures(const observe::Delta &snapshot);
    void describe();
    void fitText();
    void showDot();
    QString routeText() const;
    QString streamsText() const;
    quint64 failedLately() const;

    QList<observe::PortRecord> m_ports;
    QString m_route;
    qint64 m_identityDue = 0; ///< milliseconds since the epoch, 0: none is due
    quint64 m_open = 0;
    qsizetype m_selected = 0;
    std::deque<std::pair<qint64, quint64>> m_failed; ///< when, how many since the engine began; the latest last
    qint64 m_now = 0;
    QLabel *m_dot;
    QLabel *m_text;
    QString m_whole; ///< what the text is where there is room for it
    QLabel *m_rates;
};

} // namespace argyle::ui
