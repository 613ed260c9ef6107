// SPDX-License-Identifier: MIT
#include "tests/ui/controls.h"
#include "tests/ui/shownportform.h"

#include <QApplication>
#include <QFont>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace argyle;
using tests::type;
using Shown = tests::ShownPortForm;

namespace {

/// All fonts are so many times as large while it lives.
class LargeFont
{
public:
    explicit LargeFont(double factor)
    {
        QFont large = m_before;
        large.setPointSizeF(m_before.pointSizeF() * factor);
        QApplication::setFont(large);
    }
    ~LargeFont() { QApplication::setFont(m_before); }
    Q_DISABLE_COPY_MOVE(LargeFont)

private:
    const QFont m_before = QApplication::font();
};

} // namespace

class TestPortFormLayout : public QObject
{
    Q_OBJECT
private slots:
    void aWarningThatGoesLeavesNoRoomBehind();
    void aHeightThatWasGivenStays();
    void whatSaysMoreOfAChoiceStandsBelowIt();
    void fitsTheScreen();
    void hasTwoColumnsWhereTheScreenHasRoom_data();
    void hasTwoColumnsWhereTheScreenHasRoom();
};

void TestPortFormLayout::aWarningThatGoesLeavesNoRoomBehind()
{
    Shown shown("127.0.0.1:1080");
    const int height = shown.form.height();
    type(shown.line(), QStringLiteral("0.0.0.0:1080"));
    QVERIFY(!shown.warning().isEmpty());
    QTRY_VERIFY(shown.form.height() > height);
    type(shown.line(), QStringLiteral("127.0.0.1:1080"));
    QTRY_COMPARE(shown.form.height(), height);
}

void TestPortFormLayout::aHeightThatWasGivenStays()
{
    Shown shown("127.0.0.1:1080");
    const int given = shown.form.height() + 20;
    shown.form.resize(shown.form.width(), given);
    type(shown.line(), QStringLiteral("Nonsense"));
    type(shown.line(), QStringLiteral("127.0.0.1:1080"));
    QCoreApplication::processEvents();
    QVERIFY(shown.form.height() >= given);
}

void TestPortFormLayout::whatSaysMoreOfAChoiceStandsBelowIt()
{
    Shown shown("127.0.0.1:1080");
    const QRect credentials = shown.box("Credentials")->geometry();
    const QRect more = shown.box("Keep credentials' circuits alive")->geometry();
    QVERIFY(more.left() > credentials.left());
    QVERIFY(more.top() > credentials.bottom());
    QCOMPARE(shown.box("Protocol")->geometry().left(), credentials.left());
}

void TestPortFormLayout::fitsTheScreen()
{
    const LargeFont twice(2);
    Shown shown("127.0.0.1:1080");
    QVERIFY(shown.form.minimumSizeHint().height() <= 600);
    QTRY_VERIFY(shown.form.screen()->availableGeometry().contains(shown.form.frameGeometry()));
}

void TestPortFormLayout::hasTwoColumnsWhereTheScreenHasRoom_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<bool>("hasTwo");
    QTest::newRow("the usual font") << 1.0 << true;
    QTest::newRow("one twice as large") << 2.0 << false;
}

void TestPortFormLayout::hasTwoColumnsWhereTheScreenHasRoom()
{
    QFETCH(double, factor);
    QFETCH(bool, hasTwo);
    const LargeFont font(factor);
    Shown shown("127.0.0.1:1080");
    const QWidget *first = shown.box("Client address")->parentWidget();
    const QWidget *second = shown.box("IPv4")->parentWidget();
    QCOMPARE(second->x() > first->x(), hasTwo);
    QCOMPARE(second->y() > first->y(), !hasTwo);
    QCOMPARE(shown.form.findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

QTEST_MAIN(TestPortFormLayout)
#include "tst_portformlayout.moc"
