// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QStringList>
#include <QTest>

#include <unistd.h>

namespace argyle::tests {

/// While it lives, a test that root runs is somebody without rights: nothing is forbidden to root. These files are that one's.
class NoRights
{
public:
    explicit NoRights(const QStringList &owned = {})
    {
        if (!m_isRoot)
            return;
        for (const QString &path : owned)
            QVERIFY(chown(QFile::encodeName(path).constData(), nobody, nobody) == 0);
        QVERIFY(setresuid(nobody, nobody, 0) == 0);
    }
    ~NoRights()
    {
        if (m_isRoot && setresuid(0, 0, 0) != 0)
            qFatal("root cannot be had back");
    }
    Q_DISABLE_COPY_MOVE(NoRights)

private:
    static constexpr uid_t nobody = 65534;

    const bool m_isRoot = geteuid() == 0;
};

} // namespace argyle::tests
