// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace argyle::routes {

/// A tor of our own: which program, where it lives, and what more the person wants of it.
struct OwnTorTerms
{
    QString program;    ///< path of the executable; empty: the system's
    QString folder;     ///< ours alone (0700): torrc, control socket, and Tor's data below it
    QString torrcExtra; ///< a file of further torrc lines (bridges…); empty: none
    bool operator==(const OwnTorTerms &) const = default;
};

/// `$XDG_STATE_HOME/argyle/tor`, or the same below ~/.local/state.
QString ownTorFolder();

/// What is wrong with a file of further torrc lines, as a sentence; empty where it is fine, or none is given.
QString problemWithTorrcExtra(const QString &path);

/// The files of a tor's folder, and what is written into them.
class TorSetup
{
public:
    explicit TorSetup(OwnTorTerms terms);

    /// Makes the folder, removes what an earlier run left for controllers and writes the torrc. What is wrong, as a sentence; empty
    /// where all went well.
    QString prepare() const;
    /// Of the torrc that prepare() writes. `owner`: the process whose end ends Tor, too.
    QString torrc(qint64 owner) const;
    QStringList arguments() const;

    /// Whether controllers use a Unix-domain socket, at controlSocket(): its path must fit into a sockaddr_un and needs no quoting in
    /// a torrc. Otherwise Tor chooses a TCP port and writes it into controlPortFile() ("PORT=127.0.0.1:4711").
    bool hasControlSocket() const;
    QString controlSocket() const { return file("control"); }
    QString controlPortFile() const { return file("control-port"); }

private:
    QString file(const char *name) const;
    QString defaults() const;

    OwnTorTerms m_terms;
};

} // namespace argyle::routes
