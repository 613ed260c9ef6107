// SPDX-License-Identifier: MIT
#include "ui/streamexport.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::StreamExport)
};

} // namespace

QString exportStreams(QWidget *parent, const QList<observe::StreamRecord> &streams, observe::Destinations destinations)
{
    const QString csv = Texts::tr("Table, comma separated (*.csv)");
    const QString json = Texts::tr("JSON (*.json)");
    QString chosen = csv;
    QString path = QFileDialog::getSaveFileName(parent, Texts::tr("Export streams"), QStringLiteral("streams.csv"),
                                                csv + QStringLiteral(";;") + json, &chosen);
    if (path.isEmpty())
        return {};
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen == json ? QStringLiteral(".json") : QStringLiteral(".csv");
    return writeStreams(path, streams, destinations);
}

QString writeStreams(const QString &path, const QList<observe::StreamRecord> &streams,
                     observe::Destinations destinations)
{
    const bool asJson = path.endsWith(QLatin1StringView(".json"), Qt::CaseInsensitive);
    const QByteArray content =
        asJson ? QJsonDocument(observe::toJson(streams, destinations)).toJson() : observe::toCsv(streams, destinations);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return Texts::tr("The streams could not be written to %1: %2.").arg(path, file.errorString());
}

} // namespace argyle::ui
