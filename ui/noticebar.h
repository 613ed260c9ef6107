// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace argyle::ui {

/// A bar across the window that says what went wrong and offers a way on. It goes when the trouble does, or when the person
/// closes it; the same text then does not come back until another stood there or none.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(const QString &action, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    /// A way out that one click takes, on a button before the other one; empty takes it away.
    void setOffer(const QString &offer);

signals:
    void actionRequested();
    void offerAccepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();

    QString m_text;
    bool m_recoloring = false;
    QLabel *m_symbol;
    QLabel *m_label;
    QPushButton *m_offer;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace argyle::ui
