// SPDX-License-Identifier: MIT
#include "observe/bootstrapphase.h"

#include <QCoreApplication>

#include <array>

namespace argyle::observe {

QString bootstrapPhaseText(const QString &summary)
{
    // bootstrap_status_to_string() of Tor's src/feature/control/control_bootstrap.c, in the order in which they come.
    [[maybe_unused]] static constexpr std::array known{
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Starting"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connecting to pluggable transport"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connected to pluggable transport"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connecting to proxy"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connected to proxy"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connecting to a relay"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connected to a relay"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Handshaking with a relay"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Handshake with a relay done"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Establishing an encrypted directory connection"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Asking for networkstatus consensus"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Loading networkstatus consensus"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Loading authority key certs"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Asking for relay descriptors"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Loading relay descriptors"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Loaded enough directory info to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connecting to pluggable transport to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connected to pluggable transport to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connecting to proxy to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connected to proxy to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connecting to a relay to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Connected to a relay to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Finishing handshake with a relay to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Handshake finished with a relay to build circuits"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Establishing a Tor circuit"),
        QT_TRANSLATE_NOOP("argyle::observe::BootstrapPhase", "Done"),
    };
    return QCoreApplication::translate("argyle::observe::BootstrapPhase", summary.toUtf8().constData());
}

} // namespace argyle::observe
