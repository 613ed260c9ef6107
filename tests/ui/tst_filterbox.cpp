// SPDX-License-Identifier: MIT
#include "tests/ui/records.h"
#include "ui/filterbox.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;

class TestFilterBox : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aWrongTextLetsThroughWhatAnEarlierOneHid_data();
    void aWrongTextLetsThroughWhatAnEarlierOneHid();
    void aTextThatBecomesRightAgainNarrowsAgain();
    void whatIsHalfTypedLeavesTheRowsAlone();
    void theProblemIsToldOnceAndPopsUpNowhere();

private:
    void type(const QString &text) { QTest::keyClicks(m_box.get(), text); }
    void enter() { QTest::keyClick(m_box.get(), Qt::Key_Return); }
    /// Whether the filter in force lets a stream to that host through.
    bool shows(const QString &host) const { return m_filter.matches(openStream(1, host), {}); }

    std::unique_ptr<FilterBox> m_box;
    StreamFilter m_filter;
};

void TestFilterBox::init()
{
    m_filter = {};
    m_box = std::make_unique<FilterBox>();
    connect(m_box.get(), &FilterBox::filterChanged, this, [this](const StreamFilter &filter) { m_filter = filter; });
    m_box->show();
    QVERIFY(QTest::qWaitForWindowActive(m_box.get()));
    m_box->setFocus();
}

void TestFilterBox::cleanup()
{
    m_box.reset();
}

void TestFilterBox::aWrongTextLetsThroughWhatAnEarlierOneHid_data()
{
    QTest::addColumn<bool>("isConfirmed");
    QTest::newRow("by Return") << true;
    QTest::newRow("by waiting") << false;
}

void TestFilterBox::aWrongTextLetsThroughWhatAnEarlierOneHid()
{
    QFETCH(bool, isConfirmed);
    type(QStringLiteral("host:two"));
    enter();
    QVERIFY(shows(QStringLiteral("two")) && !shows(QStringLiteral("one")));
    type(QStringLiteral(" code:zz"));
    if (isConfirmed)
        enter();
    QTRY_VERIFY(!m_box->problem().isEmpty());
    QVERIFY(shows(QStringLiteral("one")));
}

void TestFilterBox::aTextThatBecomesRightAgainNarrowsAgain()
{
    type(QStringLiteral("host:two"));
    enter();
    type(QStringLiteral(" code:"));
    enter();
    QVERIFY(shows(QStringLiteral("one")));
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(m_box.get(), Qt::Key_Backspace);
    enter();
    QCOMPARE(m_box->text(), QStringLiteral("host:two"));
    QVERIFY(m_box->problem().isEmpty());
    QVERIFY(!shows(QStringLiteral("one")));
}

void TestFilterBox::whatIsHalfTypedLeavesTheRowsAlone()
{
    type(QStringLiteral("host:two"));
    enter();
    QSignalSpy changed(m_box.get(), &FilterBox::filterChanged);
    type(QStringLiteral(" code:"));
    // On to the rows: what is written there is read, and not yet judged.
    QTest::keyClick(m_box.get(), Qt::Key_Down);
    QCOMPARE(changed.size(), 0);
    QVERIFY(m_box->problem().isEmpty());
}

void TestFilterBox::theProblemIsToldOnceAndPopsUpNowhere()
{
    QSignalSpy told(m_box.get(), &FilterBox::problemChanged);
    type(QStringLiteral("hots:two"));
    enter();
    enter();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().first().toString(), m_box->problem());
    QVERIFY(!QToolTip::isVisible());
    m_box->clear();
    QCOMPARE(told.size(), 2);
    QVERIFY(told.last().first().toString().isEmpty());
}

QTEST_MAIN(TestFilterBox)
#include "tst_filterbox.moc"
