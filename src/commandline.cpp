// SPDX-License-Identifier: MIT
#include "commandline.h"

#include "argyle/version.h"
#include "settings/routespec.h"
#include "settings/settingsfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

namespace argyle {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::CommandLine)
};

struct Options
{
    QCommandLineOption headless{QStringLiteral("headless"),
                                Texts::tr("Run the same engine with no window; no display is needed.")};
    QCommandLineOption socksPort{
        QStringLiteral("socks-port"),
        Texts::tr("Listen here instead of at the saved ports; may be repeated. Written as torrc's SocksPort: "
                  "[address:]port, [address:]auto or unix:path, then flags. 0 opens none."),
        Texts::tr("spec", "what an option takes: a port as in torrc")};
    QCommandLineOption route{QStringLiteral("route"),
                             Texts::tr("How connections leave: direct, socks5://[user:pass@]host:port, tor, or "
                                       "tor:socks=host:port[,control=host:port|unix:path][,password=…]."),
                             Texts::tr("route", "what an option takes")};
    QCommandLineOption dns{QStringLiteral("dns"),
                           Texts::tr("Name server of the direct route instead of the system's; may be repeated."),
                           Texts::tr("address[:port]", "what an option takes")};
    QCommandLineOption config{QStringLiteral("config"), Texts::tr("Settings file instead of the person's own."),
                              Texts::tr("file", "what an option takes")};
    QCommandLineOption httpPage{QStringLiteral("http-page"),
                                Texts::tr("HTML template of the page that a misconfigured browser gets."),
                                Texts::tr("file", "what an option takes")};
    QCommandLineOption json{QStringLiteral("json"), Texts::tr("With a command: print one JSON document.")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, Texts::tr("Print this help.")};
    QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")}, Texts::tr("Print the version.")};

    void addTo(QCommandLineParser &parser) const
    {
        parser.addOptions({headless, socksPort, route, dns, config, httpPage, json, help, version});
        parser.addPositionalArgument(Texts::tr("command"),
                                     Texts::tr("A question to, or an order for, the running Argyle."),
                                     Texts::tr("[command]"));
    }
};

/// The ports, or a sentence on what is wrong.
QString parsePorts(const QStringList &specs, CommandLine &line)
{
    QList<settings::Port> ports;
    for (const QString &spec : specs) {
        if (spec.trimmed() == QLatin1String("0"))
            continue;
        const isolation::ParsedPort parsed = isolation::parsePortSpec(spec);
        if (!parsed.spec)
            return Texts::tr("--socks-port %1: %2").arg(spec, parsed.error);
        ports.append({*parsed.spec, settings::Port::Switch::On});
    }
    settings::Settings asked;
    asked.ports = std::move(ports);
    if (const QString problem = settings::problemWith(asked); !problem.isEmpty())
        return Texts::tr("--socks-port: %1").arg(problem);
    line.ports = std::move(asked.ports);
    return QString();
}

QString parseRouteOption(const QString &route, CommandLine &line)
{
    const settings::ParsedRoute parsed = settings::parseRoute(route);
    if (!parsed.spec)
        return Texts::tr("--route: %1").arg(parsed.error);
    line.route = route;
    return QString();
}

QString parseNameServers(const QStringList &servers, CommandLine &line)
{
    for (const QString &server : servers) {
        const QString problem = settings::problemWithNameServer(server);
        if (!problem.isEmpty())
            return Texts::tr("--dns: %1").arg(problem);
    }
    line.nameServers = servers;
    return QString();
}

QString readHttpPage(const QString &path, CommandLine &line)
{
    if (path.isEmpty())
        return Texts::tr("--http-page needs the name of a file");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Texts::tr("--http-page %1: %2").arg(path, file.errorString());
    line.httpPage = QString::fromUtf8(file.readAll());
    return line.httpPage->trimmed().isEmpty() ? Texts::tr("--http-page %1: the file is empty").arg(path) : QString();
}

/// An empty name is what a script's variable that is not set makes: it may not stand for the person's own file.
QString parseConfig(const QString &path, CommandLine &line)
{
    line.config = path;
    return path.isEmpty() ? Texts::tr("--config needs the name of a settings file") : QString();
}

/// What the options with a value say, or a sentence on what is wrong with one.
QString parseValues(const Options &options, const QCommandLineParser &parser, CommandLine &line)
{
    QString problem;
    if (parser.isSet(options.socksPort))
        problem = parsePorts(parser.values(options.socksPort), line);
    if (problem.isEmpty() && parser.isSet(options.route))
        problem = parseRouteOption(parser.value(options.route), line);
    if (problem.isEmpty() && parser.isSet(options.dns))
        problem = parseNameServers(parser.values(options.dns), line);
    if (problem.isEmpty() && parser.isSet(options.httpPage))
        problem = readHttpPage(parser.value(options.httpPage), line);
    if (problem.isEmpty() && parser.isSet(options.config))
        problem = parseConfig(parser.value(options.config), line);
    return problem;
}

