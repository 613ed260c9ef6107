// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QProcess>

#include <chrono>
#include <memory>
#include <vector>

namespace argyle::routes {

/// Child processes that have been told to end, until they have. Nobody waits for them but the destructor. Lives in the engine's
/// thread.
class ProcessEndings : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds usualPatience{3000};

    /// `patience`: how long each may take before it is killed.
    explicit ProcessEndings(std::chrono::milliseconds patience = usualPatience, QObject *parent = nullptr);
    /// Waits until all have ended.
    ~ProcessEndings() override;

    /// Tells a process that has been started to end.
    void add(std::unique_ptr<QProcess> process);
    bool isEmpty() const { return m_ending.empty(); }

signals:
    /// The last of them has.
    void allEnded();

private:
    void ended(QProcess *process);

    std::chrono::milliseconds m_patience;
    std::vector<QProcess *> m_ending; ///< children of this
};

} // namespace argyle::routes
