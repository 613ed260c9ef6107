// SPDX-License-Identifier: MIT
#include "ui/errorcodeswindow.h"

#include "ui/codeexplanation.h"
#include "ui/codemodel.h"
#include "ui/rowheight.h"
#include "ui/textpane.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace argyle::ui {

ErrorCodesWindow::ErrorCodesWindow(QWidget *parent)
    : QDialog(parent)
    , m_codes(new CodeModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_view(new QTreeView(this))
    , m_text(new TextPane(this))
    , m_counts(new QLabel(this))
{
    setWindowTitle(tr("Error codes"));
    m_sorted->setSourceModel(m_codes);
    m_sorted->setSortRole(CodeModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    m_view->setAccessibleName(tr("Reply codes"));
    m_view->setModel(m_sorted);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setItemDelegate(new RowHeightDelegate(m_view));
    m_view->setAllColumnsShowFocus(true);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(CodeModel::CodeColumn, Qt::AscendingOrder);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setSectionResizeMode(CodeModel::NameColumn, QHeaderView::Stretch);
    m_text->setAccessibleName(tr("What the code means"));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setWordWrap(true);
    m_counts->setIndent(fontMetrics().averageCharWidth());

    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_view);
    split->addWidget(m_text);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_filter = buttons->addButton(tr("&Show streams with this code"), QDialogButtonBox::ActionRole);
    // Enter in the table is the table's.
    m_filter->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split, 1);
    layout->addWidget(m_counts);
    layout->addWidget(buttons);

    const auto askForStreams = [this] {
        emit filterRequested(QStringLiteral("code:") + observe::codeDigits(m_codes->code(currentRow())));
    };
    connect(m_view, &QTreeView::clicked, this, askForStreams);
    connect(m_view, &QTreeView::activated, this, askForStreams);
    connect(m_filter, &QPushButton::clicked, this, askForStreams);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showCurrent();
        showCounts();
    });
    m_view->setCurrentIndex(m_sorted->index(0, 0));
    m_view->setFocus();
    fitColumns();
    const QSize comfortable(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 46);
    resize(comfortable.boundedTo(screen()->availableSize() * 0.9));
}

void ErrorCodesWindow::setCounters(const observe::Counters &counters)
{
    m_codes->setCounters(counters);
    showCounts();
}

void ErrorCodesWindow::setRoute(const QString &route)
{
    m_route = route;
    showCurrent();
}

void ErrorCodesWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
}

int ErrorCodesWindow::currentRow() const
{
    return m_sorted->mapToSource(m_view->currentIndex()).row();
}

void ErrorCodesWindow::showCurrent()
{
    const int row = currentRow();
    const quint8 code = m_codes->code(row);
    const socks::CodeText &text = m_codes->text(row);
    m_text->showHtml(QStringLiteral("<p><big><b>%1</b></big></p>").arg(codeTitle(code, text).toHtmlEscaped())
                     + explanation(code, text, m_route) + advice(code, text));
}

// Not in the pane: at each count it would go back to its top, under the eyes of who reads it.
void ErrorCodesWindow::showCounts()
{
    m_counts->setText(tr("How often here: %1").arg(countsText(currentRow())));
}

void ErrorCodesWindow::fitColumns()
{
    for (const int column : {CodeModel::CodeColumn, CodeModel::ProtocolColumn, CodeModel::CountColumn})
        m_view->resizeColumnToContents(column);
}

QString ErrorCodesWindow::countsText(int row) const
{
    QStringList ports;
    for (const auto &[port, count] : m_codes->countsByPort(row))
        ports.append(tr("%1: %2", "a port, how often it sent the code").arg(port, QLocale().toString(count)));
    return ports.isEmpty() ? tr("not once since Argyle started") : ports.join(QStringLiteral(" · "));
}

} // namespace argyle::ui
