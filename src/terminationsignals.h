// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace argyle {

/// SIGTERM and SIGINT as a signal of Qt's, each time that one comes. One per process; lives in the main thread.
class TerminationSignals : public QObject
{
    Q_OBJECT
public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

signals:
    void received();

private:
    net::Descriptor m_reading;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace argyle
