// SPDX-License-Identifier: MIT
#include "engine/groupbook.h"

#include <QTest>

using namespace argyle;
using engine::GroupBook;
using isolation::Group;
using isolation::GroupRegistry;

namespace {

std::shared_ptr<Group> join(GroupRegistry &registry, const socks::Credentials &credentials, const QString &application)
{
    const socks::Request request{socks::Protocol::Socks5,
                                 socks::Command::Connect,
                                 {std::string("example.com"), 443},
                                 socks::AskedAs::Name,
                                 credentials};
    auto group = registry.join(*isolation::parsePortSpec(QStringLiteral("1080")).spec,
                               {"127.0.0.1:1080", "127.0.0.9", {}, &request});
    group->addApplication(application);
    return group;
}

} // namespace

class TestGroupBook : public QObject
{
    Q_OBJECT
private slots:
    void identitiesOfOneApplicationAreToldApart();
    void tellsTheApplicationsOfAGroup();
    void forgetsGroupsThatTheRegistryForgotWithoutBeingAsked();
};

void TestGroupBook::identitiesOfOneApplicationAreToldApart()
{
    GroupRegistry registry;
    const QString curl = QStringLiteral("curl");
    const auto plain = join(registry, {}, curl);
    const auto work = join(registry, {"work", "x"}, curl);
    const auto home = join(registry, {"home", "x"}, curl);
    const auto other = join(registry, {"other", "x"}, QStringLiteral("firefox"));
    const auto nameless = join(registry, {"nameless", "x"}, {});
    QStringList names;
    const QList<observe::GroupRecord> records = GroupBook(registry).records();
    for (const observe::GroupRecord &record : records)
        names.append(record.name);
    QCOMPARE(names, (QStringList{curl, QStringLiteral("curl ") + work->credentialsTag(),
                                 QStringLiteral("curl ") + home->credentialsTag(), QStringLiteral("firefox"),
                                 nameless->credentialsTag()}));
}

void TestGroupBook::tellsTheApplicationsOfAGroup()
{
    GroupRegistry registry;
    join(registry, {}, QStringLiteral("curl"));
    join(registry, {}, QStringLiteral("git"));
    const observe::GroupRecord record = GroupBook(registry).records().first();
    QCOMPARE(record.name, QStringLiteral("curl +1"));
    QCOMPARE(record.applications, (QStringList{QStringLiteral("curl"), QStringLiteral("git")}));
}

void TestGroupBook::forgetsGroupsThatTheRegistryForgotWithoutBeingAsked()
{
    GroupRegistry registry;
    GroupBook book(registry);
    const auto lasting = join(registry, {"lasting", "x"}, {});
    book.count(*lasting, 7, 5);
    for (std::size_t i = 0; i < 3 * GroupBook::leastPruned; ++i) {
        const auto group = join(registry, {std::to_string(i), "x"}, {});
        book.count(*group, 1, 1);
        registry.leave(group);
        QVERIFY(book.size() <= std::max(GroupBook::leastPruned, 2 * registry.groups().size()));
    }
    QCOMPARE(book.records().first().received, 7U);
}

QTEST_GUILESS_MAIN(TestGroupBook)
#include "tst_groupbook.moc"
