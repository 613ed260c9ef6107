// SPDX-License-Identifier: MIT
#include "ui/torrcdialog.h"

#include "ui/notice.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace argyle::ui {

namespace {

// A torrc has a few lines; whatever is larger is none.
constexpr qint64 largestFile = 1024 * 1024;

enum Column { NumberColumn, LineColumn, ReasonColumn, ColumnCount };

} // namespace

TorrcDialog::TorrcDialog(QList<isolation::PortSpec> present, QWidget *parent)
    : QDialog(parent)
    , m_present(std::move(present))
    , m_text(new QPlainTextEdit)
    , m_choose(new QPushButton(theme::icon(QStringLiteral("document-open")), tr("&Choose file…")))
    , m_problem(new Notice(Notice::Kind::Error, m_text))
    , m_summary(new QLabel)
    , m_taken(new QListWidget)
    , m_leftOutLabel(new QLabel(tr("&Not taken over:")))
    , m_leftOut(new QTreeWidget)
{
    setWindowTitle(tr("Import from torrc"));
    m_text->setObjectName(QStringLiteral("torrc"));
    m_text->setFont(theme::monospace());
    m_text->setLayoutDirection(Qt::LeftToRight);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(QStringLiteral("SocksPort 127.0.0.1:9050 IsolateDestAddr"));
    m_choose->setAutoDefault(false);
    m_summary->setWordWrap(true);
    m_taken->setObjectName(QStringLiteral("taken"));
    m_taken->setAccessibleName(tr("Ports that are added"));
    m_leftOut->setObjectName(QStringLiteral("leftOut"));
    m_leftOut->setAccessibleName(tr("Lines that are not taken over"));
    m_leftOut->setHeaderLabels({tr("Line"), tr("Text"), tr("Reason")});
    m_leftOut->setRootIsDecorated(false);
    m_leftOut->setUniformRowHeights(true);
    m_leftOutLabel->setBuddy(m_leftOut);
    arrange();

    connect(m_choose, &QPushButton::clicked, this, &TorrcDialog::chooseFile);
    connect(m_text, &QPlainTextEdit::textChanged, this, &TorrcDialog::read);
    read();
    m_text->setFocus();
}

void TorrcDialog::arrange()
{
    auto *label = new QLabel(tr("&Paste a torrc, or its SocksPort lines:"));
    label->setBuddy(m_text);
    auto *takenLabel = new QLabel(tr("Ports that are &added:"));
    takenLabel->setBuddy(m_taken);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_add = buttons->addButton(tr("Add ports"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *above = new QHBoxLayout;
    above->addWidget(label, 1);
    above->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(above);
    layout->addWidget(m_text, 3);
    layout->addWidget(m_problem);
    layout->addWidget(m_summary);
    layout->addWidget(takenLabel);
    layout->addWidget(m_taken, 2);
    layout->addWidget(m_leftOutLabel);
    layout->addWidget(m_leftOut, 2);
    layout->addWidget(buttons);
    const QSize comfortable(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 36);
    resize(comfortable.boundedTo(screen()->availableSize() * 0.9));
}

void TorrcDialog::chooseFile()
{
    const QString start = QFile::exists(QStringLiteral("/etc/tor")) ? QStringLiteral("/etc/tor") : QString();
    auto *chooser = new QFileDialog(this, tr("Choose a torrc"), start);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &TorrcDialog::openFile);
    chooser->open();
}

void TorrcDialog::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem->setText(tr("%1 cannot be read: %2.").arg(path, file.errorString()));
        return;
    }
    if (file.size() > largestFile) {
        m_problem->setText(tr("%1 is too large for a torrc.").arg(path));
        return;
    }
    m_text->setPlainText(QString::fromUtf8(file.readAll()));
}

void TorrcDialog::read()
{
    m_problem->setText({});
    m_found = settings::portsOfTorrc(m_text->toPlainText(), m_present);
    m_taken->clear();
    for (const isolation::PortSpec &spec : std::as_const(m_found.ports)) {
        const QString words = isolation::flagsInWords(spec);
        const QString address = isolation::addressText(spec);
        m_taken->addItem(words.isEmpty() ? address : tr("%1 – %2", "address, its flags").arg(address, words));
    }
    m_leftOut->clear();
    for (const settings::LeftOutLine &line : std::as_const(m_found.leftOut)) {
        auto *item = new QTreeWidgetItem(m_leftOut, {QLocale().toString(line.number), line.text, line.reason});
        for (int column = 0; column < ColumnCount; ++column)
            item->setToolTip(column, item->text(column));
    }
    m_leftOut->resizeColumnToContents(NumberColumn);
    m_leftOut->setColumnWidth(LineColumn, fontMetrics().averageCharWidth() * 36);
    describe();
}

void TorrcDialog::describe()
{
    const bool hasLeftOut = !m_found.leftOut.isEmpty();
    m_leftOut->setVisible(hasLeftOut);
    m_leftOutLabel->setVisible(hasLeftOut);
    const auto ports = static_cast<int>(m_found.ports.size());
    m_add->setEnabled(ports > 0);
    m_add->setText(ports == 1  ? tr("Add 1 port")
                   : ports > 1 ? tr("Add %n ports", "two or more", ports)
                               : tr("Add ports"));
    QString summary;
    if (m_text->document()->isEmpty())
        summary =
            tr("Argyle takes over SocksPort lines. It leaves out everything else, and says why where it may matter.");
    else if (ports == 0 && !hasLeftOut)
        summary = tr("There is no SocksPort line in this text.");
    else if (m_found.otherLines > 0)
        summary = m_found.otherLines == 1 ? tr("1 line is about something else.")
                                          : tr("%n lines are about something else.", "two or more", m_found.otherLines);
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty());
}

} // namespace argyle::ui
