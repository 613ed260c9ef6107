// SPDX-License-Identifier: MIT
#include "tests/ui/controls.h"
#include "tests/ui/records.h"
#include "ui/streamdelegate.h"
#include "ui/streammodel.h"
#include "ui/streamsortmodel.h"
#include "ui/streamtext.h"
#include "ui/streamview.h"
#include "ui/translation.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using namespace Qt::StringLiterals;

namespace {

class Delegate : public StreamDelegate
{
public:
    using StreamDelegate::initStyleOption;
};

struct Shown
{
    explicit Shown(int width)
    {
        view.resize(width, 300);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("The view did not show");
    }

    QHeaderView *header() { return view.horizontalHeader(); }
    int reply() { return view.columnWidth(StreamModel::ReplyColumn); }

    StreamModel streams;
    StreamSortModel sorted{streams};
    StreamView view{sorted};
};

} // namespace

/// How wide the columns of the streams table are, before anybody changes that.
class TestStreamView : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { translation::install(u"en"_s); }

    void theBadgeFitsBesideTheState_data();
    void theBadgeFitsBesideTheState();
    void aLongDestinationKeepsItsPort();
    void aNarrowWindowCutsTheLastColumnAlone();
    void aWideWindowGivesTheRestToTheLastColumn();
    void columnsThatWereArrangedStayAsTheyAre();
    void columnsThatCanBeMissedYield();
    void columnsThatWereArrangedDoNotYield();
    void theFirstClickSortsTheLargestFirst();
};

void TestStreamView::theBadgeFitsBesideTheState_data()
{
    QTest::addColumn<QString>("language");
    for (const translation::Language &language : translation::languages())
        QTest::newRow(qPrintable(language.code)) << language.code;
}

void TestStreamView::theBadgeFitsBesideTheState()
{
    QFETCH(QString, language);
    translation::install(language);
    Shown shown(1000);
    for (const observe::StreamState state : {observe::StreamState::Open, observe::StreamState::Done}) {
        const int needed = StreamDelegate::widthWithBadge(stateText(state), shown.view);
        QVERIFY(needed > shown.view.fontMetrics().horizontalAdvance(stateText(state)));
        QVERIFY(shown.view.columnWidth(StreamModel::StateColumn) >= needed);
    }
}

void TestStreamView::aLongDestinationKeepsItsPort()
{
    Shown shown(1000);
    shown.streams.apply(snapshot({openStream(1)}));
    const auto elided = [&shown](int column) {
        QStyleOptionViewItem option;
        Delegate().initStyleOption(&option, shown.sorted.index(0, column));
        return option.textElideMode;
    };
    QCOMPARE(elided(StreamModel::DestinationColumn), Qt::ElideMiddle);
    QCOMPARE(elided(StreamModel::ReplyColumn), QStyleOptionViewItem().textElideMode);
}

void TestStreamView::aNarrowWindowCutsTheLastColumnAlone()
{
    Shown wide(3000);
    const int others = wide.header()->length() - wide.reply();
    const int least = wide.header()->sectionSizeHint(StreamModel::ReplyColumn);
    Shown shown(others + 2 * least);
    QCOMPARE(shown.header()->length(), shown.view.viewport()->width());
    QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
    shown.view.resize(others / 2, 300);
    QCOMPARE(shown.reply(), least);
    QVERIFY(shown.view.horizontalScrollBar()->maximum() > 0);
    shown.view.resize(others + 2 * least, 300);
    QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
}

void TestStreamView::aWideWindowGivesTheRestToTheLastColumn()
{
    Shown shown(600);
    shown.view.resize(2400, 300);
    QCOMPARE(shown.header()->length(), shown.view.viewport()->width());
}

void TestStreamView::columnsThatWereArrangedStayAsTheyAre()
{
    Shown shown(800);
    shown.view.setColumnWidth(StreamModel::DestinationColumn, 400);
    shown.view.setColumnWidth(StreamModel::ReplyColumn, 350);
    shown.view.resize(600, 300);
    QCOMPARE(shown.reply(), 350);
    QCOMPARE(shown.view.columnWidth(StreamModel::DestinationColumn), 400);
}

void TestStreamView::columnsThatCanBeMissedYield()
{
    const QList<int> yielding{StreamModel::PortColumn,   StreamModel::AskedColumn, StreamModel::DownRateColumn,
                              StreamModel::UpRateColumn, StreamModel::DownColumn,  StreamModel::UpColumn,
                              StreamModel::TimeColumn};
    const QList<int> always{StreamModel::CircuitColumn};
    Shown shown(3000);
    int needed =
        shown.header()->length() - shown.reply() + 2 * shown.header()->sectionSizeHint(StreamModel::ReplyColumn);
    for (const int column : yielding)
        needed -= shown.view.columnWidth(column);
    shown.view.letColumnsYield();
    const auto hidden = [&shown] {
        QList<int> columns;
        for (int column = 0; column < StreamModel::ColumnCount; ++column) {
            if (shown.view.isColumnHidden(column))
                columns << column;
        }
        return columns;
    };
    QCOMPARE(hidden(), always);
    shown.view.resize(needed, 300);
    QCOMPARE(hidden(), yielding + always);
    QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
    shown.view.resize(3000, 300);
    QCOMPARE(hidden(), always);
}

void TestStreamView::columnsThatWereArrangedDoNotYield()
{
    Shown shown(3000);
    shown.view.letColumnsYield();
    shown.view.setColumnWidth(StreamModel::DestinationColumn, 400);
    shown.view.resize(600, 300);
    QVERIFY(!shown.view.isColumnHidden(StreamModel::PortColumn));
}

void TestStreamView::theFirstClickSortsTheLargestFirst()
{
    Shown shown(3000);
    for (const int column : {StreamModel::DownColumn, StreamModel::TimeColumn, StreamModel::DownRateColumn}) {
        clickHeading(*shown.header(), column);
        QCOMPARE(shown.header()->sortIndicatorSection(), column);
        QCOMPARE(shown.header()->sortIndicatorOrder(), Qt::DescendingOrder);
    }
    clickHeading(*shown.header(), StreamModel::DestinationColumn);
    QCOMPARE(shown.header()->sortIndicatorOrder(), Qt::AscendingOrder);
    clickHeading(*shown.header(), StreamModel::StreamColumn);
    QCOMPARE(shown.header()->sortIndicatorOrder(), Qt::DescendingOrder);
}

QTEST_MAIN(TestStreamView)
#include "tst_streamview.moc"
