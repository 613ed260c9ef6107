// SPDX-License-Identifier: MIT
#pragma once

#include "observe/routetrial.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace argyle::ui {

/// What a trial of a route found, a line each. Takes no room while there was none.
class TrialView : public QWidget
{
    Q_OBJECT
public:
    explicit TrialView(QWidget *parent = nullptr);

    void begin();
    void setFindings(const observe::TrialFindings &findings);
    void clear();
    /// All of it, a line each.
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void removeLines();
    void addLine(const QString &icon, const QString &meaning, const QString &text);
    void showFindings();

    observe::TrialFindings m_findings;
    QStringList m_lines;
    QGridLayout *m_grid;
};

} // namespace argyle::ui