CommandLine mistake(const QString &sentence)
{
    CommandLine line;
    line.mode = CommandLine::Mode::Mistake;
    line.text = sentence;
    return line;
}

QString description()
{
    // QCommandLineParser lists the commands nowhere, so they are told with the description.
    return Texts::tr(
        "A SOCKS proxy that keeps streams apart and shows them live.\n"
        "\n"
        "Without a command it runs, with a window unless --headless is given. A command asks the one that runs:\n"
        "  status             what it does, in a few numbers\n"
        "  streams            open streams, and ended ones that it remembers\n"
        "  groups             isolation groups\n"
        "  ports              listening ports\n"
        "  close ID           close a stream\n"
        "  new-circuit GROUP  later streams of the group start afresh\n"
        "  new-identity       the same for every group\n"
        "Exit status: 0, or 3 where nothing is running, 2 for a mistake on the command line, 1 for anything else.");
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    options.addTo(parser);
    if (!parser.parse(arguments))
        return mistake(parser.errorText());

    CommandLine line;
    if (parser.isSet(options.help)) {
        line.mode = CommandLine::Mode::Help;
        return line;
    }
    if (parser.isSet(options.version)) {
        line.mode = CommandLine::Mode::Version;
        return line;
    }
    line.words = parser.positionalArguments();
    line.format = parser.isSet(options.json) ? CommandLine::Format::Json : CommandLine::Format::Text;
    if (parser.isSet(options.json) && line.words.isEmpty())
        return mistake(Texts::tr("--json goes with a command: status, streams, groups or ports"));
    // Beside a command as well: it uses none of them, but a mistake is one wherever it stands.
    if (const QString problem = parseValues(options, parser, line); !problem.isEmpty())
        return mistake(problem);
    if (!line.words.isEmpty()) {
        line.mode = CommandLine::Mode::Ask;
        return line;
    }
    line.mode = parser.isSet(options.headless) ? CommandLine::Mode::Headless : CommandLine::Mode::Desktop;
    return line;
}

void blankCredentials(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        constexpr std::string_view option = "--route=";
        const bool isBehind = std::string_view(argv[i - 1]) == "--route";
        if (!isBehind && !std::string_view(argv[i]).starts_with(option))
            continue;
        char *const route = argv[i] + (isBehind ? 0 : option.size());
        const std::string_view text(route);
        // Whether or not the route is well-formed: all before the host, and all behind the password's name.
        const std::size_t scheme = text.find("://");
        if (const std::size_t host = text.rfind('@'); host != text.npos)
            std::fill(route + (scheme < host ? scheme + 3 : 0), route + host, 'x');
        constexpr std::string_view password = "password=";
        if (const std::size_t found = text.find(password); found != text.npos)
            std::fill(route + found + password.size(), route + text.size(), 'x');
    }
}

void complain(const QString &sentence)
{
    QTextStream(stderr) << "argyle: " << sentence.simplified() << Qt::endl;
}

int refuse(const QString &why)
{
    complain(why);
    return 2;
}

QString commandLineHelp()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(description());
    Options().addTo(parser);
    return parser.helpText();
}

QString CommandLine::settingsPath() const
{
    return config.isEmpty() ? settings::SettingsFile::defaultPath() : config;
}

settings::Losses CommandLine::notGiven(settings::Losses lost) const
{
    using settings::Loss;
    if (ports)
        lost &= ~settings::Losses(Loss::Ports);
    if (route)
        lost &= ~settings::Losses(Loss::Route);
    if (nameServers)
        lost &= ~settings::Losses(Loss::NameServers);
    return lost;
}

settings::Settings CommandLine::over(settings::Settings saved) const
{
    saved.ports = ports.value_or(saved.ports);
    saved.route = route.value_or(saved.route);
    saved.nameServers = nameServers.value_or(saved.nameServers);
    saved.browserPage.body = httpPage.value_or(saved.browserPage.body);
    return saved;
}

settings::Settings CommandLine::without(settings::Settings current, const settings::Settings &saved) const
{
    if (ports && current.ports == *ports)
        current.ports = saved.ports;
    if (route && current.route == *route)
        current.route = saved.route;
    if (nameServers && current.nameServers == *nameServers)
        current.nameServers = saved.nameServers;
    if (httpPage && current.browserPage.body == *httpPage)
        current.browserPage.body = saved.browserPage.body;
    return current;
}

} // namespace argyle
