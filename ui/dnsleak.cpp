// SPDX-License-Identifier: MIT
#include "ui/dnsleak.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::DnsLeak)
};

struct Advice
{
    const char *application; ///< how the executable's name begins
    const char *text;
};

// Longer names before those that they begin with.
constexpr std::array advices{
    Advice{"curl", QT_TRANSLATE_NOOP("argyle::ui::DnsLeak",
                                     "Use --socks5-hostname in place of --socks5, or socks5h:// in place "
                                     "of socks5:// in --proxy.")},
    Advice{"git", QT_TRANSLATE_NOOP("argyle::ui::DnsLeak", "Set http.proxy to socks5h:// in place of socks5://.")},
    Advice{"firefox", QT_TRANSLATE_NOOP("argyle::ui::DnsLeak",
                                        "In Settings, Network Settings, switch on “Proxy DNS when using SOCKS v5”.")},
    Advice{"thunderbird",
           QT_TRANSLATE_NOOP("argyle::ui::DnsLeak", "In Settings, Network & Disk Space, Connection, switch on "
                                                    "“Proxy DNS when using SOCKS v5”.")},
    Advice{"chrom",
           QT_TRANSLATE_NOOP("argyle::ui::DnsLeak",
                             "Use socks5:// in place of socks4:// in --proxy-server; names then go to the proxy.")},
    Advice{"python",
           QT_TRANSLATE_NOOP("argyle::ui::DnsLeak", "Use socks5h:// in place of socks5:// in the proxy's address.")},
    Advice{"pip", QT_TRANSLATE_NOOP("argyle::ui::DnsLeak", "Use socks5h:// in place of socks5:// in --proxy.")},
    Advice{"ncat", QT_TRANSLATE_NOOP("argyle::ui::DnsLeak", "Add --proxy-dns remote.")},
    Advice{"nc", QT_TRANSLATE_NOOP("argyle::ui::DnsLeak", "Use -X 5 in place of -X 4.")},
    Advice{"socat", QT_TRANSLATE_NOOP("argyle::ui::DnsLeak", "Use SOCKS4A in place of SOCKS4.")},
    Advice{"proxychains", QT_TRANSLATE_NOOP("argyle::ui::DnsLeak", "Switch on proxy_dns in proxychains.conf.")},
};

QString adviceFor(const QString &application)
{
    const auto found = std::find_if(advices.begin(), advices.end(), [&](const Advice &advice) {
        return application.startsWith(QLatin1StringView(advice.application), Qt::CaseInsensitive);
    });
    if (found != advices.end())
        return Texts::tr(found->text);
    return Texts::tr(
        "Look in its settings for a way to resolve names at the proxy: “remote DNS”, “proxy DNS”, socks5h:// or "
        "SOCKS4A.");
}

} // namespace

QString dnsLeakAdvice(const QString &application)
{
    const QString meaning =
        application.isEmpty()
            ? Texts::tr(
                "The application sent an address, not a name. If it looked a name up for that, whoever runs its name "
                "server knows where it goes.")
            : Texts::tr(
                  "%1 sent an address, not a name. If it looked a name up for that, whoever runs its name server knows "
                  "where it goes.")
                  .arg(application);
    return Texts::tr("%1 %2", "meaning, advice").arg(meaning, adviceFor(application));
}

} // namespace argyle::ui
