// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace argyle::ui {

/// The menus whose entries belong to what they act on.
struct SharedMenus
{
    QMenu *ports;
    QMenu *proxySettings;
    QMenu *streamColumns;
    QMenu *groupColumns;
};

/// Everything that the main window can do, each once: the toolbar, the menus and the keys share it.
class MainActions : public QObject
{
    Q_OBJECT
public:
    explicit MainActions(QWidget *window);

    /// Every action has its place in the menu bar.
    void fillMenuBar(QMenuBar &bar, const SharedMenus &menus) const;

    /// When Tor takes the new identity that was asked for, in milliseconds since the epoch; 0: none is due.
    void setIdentityDue(qint64 at);
    /// How many streams are selected: what is done to all of them is called by its plural where they are several.
    void setSelected(qsizetype count) const;

    QAction *const listen; ///< all ports at once, checkable
    QAction *const portSettings;
    QAction *const tryPort;
    QAction *const exportShown;
    QAction *const exportSelected;
    QAction *const closeWindow;
    QAction *const quit;
    QAction *const copyDestination;
    QAction *const copyCurlCommand;
    QAction *const find;
    QAction *const clearFilter;
    QAction *const filterByHost;
    QAction *const filterByApplication;
    QAction *const showOnlyGroup;
    QAction *const settings;
    QAction *const closeStreams;
    QAction *const newCircuit;
    QAction *const newIdentity;
    QAction *const closeGroup;
    QAction *const removeEnded;
    QAction *const explainGroup;
    QAction *const followNewest;   ///< checkable
    QAction *const showGroups;     ///< checkable
    QAction *const showDetails;    ///< checkable
    QAction *const showThroughput; ///< checkable
    QAction *const errorCodes;
    QAction *const about;
};

} // namespace argyle::ui
