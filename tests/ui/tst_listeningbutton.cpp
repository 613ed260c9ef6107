// SPDX-License-Identifier: MIT
#include "tests/ui/records.h"
#include "ui/listeningbutton.h"
#include "ui/translation.h"

#include <QAction>
#include <QTest>
#include <QToolBar>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using namespace Qt::StringLiterals;
using observe::PortState;

class TestListeningButton : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { translation::install(u"en"_s); }

    void whatStandsBesideItStaysInPlace_data();
    void whatStandsBesideItStaysInPlace();
};

void TestListeningButton::whatStandsBesideItStaysInPlace_data()
{
    QTest::addColumn<QString>("language");
    for (const translation::Language &language : translation::languages())
        QTest::newRow(qPrintable(language.code)) << language.code;
}

void TestListeningButton::whatStandsBesideItStaysInPlace()
{
    QFETCH(QString, language);
    translation::install(language);
    QToolBar bar;
    QAction listen;
    QAction settings;
    auto *button = new ListeningButton(&listen, &settings, &bar);
    bar.addWidget(button);
    QWidget *next = bar.widgetForAction(bar.addAction(u"Next"_s));
    button->setPorts({port(u"127.0.0.1:1080"_s)});
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    const int width = button->sizeHint().width();
    const QString text = button->text();
    const int place = next->x();

    button->setPorts({port(u"127.0.0.1:1080"_s, PortState::Off)});
    QCoreApplication::processEvents();
    QVERIFY(button->text() != text);
    QCOMPARE(button->sizeHint().width(), width);
    QCOMPARE(next->x(), place);
}

QTEST_MAIN(TestListeningButton)
#include "tst_listeningbutton.moc"
