// SPDX-License-Identifier: MIT
#include "ui/windowstate.h"

#include "settings/settingsfile.h"

#include <QAction>
#include <QFileInfo>
#include <QHeaderView>
#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

#include <utility>

namespace argyle::ui {

namespace {

QString geometryKey(const QString &name)
{
    return name + QStringLiteral("/geometry");
}

QString stateKey(const QString &name)
{
    return name + QStringLiteral("/state");
}

// A layout of another number of columns or panes does not fit: raise it whenever these change.
constexpr int stateVersion = 1;

// What a toggle has on the screen.
const QByteArray shown = QByteArrayLiteral("shown");
const QByteArray hidden = QByteArrayLiteral("hidden");

} // namespace

QString WindowState::defaultPath()
{
    return QFileInfo(settings::SettingsFile::defaultPath()).path() + QStringLiteral("/window.conf");
}

WindowState::WindowState(QString path)
    : m_path(std::move(path))
{}

void WindowState::save(const QString &name, const QMainWindow &window) const
{
    write(geometryKey(name), window.saveGeometry());
    write(stateKey(name), window.saveState(stateVersion));
}

void WindowState::save(const QString &name, const QSplitter &splitter) const
{
    write(stateKey(name), splitter.saveState());
}

void WindowState::save(const QString &name, const QHeaderView &header) const
{
    write(stateKey(name), header.saveState());
}

void WindowState::save(const QString &name, const QAction &toggle) const
{
    write(stateKey(name), toggle.isChecked() ? shown : hidden);
}

bool WindowState::restore(const QString &name, QMainWindow &window) const
{
    const bool placed = window.restoreGeometry(read(geometryKey(name)));
    return window.restoreState(read(stateKey(name)), stateVersion) && placed;
}

bool WindowState::restore(const QString &name, QSplitter &splitter) const
{
    return splitter.restoreState(read(stateKey(name)));
}

bool WindowState::restore(const QString &name, QHeaderView &header) const
{
    const int count = header.count();
    const QByteArray before = header.saveState();
    if (!header.restoreState(read(stateKey(name))))
        return false;
    if (header.count() == count)
        return true;
    header.restoreState(before);
    return false;
}

bool WindowState::restore(const QString &name, QAction &toggle) const
{
    const QByteArray state = read(stateKey(name));
    if (state != shown && state != hidden)
        return false;
    toggle.setChecked(state == shown);
    return true;
}

void WindowState::write(const QString &key, const QByteArray &value) const
{
    QSettings(m_path, QSettings::IniFormat).setValue(key, value);
}

QByteArray WindowState::read(const QString &key) const
{
    return QSettings(m_path, QSettings::IniFormat).value(key).toByteArray();
}

} // namespace argyle::ui
