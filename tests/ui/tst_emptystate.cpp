// SPDX-License-Identifier: MIT
#include "tests/ui/controls.h"
#include "ui/emptystate.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using namespace Qt::StringLiterals;
using Narrow = EmptyState::Narrow;
using Reason = EmptyState::Reason;

namespace {

QString shownIn(const EmptyState &state)
{
    QStringList texts;
    for (const QLabel *label : state.findChildren<QLabel *>()) {
        if (!label->isHidden())
            texts << label->text();
    }
    return texts.join(u'\n');
}

} // namespace

class TestEmptyState : public QObject
{
    Q_OBJECT

private slots:
    void namesOnlyWhatNarrows_data();
    void namesOnlyWhatNarrows();
    void saysWhyAPortCouldNotBeOpened();
};

void TestEmptyState::namesOnlyWhatNarrows_data()
{
    QTest::addColumn<EmptyState::Narrowing>("narrowing");
    QTest::addColumn<bool>("namesTheFilter");
    QTest::addColumn<bool>("namesTheGroup");
    QTest::newRow("filter") << EmptyState::Narrowing(Narrow::Filter) << true << false;
    QTest::newRow("group") << EmptyState::Narrowing(Narrow::Group) << false << true;
    QTest::newRow("both") << (Narrow::Filter | Narrow::Group) << true << true;
}

void TestEmptyState::namesOnlyWhatNarrows()
{
    QFETCH(EmptyState::Narrowing, narrowing);
    QFETCH(bool, namesTheFilter);
    QFETCH(bool, namesTheGroup);
    QMenu menu;
    EmptyState state(&menu, nullptr);
    state.setReason(Reason::NoMatch, narrowing);
    QCOMPARE(shownIn(state).contains(u"the filter"_s), namesTheFilter);
    QCOMPARE(shownIn(state).contains(u"the selected group"_s), namesTheGroup);
    QVERIFY(!button(state, u"Show all streams"_s)->isHidden());
}

void TestEmptyState::saysWhyAPortCouldNotBeOpened()
{
    QMenu menu;
    EmptyState state(&menu, nullptr);
    const QString why = u"The port 127.0.0.1:1080 could not be opened: another program listens there."_s;
    state.setReason(Reason::PortFailed);
    state.setFailures({why});
    QVERIFY2(shownIn(state).startsWith(u"No port could be opened\n"_s + why + u'\n'), qPrintable(shownIn(state)));

    QSignalSpy asked(&state, &EmptyState::portSettingsRequested);
    state.show();
    click(button(state, u"Ports…"_s));
    QCOMPARE(asked.size(), 1);

    state.setReason(Reason::NoPorts);
    QVERIFY(!shownIn(state).contains(why));
}

QTEST_MAIN(TestEmptyState)
#include "tst_emptystate.moc"
