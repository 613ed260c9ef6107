// SPDX-License-Identifier: MIT
#include "routes/route.h"

#include <QCoreApplication>

#include <cerrno>
#include <system_error>

namespace argyle::routes {

using socks::Reply;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::routes::Route)
};

} // namespace

Failure onionNeedsTor()
{
    return {Reply::OnionDescriptorNotFound,
            Texts::tr("Onion services can be reached through Tor only: choose the Tor route.")};
}

Failure failureOf(int error)
{
    switch (error) {
    case ECONNREFUSED:
        return {Reply::ConnectionRefused,
                Texts::tr("The destination refused the connection: nothing listens on that port.")};
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
        return {Reply::ConnectionRefused, Texts::tr("The connection was reset before it was up.")};
    case ETIMEDOUT:
        return {Reply::TimedOut, Texts::tr("The destination did not answer in time.")};
    case ENETUNREACH:
    case ENETDOWN:
    case EAFNOSUPPORT:
        return {Reply::NetworkUnreachable, Texts::tr("There is no way to that network from this machine.")};
    case EHOSTUNREACH:
    case EHOSTDOWN:
        return {Reply::HostUnreachable, Texts::tr("The destination host cannot be reached.")};
    case EACCES:
    case EPERM:
        return {Reply::NotAllowed, Texts::tr("A rule of this machine's firewall forbids the connection.")};
    case EMFILE:
    case ENFILE:
        return {Reply::GeneralFailure,
                Texts::tr("No descriptors are left: close some streams or raise the limit (ulimit -n).")};
    case EADDRNOTAVAIL:
        return {Reply::GeneralFailure,
                Texts::tr("This machine has no free port for one more connection to that destination.")};
    default:
        return {Reply::GeneralFailure, Texts::tr("The connection failed: %1.")
                                           .arg(QString::fromStdString(std::generic_category().message(error)))};
    }
}

} // namespace argyle::routes
