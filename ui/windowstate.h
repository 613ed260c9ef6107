// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

class QAction;
class QHeaderView;
class QMainWindow;
class QSplitter;

namespace argyle::ui {

/// Where windows, panes and columns stood, kept from one start to the next in a file of its own beside the settings: a
/// layout is nothing that a person would edit, share or back up with them.
class WindowState
{
public:
    /// $XDG_CONFIG_HOME/argyle/window.conf
    static QString defaultPath();

    explicit WindowState(QString path);

    void save(const QString &name, const QMainWindow &window) const;
    void save(const QString &name, const QSplitter &splitter) const;
    void save(const QString &name, const QHeaderView &header) const;
    void save(const QString &name, const QAction &toggle) const;
    /// What was saved under the name; false, and nothing changed, where there is nothing that fits.
    bool restore(const QString &name, QMainWindow &window) const;
    bool restore(const QString &name, QSplitter &splitter) const;
    bool restore(const QString &name, QHeaderView &header) const;
    bool restore(const QString &name, QAction &toggle) const;

private:
    void write(const QString &key, const QByteArray &value) const;
    QByteArray read(const QString &key) const;

    QString m_path;
};

} // namespace argyle::ui
