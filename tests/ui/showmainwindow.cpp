// SPDX-License-Identifier: MIT
// Shows the main window with made-up streams, to be looked at:
//     argyle_show [--dark] [--rtl] [--font-scale FACTOR] [--scene NAME] [--filter TEXT] [--rate STREAMS] [--shot FILE]
// Scenes: full (the default), empty, closed (no port open), failed (a port could not open).
// --rate makes that many streams a second, for as long as one looks.
#include "tests/ui/records.h"
#include "ui/filterbox.h"
#include "ui/mainwindow.h"
#include "ui/streammodel.h"
#include "ui/streamview.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

#include <cmath>

using namespace argyle;
using namespace argyle::tests;
using observe::StreamRecord;
using observe::StreamState;

namespace {

constexpr qint64 beatTime = 100; // milliseconds between two deltas, as the engine's

struct Sample
{
    const char *application;
    const char *host;
    quint32 group;
    socks::Protocol protocol = socks::Protocol::Socks5;
    socks::Command command = socks::Command::Connect;
    quint16 hostPort = 443;
    StreamState state = StreamState::Open;
    int reply = 0;
    const char *answer = "";
    bool leaksDns = false;
};

// Names and addresses that belong to nobody (RFC 2606, RFC 5737).
const QList<Sample> &samples()
{
    using socks::Command;
    using socks::Protocol;
    static const QList<Sample> all{
        {"firefox", "example.com", 1},
        {"curl", "example.org", 2, Protocol::Socks5, Command::Resolve, 0, StreamState::Done, 0, "203.0.113.34"},
        {"thunderbird", "mail.test", 3, Protocol::Socks5, Command::Connect, 993, StreamState::Failed, 5},
        {"oldapp", "203.0.113.7", 4, Protocol::Socks4, Command::Connect, 80, StreamState::Open, 0x5A, "", true},
        {"firefox", "static.example.com", 1},
        {"firefox", "video.example.net", 1},
        {"git", "code.example.org", 5, Protocol::Socks5, Command::Connect, 443, StreamState::Done},
        {"ssh", "build.example", 6, Protocol::Socks5, Command::Connect, 22},
        {"curl", "nowhere.invalid", 2, Protocol::Socks5, Command::Connect, 443, StreamState::Failed, 4},
        {"firefox", "fonts.example.com", 1, Protocol::Socks5, Command::Connect, 443, StreamState::Done},
        {"", "ftp.example.net", 7, Protocol::Socks4a, Command::Connect, 21, StreamState::Connecting, -1},
        {"pidgin", "chat.example.org", 8, Protocol::Socks5, Command::Connect, 5222},
        {"game", "198.51.100.20", 9, Protocol::Socks5, Command::UdpAssociate, 0, StreamState::Failed, 7},
        {"curl", "2001:db8::7", 2, Protocol::Socks5, Command::Connect, 8080, StreamState::Failed, 3},
        {"firefox", "api.example.com", 1, Protocol::Socks5, Command::Connect, 443, StreamState::Resolving, -1},
        {"apt", "deb.example.org", 10, Protocol::Socks5, Command::Connect, 80, StreamState::Done},
        {"thunderbird", "imap.example.com", 3, Protocol::Socks5, Command::Connect, 993},
        {"dig", "192.0.2.7", 2, Protocol::Socks5, Command::ResolvePtr, 0, StreamState::Done, 0, "host.example"},
    };
    return all;
}

// A window's engine, made up: the same streams again and again, some of them moving.
class Simulation
{
public:
    explicit Simulation(qint64 now)
        : m_now(now)
    {}

    observe::Delta begin(int count)
    {
        observe::Delta delta = snapshot({}, m_now);
        for (int i = 0; i < count; ++i)
            delta.streams.append(make(samples()[(count - 1 - i) % samples().size()], m_now - 900 * (count - i) - 40));
        m_streams = delta.streams;
        complete(delta);
        return delta;
    }

