// SPDX-License-Identifier: MIT
#include "routes/torsetup.h"

#include "routes/torportflags.h"
#include "routes/torwords.h"
#include "settings/statefolder.h"
#include "settings/wholefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

#include <sys/un.h>

namespace argyle::routes {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::routes::TorSetup)
};

QString quoted(const QString &text)
{
    return QString::fromStdString(torQuoted(text.toStdString()));
}

/// Whether it stands in a torrc as it is.
bool isPlain(const QString &path)
{
    return std::all_of(path.begin(), path.end(),
                       [](QChar c) { return c > u' ' && c != u'"' && c != u'#' && c != u'\\'; });
}

} // namespace

QString ownTorFolder()
{
    return settings::stateFolder() + QStringLiteral("/tor");
}

QString problemWithTorrcExtra(const QString &path)
{
    if (path.isEmpty() || (QFileInfo(path).isFile() && QFileInfo(path).isReadable()))
        return {};
    return Texts::tr(
               "%1 is no file that can be read. It is set as the one with further torrc lines: choose another one on "
               "the page Route of the settings.")
        .arg(path);
}

TorSetup::TorSetup(OwnTorTerms terms)
    : m_terms(std::move(terms))
{}

QString TorSetup::file(const char *name) const
{
    return QDir(m_terms.folder).filePath(QLatin1String(name));
}

QString TorSetup::defaults() const
{
    return m_terms.torrcExtra.isEmpty() ? file("torrc-defaults") : m_terms.torrcExtra;
}

bool TorSetup::hasControlSocket() const
{
    return std::size_t(QFile::encodeName(controlSocket()).size()) < sizeof(sockaddr_un::sun_path)
           && isPlain(controlSocket());
}

QString TorSetup::prepare() const
{
    if (!QDir().mkpath(m_terms.folder) || !QFile::setPermissions(m_terms.folder, ownerOnly))
        return Texts::tr("The folder %1 for Tor cannot be made.").arg(m_terms.folder);
    if (QString problem = problemWithTorrcExtra(m_terms.torrcExtra); !problem.isEmpty())
        return problem;
    QFile::remove(controlSocket());
    QFile::remove(controlPortFile());
    if (m_terms.torrcExtra.isEmpty()) {
        const QByteArray nothing("# Empty, so that the system's own defaults do not count.\n");
        if (QString problem = settings::writeWhole(defaults(), nothing, settings::Readers::Owner); !problem.isEmpty())
            return problem;
    }
    return settings::writeWhole(file("torrc"), torrc(QCoreApplication::applicationPid()).toUtf8(),
                                settings::Readers::Owner);
}

QString TorSetup::torrc(qint64 owner) const
{
    QStringList lines{QStringLiteral("# Written by Argyle each time it starts Tor.")};
    lines << QStringLiteral("DataDirectory ") + quoted(file("data"));
    lines << QStringLiteral("SocksPort 127.0.0.1:auto ")
                 + torSocksPortWords(torFlagsOf(isolation::PortSpec::defaultFlags()));
    if (hasControlSocket()) {
        lines << QStringLiteral("ControlPort unix:") + controlSocket();
    } else {
        lines << QStringLiteral("ControlPort 127.0.0.1:auto");
        lines << QStringLiteral("ControlPortWriteToFile ") + quoted(controlPortFile());
    }
    lines << QStringLiteral("CookieAuthentication 1");
    lines << QStringLiteral("__OwningControllerProcess %1").arg(owner);
    lines << QStringLiteral("Log notice stdout");
    lines << QStringLiteral("RunAsDaemon 0");
    return lines.join(u'\n') + u'\n';
}

QStringList TorSetup::arguments() const
{
    // What the person's file says counts where our torrc says nothing: tor(1), --defaults-torrc.
    return {QStringLiteral("-f"), file("torrc"), QStringLiteral("--defaults-torrc"), defaults()};
}

} // namespace argyle::routes
