// SPDX-License-Identifier: MIT
#include "session/systemproxythread.h"

#include <QDir>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle::session;

namespace {

/// A desktop whose settings are these values. Whoever writes them waits until the test lets them.
struct Settings
{
    ProxyValues values{{QStringLiteral("place"), QStringLiteral("none")}};
    QStringList written;
    QThread *thread = nullptr; ///< that looked for the desktop
    QSemaphore leaves;         ///< to write once
};

class SlowDesktop : public DesktopProxy
{
public:
    explicit SlowDesktop(Settings &settings)
        : m_settings(settings)
    {}

    QString name() const override { return QStringLiteral("slow"); }
    ProxyValues leadingTo(const ProxyPlace &place) const override
    {
        return {{QStringLiteral("place"), QStringLiteral("%1:%2").arg(place.host).arg(place.port)}};
    }
    std::optional<ProxyValues> read(QString &) const override { return m_settings.values; }
    QString write(const ProxyValues &values) override
    {
        m_settings.leaves.acquire();
        m_settings.values = values;
        m_settings.written.append(values.first().value.value());
        return values.first().value->endsWith(QStringLiteral(":0")) ? QStringLiteral("No such port.") : QString();
    }

private:
    Settings &m_settings;
};

ProxyPlace place(quint16 port)
{
    return {QStringLiteral("127.0.0.1"), port};
}

} // namespace

class TestSystemProxyThread : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void nobodyWaitsForTheDesktop();
    void carriesOutInTheOrderOfTheOrders();
    void saysWhatWentWrong();
    void finishingWaitsAndPutsBack();
    void doesWhatWasOrderedBeforeItGoes();

private:
    std::unique_ptr<SystemProxyThread> make()
    {
        const auto find = [this] {
            m_settings->thread = QThread::currentThread();
            return std::make_unique<SlowDesktop>(*m_settings);
        };
        return std::make_unique<SystemProxyThread>(find, m_folder->path());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
};

void TestSystemProxyThread::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>();
}

void TestSystemProxyThread::nobodyWaitsForTheDesktop()
{
    const auto proxy = make();
    QSignalSpy done(proxy.get(), &SystemProxyThread::carriedOut);
    proxy->leadTo(place(1080)); // comes back although the desktop does not
    QCOMPARE(done.count(), 0);
    m_settings->leaves.release();
    QVERIFY(done.wait());
    QCOMPARE(m_settings->written, QStringList{QStringLiteral("127.0.0.1:1080")});
    QVERIFY(m_settings->thread != QThread::currentThread());
}

void TestSystemProxyThread::carriesOutInTheOrderOfTheOrders()
{
    const auto proxy = make();
    QSignalSpy done(proxy.get(), &SystemProxyThread::carriedOut);
    proxy->leadTo(place(1080));
    proxy->putBack();
    proxy->leadTo(place(1081));
    m_settings->leaves.release(3);
    QTRY_COMPARE(done.count(), 3);
    QCOMPARE(m_settings->written,
             (QStringList{QStringLiteral("127.0.0.1:1080"), QStringLiteral("none"), QStringLiteral("127.0.0.1:1081")}));
    m_settings->leaves.release();
}

void TestSystemProxyThread::saysWhatWentWrong()
{
    const auto proxy = make();
    QSignalSpy done(proxy.get(), &SystemProxyThread::carriedOut);
    m_settings->leaves.release(2);
    proxy->leadTo(place(0));
    proxy->putBack();
    QTRY_COMPARE(done.count(), 2);
    QVERIFY(done[0][0].toString().contains(QStringLiteral("No such port.")));
    QCOMPARE(done[1][0].toString(), QString());
}

void TestSystemProxyThread::finishingWaitsAndPutsBack()
{
    const auto proxy = make();
    m_settings->leaves.release(2);
    proxy->leadTo(place(1080));
    QCOMPARE(proxy->finish(), QString());
    QCOMPARE(m_settings->written.last(), QStringLiteral("none"));
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestSystemProxyThread::doesWhatWasOrderedBeforeItGoes()
{
    auto proxy = make();
    m_settings->leaves.release();
    proxy->leadTo(place(1080));
    proxy.reset();
    QCOMPARE(m_settings->written, QStringList{QStringLiteral("127.0.0.1:1080")});
}

QTEST_GUILESS_MAIN(TestSystemProxyThread)
#include "tst_systemproxythread.moc"
