// SPDX-License-Identifier: MIT
#pragma once

#include "ui/streamfilter.h"

#include <QLineEdit>
#include <QTimer>

namespace argyle::ui {

/// Where the filter is written. What cannot be understood tints the box once somebody has stopped typing, and hides nothing; why
/// is problem()'s to say, in one place.
class FilterBox : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterBox(QWidget *parent = nullptr);

    /// Why the text is not understood; empty where it is.
    const QString &problem() const { return m_problem; }
    /// Adds a term and applies it at once.
    void addTerm(const QString &term);
    /// The same, in place of terms with the same key: "code:05" replaces "code:04".
    void replaceTerm(const QString &term);

    QSize sizeHint() const override;

signals:
    void filterChanged(const argyle::ui::StreamFilter &filter);
    /// Empty where there is none any more.
    void problemChanged(const QString &problem);
    /// The person wants to go on to what the filter left.
    void leftDownwards();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addTo(const QString &before, const QString &term);
    void read();
    void judge();
    void put(const StreamFilter &filter, const QString &meant);
    void showProblem(const QString &problem);
    void recolor();

    QString m_problem;
    QString m_applied; ///< the text of the filter in force, empty where it lets everything through
    QAction *m_mark;
    QTimer m_pause;     ///< while somebody types
    QTimer m_longPause; ///< before they are told that it is wrong
};

} // namespace argyle::ui
