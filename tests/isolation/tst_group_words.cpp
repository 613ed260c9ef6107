// SPDX-License-Identifier: MIT
// What a person reads about a group, and what nobody does.
#include "isolation/group.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace argyle;
using namespace argyle::isolation;
using namespace Qt::StringLiterals;

namespace {

struct Asked
{
    QString flags{};
    socks::Credentials credentials{};
    socks::Host host = std::string("Example.com");
    socks::Protocol protocol = socks::Protocol::Socks5;
    std::string process{};
};

std::shared_ptr<Group> join(GroupRegistry &registry, const Asked &asked)
{
    const socks::Request request{
        asked.protocol, socks::Command::Connect, {asked.host, 443}, socks::AskedAs::Name, asked.credentials};
    return registry.join(*parsePortSpec(u"1080 "_s + asked.flags).spec,
                         {"127.0.0.1:1080", "127.0.0.9", asked.process, &request});
}

const QRegularExpression tagged(u"^tag [0-9a-f]{4}$"_s);

} // namespace

class TestGroupWords : public QObject
{
    Q_OBJECT

private slots:
    void isNamedByApplicationThenTagThenPort();
    void isNamedByArgyleItselfOnlyWhileItIsAlone();
    void isNamedByTheProcessThatItIsIsolatedBy();
    void tellsItsFields_data();
    void tellsItsFields();
    void tellsCredentialsAsATagOnly();
    void tagTellsCredentialsApart();
    void hasNoTagWhereCredentialsDoNotIsolate();
};

void TestGroupWords::isNamedByApplicationThenTagThenPort()
{
    GroupRegistry registry;
    const auto plain = join(registry, {});
    QCOMPARE(plain->name(), u"127.0.0.1:1080"_s);
    const auto withCredentials = join(registry, {{}, {"user", ""}});
    QVERIFY(tagged.match(withCredentials->name()).hasMatch());
    withCredentials->addApplication(u"curl"_s);
    QCOMPARE(withCredentials->name(), u"curl"_s);
    withCredentials->addApplication(u"/usr/bin/curl"_s);
    QCOMPARE(withCredentials->name(), u"curl"_s);
    withCredentials->addApplication(u"/usr/bin/python3.11"_s);
    withCredentials->addApplication(u"curl"_s);
    withCredentials->addApplication(QString());
    QCOMPARE(withCredentials->name(), u"curl +1"_s);
    QCOMPARE(withCredentials->applications(), (QStringList{u"curl"_s, u"python3.11"_s}));
}

void TestGroupWords::isNamedByArgyleItselfOnlyWhileItIsAlone()
{
    GroupRegistry registry;
    const auto group = join(registry, {});
    const QString own = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    group->addApplication(own);
    QCOMPARE(group->name(), own);
    group->addApplication(u"/usr/bin/curl"_s);
    QCOMPARE(group->name(), u"curl +1"_s);
    group->addApplication(u"git"_s);
    group->addApplication(own);
    QCOMPARE(group->name(), u"curl +2"_s);
    QCOMPARE(group->applications(), (QStringList{u"curl"_s, u"git"_s, own}));
}

void TestGroupWords::isNamedByTheProcessThatItIsIsolatedBy()
{
    GroupRegistry registry;
    Asked asked{u"IsolateClientProcess"_s, {"user", ""}};
    asked.process = "/usr/lib/firefox/firefox";
    QCOMPARE(join(registry, asked)->name(), u"firefox"_s);
    asked.flags.clear();
    QVERIFY(join(registry, asked)->applications().isEmpty());
}

