// SPDX-License-Identifier: MIT
// Shows the settings window with some ports in it, to be looked at:
//     argyle_show_settings [--dark] [--rtl] [--font-scale FACTOR] [--page NUMBER] [--form] [--shot FILE]
#include "ui/portform.h"
#include "ui/settingswindow.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QListWidget>
#include <QTimer>

using namespace argyle;

namespace {

settings::Port port(const char *line, settings::Port::Switch position = settings::Port::Switch::On)
{
    return {*isolation::parsePortSpec(QString::fromLatin1(line)).spec, position};
}

settings::Settings sampleSettings()
{
    settings::Settings all;
    all.ports = {port("127.0.0.1:1080"),
                 port("127.0.0.1:9052 IsolateDestAddr IsolateClientProcess ExtendedErrors NoIPv6Traffic"),
                 port("127.0.0.1:auto OnionTrafficOnly"), port("127.0.0.1:3128"),
                 port("unix:/run/user/1000/argyle-socks GroupWritable", settings::Port::Switch::Off)};
    return all;
}

QList<observe::PortRecord> sampleRecords(const settings::Settings &all)
{
    using observe::PortState;
    const auto record = [&all](int index, PortState state, quint32 streams) {
        const isolation::PortSpec &spec = all.ports[index].spec;
        return observe::PortRecord{isolation::toTorrc(spec), isolation::addressText(spec), state, {}, streams};
    };
    QList<observe::PortRecord> records{record(0, PortState::Open, 31), record(1, PortState::Open, 1),
                                       record(2, PortState::Open, 0), record(3, PortState::Failed, 0),
                                       record(4, PortState::Off, 0)};
    records[2].address = QStringLiteral("127.0.0.1:41234");
    records[3].error =
        QStringLiteral("127.0.0.1:3128 is taken: squid (process 812) listens there. Stop it, or give this port "
                       "another number.");
    return records;
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
         {QStringLiteral("page"), QStringLiteral("Page to show."), QStringLiteral("number")},
         {QStringLiteral("form"), QStringLiteral("The port form instead, for this line."), QStringLiteral("line")},
         {QStringLiteral("shot"), QStringLiteral("Save a picture and quit."), QStringLiteral("file")}});
    parser.process(application);

    if (parser.isSet(QStringLiteral("font-scale"))) {
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * parser.value(QStringLiteral("font-scale")).toDouble());
        QApplication::setFont(font);
    }
    if (parser.isSet(QStringLiteral("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    ui::theme::apply(parser.isSet(QStringLiteral("dark")) ? settings::ColorScheme::Dark : settings::ColorScheme::Light);

    const settings::Settings all = sampleSettings();
    ui::SettingsWindow window(all);
    window.setPorts(sampleRecords(all));
    window.findChild<QListWidget *>()->setCurrentRow(parser.value(QStringLiteral("page")).toInt());
    ui::PortForm form(ui::PortForm::Purpose::Edit,
                      isolation::parsePortSpec(parser.value(QStringLiteral("form"))).spec.value_or(all.ports[1].spec),
                      {});
    QDialog &shown = parser.isSet(QStringLiteral("form")) ? static_cast<QDialog &>(form) : window;
    shown.show();
    if (parser.isSet(QStringLiteral("shot"))) {
        QTimer::singleShot(0, &shown, [&] {
            const bool isSaved = shown.grab().save(parser.value(QStringLiteral("shot")));
            QApplication::exit(isSaved ? 0 : 1);
        });
    }
    return QApplication::exec();
}
