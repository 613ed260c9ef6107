// SPDX-License-Identifier: MIT
#include "ui/streamexport.h"

#include "settings/wholefile.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::StreamExport)
};

} // namespace

Exported exportStreams(QWidget *parent, const QString &title, const QList<observe::StreamRecord> &streams,
                       observe::Destinations destinations)
{
    const QString csv = Texts::tr("Table, comma separated (*.csv)");
    const QString json = Texts::tr("JSON (*.json)");
    QString chosen = csv;
    QString path = QFileDialog::getSaveFileName(parent, title, QStringLiteral("streams.csv"),
                                                csv + QStringLiteral(";;") + json, &chosen);
    if (path.isEmpty())
        return {};
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen == json ? QStringLiteral(".json") : QStringLiteral(".csv");
    const QString problem = writeStreams(path, streams, destinations);
    return problem.isEmpty() ? Exported{path, {}} : Exported{{}, problem};
}

QString writeStreams(const QString &path, const QList<observe::StreamRecord> &streams,
                     observe::Destinations destinations)
{
    const bool asJson = path.endsWith(QLatin1StringView(".json"), Qt::CaseInsensitive);
    const QByteArray content =
        asJson ? QJsonDocument(observe::toJson(streams, destinations)).toJson() : observe::toCsv(streams, destinations);
    const QString problem = settings::writeWhole(path, content, settings::Readers::AsBefore);
    return problem.isEmpty() ? QString() : Texts::tr("The streams were not exported: %1").arg(problem);
}

} // namespace argyle::ui