    observe::Delta next(int fresh, qint64 now)
    {
        m_now = now;
        ++m_beats;
        observe::Delta delta = update({}, m_now);
        for (StreamRecord &stream : m_streams) {
            if (stream.state == StreamState::Open && stream.id % 3 != 0) {
                move(stream);
                delta.streams.append(stream);
            }
        }
        for (int i = 0; i < fresh; ++i) {
            StreamRecord stream = make(samples()[QRandomGenerator::global()->bounded(samples().size())], m_now);
            m_streams.append(stream);
            delta.streams.append(stream);
        }
        constexpr qsizetype kept = 600;
        while (m_streams.size() > kept)
            m_streams.removeFirst();
        complete(delta);
        return delta;
    }

private:
    StreamRecord make(const Sample &sample, qint64 at)
    {
        StreamRecord stream = openStream(++m_id, QString::fromLatin1(sample.host));
        stream.application = QString::fromLatin1(sample.application);
        stream.applicationPid = 4000 + sample.group;
        stream.group = sample.group;
        stream.protocol = sample.protocol;
        stream.command = sample.command;
        stream.hostPort = sample.hostPort;
        stream.state = sample.state;
        stream.reply = sample.reply < 0 ? std::nullopt : std::optional(static_cast<quint8>(sample.reply));
        stream.answer = QString::fromLatin1(sample.answer);
        stream.leaksDns = sample.leaksDns;
        stream.openedAt = at;
        stream.port = sample.group == 3 ? QStringLiteral("127.0.0.1:9052") : QStringLiteral("127.0.0.1:1080");
        stream.phases = {400, 12'300, 31'800, 90, 48'000, -1};
        if (stream.isEnded()) {
            stream.endedAt = at + 38 + static_cast<qint64>(stream.id % 7) * 320;
            stream.phases[5] = (stream.endedAt - at) * 1000 - 92'590;
            stream.received = stream.answer.isEmpty() && stream.state == StreamState::Done ? stream.id * 1733 : 0;
            stream.sent = stream.received / 9;
        } else if (stream.state != StreamState::Open) {
            stream.phases = {400, -1, -1, -1, -1, -1};
        }
        m_failed += stream.state == StreamState::Failed ? 1 : 0;
        return stream;
    }

    void move(StreamRecord &stream)
    {
        const double wave = 1 + std::sin(m_beats / 40.0 + static_cast<double>(stream.id));
        const auto bytes =
            static_cast<quint64>(wave * 9000 * (stream.application == QStringLiteral("firefox") ? 4 : 1));
        stream.received += bytes;
        stream.sent += bytes / 30;
        m_received += bytes;
        m_sent += bytes / 30;
    }

    void complete(observe::Delta &delta)
    {
        static const QStringList names{
            QStringLiteral("firefox"), QStringLiteral("curl"), QStringLiteral("thunderbird"), QStringLiteral("oldapp"),
            QStringLiteral("git"),     QStringLiteral("ssh"),  QStringLiteral("tag 3f9a"),    QStringLiteral("pidgin"),
            QStringLiteral("game"),    QStringLiteral("apt")};
        delta.groupsChanged = true;
        for (qsizetype i = 0; i < names.size(); ++i) {
            observe::GroupRecord record = group(static_cast<quint32>(i + 1), names[i], 0);
            record.fields = {
                {QStringLiteral("Port"), QStringLiteral("127.0.0.1:1080")},
                {QStringLiteral("Client address"), QStringLiteral("127.0.0.1")},
                {QStringLiteral("Credentials"), i == 6 ? QStringLiteral("tag 3f9a") : QStringLiteral("none")}};
            for (const StreamRecord &stream : std::as_const(m_streams)) {
                if (stream.group != record.id)
                    continue;
                record.streams += stream.isEnded() ? 0 : 1;
                record.received += stream.received;
                record.sent += stream.sent;
            }
            delta.counters.open += record.streams;
            delta.groups.append(record);
        }
        delta.portsChanged = true;
        delta.ports = {port(QStringLiteral("127.0.0.1:1080")), port(QStringLiteral("127.0.0.1:9052"))};
        delta.route = QStringLiteral("Direct");
        delta.counters.failed = m_failed;
        delta.counters.received = m_received;
        delta.counters.sent = m_sent;
    }

    qint64 m_now;
    quint64 m_id = 0;
    quint64 m_failed = 0;
    quint64 m_received = 0;
    quint64 m_sent = 0;
    int m_beats = 0;
    QList<StreamRecord> m_streams;
};

/// A client that names itself, and asks for a host.
socks::Transcript sampleTranscript()
{
    const auto bytes = [](const QByteArray &text) {
        return std::as_bytes(std::span(text.constData(), std::size_t(text.size())));
    };
    socks::Transcript transcript;
    transcript.add(socks::Sender::Client, bytes(QByteArray::fromHex("05020002")));
    transcript.add(socks::Sender::Argyle, bytes(QByteArray::fromHex("0502")));
    transcript.add(socks::Sender::Client, bytes(QByteArray::fromHex("0104776f726b0178")));
    transcript.add(socks::Sender::Argyle, bytes(QByteArray::fromHex("0100")));
    transcript.add(socks::Sender::Client, bytes(QByteArray::fromHex("050100030b6578616d706c652e636f6d01bb")));
    transcript.add(socks::Sender::Argyle, bytes(QByteArray::fromHex("05000001000000000000")));
    return transcript;
}

observe::Delta sceneOf(const QString &name, Simulation &simulation)
{
    if (name == QStringLiteral("full"))
        return simulation.begin(70);
    observe::Delta delta = snapshot({}, QDateTime::currentMSecsSinceEpoch());
    delta.portsChanged = true;
    delta.route = QStringLiteral("Direct");
    observe::PortRecord first = port(QStringLiteral("127.0.0.1:1080"));
    if (name == QStringLiteral("closed"))
        first.state = observe::PortState::Off;
    if (name == QStringLiteral("failed")) {
        first.state = observe::PortState::Failed;
        first.error =
            QStringLiteral("Another program listens there already: tor (process 812). Stop it, or give the port "
                           "another number.");
    }
    delta.ports = {first};
    return delta;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("dark"), QStringLiteral("Dark colours.")},
         {QStringLiteral("rtl"), QStringLiteral("Right to left.")},
         {QStringLiteral("font-scale"), QStringLiteral("Font size factor."), QStringLiteral("factor")},
         {QStringLiteral("scene"), QStringLiteral("What to show."), QStringLiteral("name"), QStringLiteral("full")},
         {QStringLiteral("filter"), QStringLiteral("Text of the filter."), QStringLiteral("text")},
         {QStringLiteral("select"), QStringLiteral("Stream to select."), QStringLiteral("id")},
         {QStringLiteral("tab"), QStringLiteral("Detail tab."), QStringLiteral("number")},
         {QStringLiteral("rate"), QStringLiteral("New streams a second."), QStringLiteral("streams"),
          QStringLiteral("0")},
         {QStringLiteral("size"), QStringLiteral("Width and height."), QStringLiteral("WxH")},
         {QStringLiteral("shot"), QStringLiteral("Save a picture and leave."), QStringLiteral("file")}});
    parser.process(application);
    ui::theme::apply(parser.isSet(QStringLiteral("dark")) ? settings::ColorScheme::Dark : settings::ColorScheme::Light);
    if (parser.isSet(QStringLiteral("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    if (parser.isSet(QStringLiteral("font-scale"))) {
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * parser.value(QStringLiteral("font-scale")).toDouble());
        QApplication::setFont(font);
    }

    const QTemporaryDir folder;
    ui::MainWindow window(folder.filePath(QStringLiteral("window.conf")));
    // Two minutes of news go by before one looks, so that rates and strip have something to show.
    constexpr int pastBeats = 1200;
    const qint64 start = QDateTime::currentMSecsSinceEpoch() - pastBeats * beatTime;
    Simulation simulation(start);
    window.apply(sceneOf(parser.value(QStringLiteral("scene")), simulation));
    QObject::connect(&window, &ui::MainWindow::transcriptRequested, &window,
                     [&](quint64 stream) { window.showTranscript(stream, sampleTranscript()); });
    const bool live = parser.value(QStringLiteral("scene")) == QStringLiteral("full");
    for (int beat = 1; live && beat <= pastBeats; ++beat) {
        window.apply(simulation.next(0, start + beat * beatTime));
        if (beat % 10 == 0)
            window.tick(start + beat * beatTime);
    }
    if (const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x')); size.size() == 2)
        window.resize(size[0].toInt(), size[1].toInt());
    window.show();
    if (parser.isSet(QStringLiteral("filter"))) {
        auto *box = window.findChild<ui::FilterBox *>();
        box->setFocus();
        box->addTerm(parser.value(QStringLiteral("filter")));
    }
    if (parser.isSet(QStringLiteral("select")))
        window.findChild<ui::StreamView *>()->selectStream(parser.value(QStringLiteral("select")).toULongLong());
    if (parser.isSet(QStringLiteral("tab"))) {
        for (auto *tabs : window.findChildren<QTabWidget *>())
            tabs->setCurrentIndex(parser.value(QStringLiteral("tab")).toInt());
    }

    QTimer beats;
    const int fresh = parser.value(QStringLiteral("rate")).toInt() / static_cast<int>(1000 / beatTime);
    QObject::connect(&beats, &QTimer::timeout, &window,
                     [&] { window.apply(simulation.next(fresh, QDateTime::currentMSecsSinceEpoch())); });
    if (live)
        beats.start(beatTime);
    if (parser.isSet(QStringLiteral("shot"))) {
        QTimer::singleShot(1500, &window, [&] {
            window.grab().save(parser.value(QStringLiteral("shot")));
            QCoreApplication::exit(0); // quit() would ask the window, which stays
        });
    }
    return QApplication::exec();
}
