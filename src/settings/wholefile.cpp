// SPDX-License-Identifier: MIT
#include "settings/wholefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace argyle::settings {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::settings::WholeFile)
};

bool makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.exists())
        return folder.isDir();
    return makeFolder(folder.path()) && QDir().mkdir(path, ownerOnly | QFileDevice::ExeOwner);
}

} // namespace

QString writeWhole(const QString &path, const QByteArray &content, Readers readers)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!makeFolder(folder))
        return Texts::tr("the folder %1 cannot be made.").arg(QDir::toNativeSeparators(folder));
    QSaveFile file(path);
    const QString name = QDir::toNativeSeparators(path);
    if (!file.open(QIODevice::WriteOnly) || (readers == Readers::Owner && !file.setPermissions(ownerOnly)))
        return Texts::tr("%1 cannot be written (%2).").arg(name, file.errorString());
    // A write that is cut short is no error to Qt, and commit() overlooks a flush that fails.
    if (file.write(content) != content.size() || !file.flush())
        return Texts::tr("%1 cannot be written whole; the disk may be full.").arg(name);
    if (!file.commit())
        return Texts::tr("%1 cannot be replaced (%2).").arg(name, file.errorString());
    return {};
}

} // namespace argyle::settings
