// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;

namespace argyle::ui {

/// A sentence beside a field that says what is wrong with it, or warns. Takes no room while it has nothing to say.
class Notice : public QWidget
{
    Q_OBJECT
public:
    enum class Kind : quint8 { Error, Warning };

    /// The field is what the notice is about: the sentence becomes its accessible description too.
    explicit Notice(Kind kind, QWidget *field = nullptr, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    /// The same for what more typing may put right: while the field has the focus the sentence may go, but none comes.
    void setTextOnceTyped(const QString &text);
    /// It is typed in this field as well.
    void watch(QWidget *field);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void recolor();

    Kind m_kind;
    QWidget *m_field;
    QList<QWidget *> m_watched;
    QString m_onceTyped;
    QLabel *m_symbol;
    QLabel *m_label;
};

} // namespace argyle::ui
