// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace argyle::session {

/// One setting of a desktop: its name, and its value as the desktop writes it; nothing where it is not set.
struct ProxyValue
{
    QString name;
    std::optional<QString> value;
    bool operator==(const ProxyValue &) const = default;
};
using ProxyValues = QList<ProxyValue>;

/// Where a SOCKS5 proxy listens.
struct ProxyPlace
{
    QString host; ///< an address without brackets
    quint16 port = 0;
    bool operator==(const ProxyPlace &) const = default;
};

/// The proxy settings that the programs of a desktop follow. Not thread-safe; may block while other programs are run.
class DesktopProxy
{
public:
    virtual ~DesktopProxy() = default;

    /// How a file names the desktop: "gnome", "kde".
    virtual QString name() const = 0;
    /// The settings that lead to a SOCKS5 proxy and to no other, in the order in which they should be written.
    virtual ProxyValues leadingTo(const ProxyPlace &place) const = 0;
    /// The same settings as they are; nothing, with a sentence in `problem`, where they cannot be read.
    virtual std::optional<ProxyValues> read(QString &problem) const = 0;
    /// Empty where all were written, else a sentence that says why not.
    virtual QString write(const ProxyValues &values) = 0;

    /// The one that runs, by $XDG_CURRENT_DESKTOP; null where it has no settings that are known here.
    static std::unique_ptr<DesktopProxy> current();
};

} // namespace argyle::session
