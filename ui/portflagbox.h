// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <QGroupBox>
#include <QList>
#include <QString>

class QCheckBox;
class QVBoxLayout;

namespace argyle::ui {

class Notice;

/// A group of check boxes in the port form, one for each flag of some kind.
class PortFlagBox : public QGroupBox
{
    Q_OBJECT
public:
    /// What a ticked box means for its flag. "No name lookups" is ticked where DnsRequest is not set.
    enum class Ticked : quint8 { Sets, Clears };
    /// A choice that says more of the one before it stands below that, further in.
    enum class Depth : quint8 { Own, BelowTheOneBefore };
    struct Choice
    {
        isolation::PortFlag flag;
        Ticked ticked;
        QString text;
        QString toolTip;
        Depth depth = Depth::Own;
    };

    PortFlagBox(const QString &title, const QList<Choice> &choices, QWidget *parent = nullptr);

    void setFlags(isolation::PortFlags flags);
    /// Puts what the boxes say into the flags and leaves the flags that have no box here.
    void applyTo(isolation::PortFlags &flags) const;
    /// Greys out the box of a flag that other choices have made pointless.
    void setUsable(isolation::PortFlag flag, bool isUsable);
    /// What is wrong with the choices together, as a sentence; empty takes it away.
    void setProblem(const QString &problem);

signals:
    void edited();

private:
    QList<Choice> m_choices;
    QList<QCheckBox *> m_boxes; ///< one for each choice, in its order
    Notice *m_problem;
};

} // namespace argyle::ui
