// SPDX-License-Identifier: MIT
#include "ui/streammenu.h"

#include "ui/mainactions.h"

namespace argyle::ui {

namespace {

// Quoted where the filter would take it apart.
QString term(const QString &key, const QString &value)
{
    return value.contains(QLatin1Char(' ')) ? QStringLiteral("%1:\"%2\"").arg(key, value)
                                            : QStringLiteral("%1:%2").arg(key, value);
}

} // namespace

StreamMenu::StreamMenu(const observe::StreamRecord &stream, observe::Destinations destinations,
                       const MainActions &actions, QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addAction(actions.closeStreams);
    addSeparator();
    addActions({actions.copyDestination, actions.copyCurlCommand});
    addSeparator();
    // The filter would show the host, and would not find it.
    const bool canFilterByHost = !stream.host.isEmpty() && destinations == observe::Destinations::Shown;
    const QString byHost = term(QStringLiteral("host"), stream.host);
    const QString byApplication = term(QStringLiteral("app"), stream.application);
    addAction(tr("Filter by this &host"), this, [this, byHost] {
        emit filterRequested(byHost);
    })->setEnabled(canFilterByHost);
    addAction(tr("Filter by this &application"), this, [this, byApplication] {
        emit filterRequested(byApplication);
    })->setEnabled(!stream.application.isEmpty());
    addAction(tr("Show only this &group"), this, [this, group = stream.group] {
        emit groupRequested(group);
    })->setEnabled(stream.group != 0);
    addSeparator();
    addActions({actions.newCircuit, actions.explainGroup});
}

} // namespace argyle::ui
