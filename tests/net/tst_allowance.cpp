// SPDX-License-Identifier: MIT
#include "net/allowance.h"

#include <QTest>

using argyle::net::Allowance;
using namespace std::chrono_literals;

class AllowanceTest : public QObject
{
    Q_OBJECT
private slots:
    void letsTheFirstPiecesFollowEachOther();
    void asksForRestOnceWhatWasSavedIsSpent();
    void savesNoMoreThanItMay();

private:
    const Allowance::Clock::time_point m_start = Allowance::Clock::time_point() + 1h;
};

void AllowanceTest::letsTheFirstPiecesFollowEachOther()
{
    Allowance allowance(49, 490ms);
    QVERIFY(allowance.next() <= m_start);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(allowance.next() <= m_start);
        allowance.spend(m_start, 1ms);
    }
    QVERIFY(allowance.next() == m_start);
}

void AllowanceTest::asksForRestOnceWhatWasSavedIsSpent()
{
    Allowance allowance(49, 490ms);
    allowance.spend(m_start, 10ms);
    allowance.spend(m_start, 2ms);
    QVERIFY(allowance.next() == m_start + 98ms);
    // In the long run it is the rest that counts, however the pieces are cut.
    auto now = m_start;
    for (int i = 0; i < 1000; ++i) {
        now = std::max(now, allowance.next()) + 1ms;
        allowance.spend(now, 1ms);
    }
    QVERIFY(now >= m_start + 999 * 49ms);
    QVERIFY(now <= m_start + 1000 * 50ms + 98ms);
}

void AllowanceTest::savesNoMoreThanItMay()
{
    Allowance allowance(9, 18ms);
    allowance.spend(m_start, 100ms);
    const auto later = m_start + 24h;
    allowance.spend(later, 2ms);
    QVERIFY(allowance.next() == later);
    allowance.spend(later, 1ms);
    QVERIFY(allowance.next() == later + 9ms);
}

QTEST_APPLESS_MAIN(AllowanceTest)
#include "tst_allowance.moc"
