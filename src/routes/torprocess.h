// SPDX-License-Identifier: MIT
#pragma once

#include "routes/processendings.h"
#include "routes/torcontrol.h"
#include "routes/torsetup.h"

#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace argyle::routes {

/// A tor of our own as a child process, started again when it ends. It ends with us, whatever way we end. Lives in the engine's
/// thread.
class TorProcess : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds usualPatience{10'000};

    /// `endings` must outlive this: what still runs when this ends is its own then. Tor is started once there is nothing left in it, for
    /// that may be in the same folder.
    /// `patience` is for saying which version it is.
    TorProcess(OwnTorTerms terms, ProcessEndings &endings, std::chrono::milliseconds patience = usualPatience,
               QObject *parent = nullptr);
    ~TorProcess() override;

    void start();

    bool isRunning() const { return m_tor->state() == QProcess::Running; }
    /// What is wrong, as a sentence; empty while tor runs.
    const QString &problem() const { return m_problem; }
    /// There is no tor that could be run: waiting does not help, though it is looked for again.
    bool isHopeless() const { return m_isHopeless; }
    /// Where it takes controllers; nothing while it does not run or has not said.
    std::optional<TorControlAddress> controlAddress() const;
    /// It did its work: when it ends now it is started again at once.
    void proved() { m_rest = shortestRest; }

signals:
    void changed();

private:
    static constexpr std::chrono::milliseconds shortestRest{250};

    void probe();
    void probed();
    void endProbe();
    void launch();
    void read();
    void ended();
    void restAndRetry(const QString &problem);
    void setProblem(const QString &problem);

    OwnTorTerms m_terms;
    ProcessEndings &m_endings;
    TorSetup m_setup;
    QString m_path;                    ///< of the program
    std::unique_ptr<QProcess> m_probe; ///< `tor --version`
    std::unique_ptr<QProcess> m_tor;
    bool m_waitsForRoom = false; ///< in the folder
    QTimer m_patience;
    QTimer m_retry;
    std::chrono::milliseconds m_rest = shortestRest;
    QString m_warning; ///< the last one that this run of tor printed
    QString m_error;   ///< the same
    QString m_problem;
    bool m_isHopeless = false;
};

} // namespace argyle::routes
