// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace argyle::ui {

class CodeModel;
class TextPane;

/// Every reply code with what it means, what may have led to it, what to try, and how often it was sent here. A click on one
/// asks for the streams that got it. Main thread only.
class ErrorCodesWindow : public QDialog
{
    Q_OBJECT
public:
    explicit ErrorCodesWindow(QWidget *parent = nullptr);

    void setCounters(const observe::Counters &counters);
    /// The route that streams take now: "direct", "upstream", "tor".
    void setRoute(const QString &route);

signals:
    /// For the filter of the streams: "code:05".
    void filterRequested(const QString &term);

protected:
    void changeEvent(QEvent *event) override;

private:
    int currentRow() const;
    void showCurrent();
    void showCounts();
    void fitColumns();
    QString countsText(int row) const;

    QString m_route;
    CodeModel *m_codes;
    QSortFilterProxyModel *m_sorted;
    QTreeView *m_view;
    TextPane *m_text;
    QLabel *m_counts; ///< of the code that is chosen
    QPushButton *m_filter;
};

} // namespace argyle::ui
