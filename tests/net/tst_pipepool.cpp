// SPDX-License-Identifier: MIT
#include "net/pipepool.h"
#include "tests/settings/norights.h"

#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace argyle::net;
using argyle::tests::NoRights;

class TestPipePool : public QObject
{
    Q_OBJECT
private slots:
    void givesNonBlockingPipesOfAGoodSize();
    void givesTheLastOneBackFirst();
    void opensNoMoreThanItsBound();
    void closesADiscardedPipe();
    void hasNoneWhereDescriptorsHaveRunOut();
    void hasNoneOfUseWherePipeMemoryHasRunOut();
};

void TestPipePool::givesNonBlockingPipesOfAGoodSize()
{
    PipePool pool;
    const auto pipe = pool.take();
    QVERIFY(pipe);
    QVERIFY(pipe->capacity >= 64 * 1024);
    QCOMPARE(fcntl(pipe->writing.get(), F_GETPIPE_SZ), int(pipe->capacity));
    for (const int fd : {pipe->reading.get(), pipe->writing.get()}) {
        QVERIFY(fcntl(fd, F_GETFL) & O_NONBLOCK);
        QVERIFY(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    }
    char byte = 0;
    QCOMPARE(::read(pipe->reading.get(), &byte, 1), ssize_t(-1));
    QCOMPARE(errno, EAGAIN);
}

void TestPipePool::givesTheLastOneBackFirst()
{
    PipePool pool;
    auto one = pool.take();
    auto other = pool.take();
    const int number = one->reading.get();
    pool.giveBack(std::move(other));
    pool.giveBack(std::move(one));
    QCOMPARE(pool.open(), std::size_t(2));
    QCOMPARE(pool.waiting(), std::size_t(2));
    QCOMPARE(pool.take()->reading.get(), number);
}

void TestPipePool::opensNoMoreThanItsBound()
{
    PipePool pool(2);
    auto one = pool.take();
    const auto other = pool.take();
    QVERIFY(one && other);
    QVERIFY(!pool.take());
    QCOMPARE(pool.open(), std::size_t(2));
    pool.giveBack(std::move(one));
    QVERIFY(pool.take());
}

void TestPipePool::closesADiscardedPipe()
{
    PipePool pool(1);
    auto pipe = pool.take();
    QVERIFY(pipe);
    const int number = pipe->reading.get();
    pool.discard(std::move(pipe));
    QCOMPARE(fcntl(number, F_GETFD), -1);
    QCOMPARE(pool.open(), std::size_t(0));
    QVERIFY(pool.take());
}

void TestPipePool::hasNoneWhereDescriptorsHaveRunOut()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    const Descriptor next(dup(STDERR_FILENO)); // one free number is left below the limit: not enough for a pipe
    const rlimit low{.rlim_cur = static_cast<rlim_t>(next.get()) + 2, .rlim_max = before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
    PipePool pool;
    const auto pipe = pool.take();
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(!pipe);
    QCOMPARE(pool.open(), std::size_t(0));
    QVERIFY(pool.take());
}

void TestPipePool::hasNoneOfUseWherePipeMemoryHasRunOut()
{
    const NoRights noRights; // the limit does not bind root
    // Takes until the share of pipe memory is gone: what is given then is still worth having, or is none.
    PipePool pool(100'000);
    std::vector<std::unique_ptr<Pipe>> taken;
    while (auto pipe = pool.take()) {
        QVERIFY(pipe->capacity >= 64 * 1024);
        taken.push_back(std::move(pipe));
    }
    QVERIFY(!taken.empty());
}

QTEST_GUILESS_MAIN(TestPipePool)
#include "tst_pipepool.moc"