void TestGroupWords::tellsItsFields_data()
{
    QTest::addColumn<Asked>("asked");
    QTest::addColumn<QStringList>("fields");

    const auto row = [](const char *name, const Asked &asked, const QStringList &fields) {
        QTest::newRow(name) << asked << fields;
    };
    row("defaults", {}, {u"Port: 127.0.0.1:1080"_s, u"Client address: 127.0.0.9"_s, u"Credentials: "_s});
    row("session group", {u"SessionGroup=5 NoIsolateClientAddr NoIsolateSOCKSAuth"_s}, {u"Session group: 5"_s});
    const QString few = u"NoIsolateClientAddr NoIsolateSOCKSAuth "_s;
    const QString port = u"Port: 127.0.0.1:1080"_s;
    row("destination port", {few + u"IsolateDestPort"_s}, {port, u"Destination port: 443"_s});
    row("name", {few + u"IsolateDestAddr"_s}, {port, u"Destination address: example.com"_s});
    row("IPv4", {few + u"IsolateDestAddr"_s, {}, socks::Ipv4{{192, 0, 2, 7}}},
        {port, u"Destination address: 192.0.2.7"_s});
    row("IPv6", {few + u"IsolateDestAddr"_s, {}, socks::Ipv6{{0x20, 1, 0xd, 0xb8}}},
        {port, u"Destination address: 2001:db8::"_s});
    row("SOCKS5", {few + u"IsolateClientProtocol"_s}, {port, u"Protocol: SOCKS5"_s});
    row("SOCKS4A", {few + u"IsolateClientProtocol"_s, {}, socks::Ipv4{}, socks::Protocol::Socks4a},
        {port, u"Protocol: SOCKS4"_s});
    row("HTTP", {few + u"IsolateClientProtocol"_s, {}, socks::Ipv4{}, socks::Protocol::Http},
        {port, u"Protocol: HTTP"_s});
    row("process", {few + u"IsolateClientProcess"_s, {}, socks::Ipv4{}, socks::Protocol::Socks5, "/usr/bin/curl"},
        {port, u"Application: /usr/bin/curl"_s});
    row("several", {few + u"IsolateClientProcess IsolateDestPort"_s, {}, socks::Ipv4{}, socks::Protocol::Socks5, "/x"},
        {port, u"Destination port: 443"_s, u"Application: /x"_s});
}

void TestGroupWords::tellsItsFields()
{
    QFETCH(Asked, asked);
    GroupRegistry registry;
    QStringList fields;
    for (const GroupField &field : join(registry, asked)->fields()) {
        fields << field.name + u": "_s + field.value;
        QCOMPARE(namesDestination(field.name), fields.last().startsWith(u"Destination address"_s));
    }
    QTEST(fields, "fields");
}

void TestGroupWords::tellsCredentialsAsATagOnly()
{
    GroupRegistry registry;
    const auto group = join(registry, {{}, {"alice", "sesame"}});
    QVERIFY(tagged.match(group->credentialsTag()).hasMatch());
    QStringList everything{group->name(), group->credentialsTag(), group->applications().join(u' ')};
    bool told = false;
    for (const GroupField &field : group->fields()) {
        everything << field.name << field.value;
        told |= field == GroupField{u"Credentials"_s, group->credentialsTag()};
    }
    QVERIFY(told);
    for (const QString &text : everything)
        QVERIFY2(!text.contains(u"alice"_s) && !text.contains(u"sesame"_s), qPrintable(text));
}

void TestGroupWords::tagTellsCredentialsApart()
{
    const auto tag = [](const char *user, const char *password) {
        return credentialsTag(socks::Credentials{user, password});
    };
    QCOMPARE(tag("a", "b"), tag("a", "b"));
    QCOMPARE(tag("", ""), QString());
    QCOMPARE(tag("a", "b").size(), 4);
    // Tags of 16 bits may collide; 64 pairs that all do are no accident.
    int borderTold = 0;
    QSet<QString> tags;
    for (int i = 0; i < 64; ++i) {
        const QByteArray user = QByteArray::number(i);
        borderTold += tag((user + "ab").constData(), "c") != tag((user + "a").constData(), "bc") ? 1 : 0;
        tags << tag(user.constData(), "");
    }
    QVERIFY(borderTold > 32);
    QVERIFY(tags.size() > 32);
}

void TestGroupWords::hasNoTagWhereCredentialsDoNotIsolate()
{
    GroupRegistry registry;
    const auto group = join(registry, {u"NoIsolateSOCKSAuth"_s, {"alice", "sesame"}});
    QCOMPARE(group->credentialsTag(), QString());
    QCOMPARE(group->name(), u"127.0.0.1:1080"_s);
    QCOMPARE(join(registry, {u"NoIsolateSOCKSAuth"_s, {"bob", ""}}), group);
}

QTEST_GUILESS_MAIN(TestGroupWords)
#include "tst_group_words.moc"
