// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"
#include "tests/ui/controls.h"
#include "ui/notice.h"
#include "ui/portform.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QList>
#include <QPushButton>
#include <QString>
#include <QTest>

namespace argyle::tests {

inline isolation::PortSpec parsed(const char *line)
{
    const auto result = isolation::parsePortSpec(QString::fromLatin1(line));
    if (!result.spec)
        qFatal("%s: %s", line, qPrintable(result.error));
    return *result.spec;
}

/// A form on the screen, with short names for its parts.
struct ShownPortForm
{
    explicit ShownPortForm(const char *line, const QList<isolation::PortSpec> &others = {})
        : form(ui::PortForm::Purpose::Edit, parsed(line), others)
    {
        form.show();
        if (!QTest::qWaitForWindowActive(&form))
            qFatal("The form did not show");
    }

    QLineEdit *line() { return form.findChild<QLineEdit *>(QStringLiteral("torrc")); }
    QString lineProblem() { return notice("lineProblem"); }
    QString addressProblem() { return notice("addressProblem"); }
    QString warning() { return notice("exposure"); }
    QString notice(const char *name) { return form.findChild<ui::Notice *>(QString::fromLatin1(name))->text(); }
    QPushButton *ok() { return form.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok); }
    QAbstractButton *box(const char *text) { return button(form, QString::fromUtf8(text)); }
    QWidget *field(const char *name)
    {
        for (QWidget *widget : form.findChildren<QWidget *>()) {
            if (widget->focusPolicy() != Qt::NoFocus && accessibleName(widget) == QString::fromLatin1(name))
                return widget;
        }
        qFatal("no field %s", name);
    }

    ui::PortForm form;
};

} // namespace argyle::tests
