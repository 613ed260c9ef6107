// SPDX-License-Identifier: MIT
#pragma once

#include "routes/routetrial.h"

#include <QProcess>
#include <QString>

namespace argyle::routes {

/// Looks whether there is a tor that Argyle could run. Does not run it but for its version.
class TorProgramTrial final : public TrialPart
{
    Q_OBJECT
public:
    /// Both as in OwnTorTerms.
    TorProgramTrial(QString program, QString torrcExtra);
    ~TorProgramTrial() override;

    void begin() override;
    QString waitsFor() const override;

private:
    void ended();

    QString m_program;
    QString m_torrcExtra;
    QString m_path;
    QProcess m_tor;
};

} // namespace argyle::routes
