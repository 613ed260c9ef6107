// SPDX-License-Identifier: MIT
#include "ui/groupdialog.h"

#include "ui/grouptab.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace argyle::ui {

GroupDialog::GroupDialog(const observe::GroupRecord &group, observe::Destinations destinations, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What makes this a group"));
    auto *fields = new GroupTab(this);
    fields->setGroup(group, destinations);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(fields);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 60, sizeHint().height());
}

} // namespace argyle::ui
