// SPDX-License-Identifier: MIT
#include "ui/owntorbox.h"

#include "ui/notice.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace argyle::ui {

OwnTorBox::OwnTorBox(QWidget *parent)
    : QWidget(parent)
    , m_program(new QLineEdit(this))
    , m_torrcExtra(new QLineEdit(this))
    , m_programProblem(new Notice(Notice::Kind::Error, m_program, this))
    , m_torrcProblem(new Notice(Notice::Kind::Error, m_torrcExtra, this))
{
    m_program->setObjectName(QStringLiteral("torProgram"));
    m_program->setPlaceholderText(tr("The system's", "the tor that is installed"));
    m_torrcExtra->setObjectName(QStringLiteral("torrcExtra"));
    m_torrcExtra->setPlaceholderText(tr("None", "no further torrc lines"));
    m_torrcExtra->setToolTip(tr("A file of lines for Tor's configuration, such as Bridge and UseBridges."));

    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(*form, tr("T&or program:"), m_program, tr("Choose the tor program"));
    form->addRow(m_programProblem);
    addRow(*form, tr("Further torrc &lines:"), m_torrcExtra, tr("Choose the file with further torrc lines"));
    form->addRow(m_torrcProblem);
}

void OwnTorBox::addRow(QFormLayout &form, const QString &label, QLineEdit *field, const QString &question)
{
    field->setLayoutDirection(Qt::LeftToRight);
    auto *browse = new QPushButton(tr("Browse…"), this);
    browse->setAutoDefault(false);
    browse->setAccessibleName(question);
    auto *row = new QHBoxLayout;
    row->addWidget(field, 1);
    row->addWidget(browse);
    form.addRow(label, row);
    qobject_cast<QLabel *>(form.labelForField(row))->setBuddy(field);
    connect(field, &QLineEdit::textChanged, this, &OwnTorBox::check);
    connect(browse, &QPushButton::clicked, this, [this, field, question] {
        auto *dialog = new QFileDialog(this, question, QFileInfo(field->text()).path());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        dialog->open();
    });
}

QString OwnTorBox::program() const
{
    return m_program->text().trimmed();
}

QString OwnTorBox::torrcExtra() const
{
    return m_torrcExtra->text().trimmed();
}

void OwnTorBox::setPaths(const QString &program, const QString &torrcExtra)
{
    m_program->setText(program);
    m_torrcExtra->setText(torrcExtra);
}

QString OwnTorBox::problem() const
{
    const QString problem = programProblem();
    return problem.isEmpty() ? torrcProblem() : problem;
}

QString OwnTorBox::programProblem() const
{
    const QFileInfo file(program());
    if (program().isEmpty() || (file.isAbsolute() && file.isFile() && file.isExecutable()))
        return {};
    return tr("There is no program at “%1”. Give its whole path, or leave the field empty.").arg(program());
}

QString OwnTorBox::torrcProblem() const
{
    const QFileInfo file(torrcExtra());
    if (torrcExtra().isEmpty() || (file.isAbsolute() && file.isFile() && file.isReadable()))
        return {};
    return tr("There is no file at “%1” that can be read. Give its whole path, or leave the field empty.")
        .arg(torrcExtra());
}

void OwnTorBox::check()
{
    m_programProblem->setTextOnceTyped(programProblem());
    m_torrcProblem->setTextOnceTyped(torrcProblem());
    emit edited();
}

} // namespace argyle::ui
