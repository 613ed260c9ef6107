// SPDX-License-Identifier: MIT
#pragma once

#include "session/systemproxy.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace argyle::session {

/// The system's proxy in a thread of its own, as the main thread sees it: a desktop's settings are read and written by other
/// programs, and no window should wait for these. Orders are carried out one after another. Lives in the main thread; the
/// destructor waits for all that was ordered.
class SystemProxyThread : public QObject
{
    Q_OBJECT
public:
    /// `findDesktop` is called in the thread, since it may run programs too.
    explicit SystemProxyThread(std::function<std::unique_ptr<DesktopProxy>()> findDesktop = &DesktopProxy::current,
                               const QString &folder = settings::stateFolder(), QObject *parent = nullptr);
    ~SystemProxyThread() override;

    /// As SystemProxy has them; each is answered by carriedOut().
    void leadTo(const ProxyPlace &place);
    void putBack();
    /// Puts back behind all other orders and waits for it, for one who is about to leave. Empty, or what went wrong.
    QString finish();

signals:
    /// The sentence is empty where it went well.
    void carriedOut(const QString &problem);

private:
    void order(std::function<QString(SystemProxy &)> carryOut);

    QThread m_thread;
    QObject m_context;                    ///< lives in the thread
    std::unique_ptr<SystemProxy> m_proxy; ///< is touched there alone
};

} // namespace argyle::session
