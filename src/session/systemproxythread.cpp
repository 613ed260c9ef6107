// SPDX-License-Identifier: MIT
#include "session/systemproxythread.h"

#include <QMetaObject>

#include <utility>

namespace argyle::session {

SystemProxyThread::SystemProxyThread(std::function<std::unique_ptr<DesktopProxy>()> findDesktop, const QString &folder,
                                     QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("system proxy"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_context,
        [this, findDesktop = std::move(findDesktop), folder] {
            m_proxy = std::make_unique<SystemProxy>(findDesktop(), folder);
        },
        Qt::QueuedConnection);
}

SystemProxyThread::~SystemProxyThread()
{
    QMetaObject::invokeMethod(
        &m_context, [this] { m_proxy.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void SystemProxyThread::leadTo(const ProxyPlace &place)
{
    order([place](SystemProxy &proxy) { return proxy.leadTo(place); });
}

void SystemProxyThread::putBack()
{
    order([](SystemProxy &proxy) { return proxy.putBack(); });
}

QString SystemProxyThread::finish()
{
    QString problem;
    QMetaObject::invokeMethod(
        &m_context, [this] { return m_proxy->putBack(); }, Qt::BlockingQueuedConnection, &problem);
    return problem;
}

void SystemProxyThread::order(std::function<QString(SystemProxy &)> carryOut)
{
    QMetaObject::invokeMethod(
        &m_context,
        [this, carryOut = std::move(carryOut)] {
            QMetaObject::invokeMethod(
                this, [this, problem = carryOut(*m_proxy)] { emit carriedOut(problem); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace argyle::session
