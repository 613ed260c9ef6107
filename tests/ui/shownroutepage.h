// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"
#include "tests/ui/controls.h"
#include "ui/notice.h"
#include "ui/routepage.h"
#include "ui/settingswindow.h"
#include "ui/trialview.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QString>
#include <QStringList>
#include <QTest>

namespace argyle::tests {

/// The page in its window, on the screen.
struct ShownRoutePage
{
    explicit ShownRoutePage(const settings::Settings &all = {})
        : window(all)
    {
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window did not show");
        auto *list = window.findChild<QListWidget *>(QStringLiteral("pages"));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
        page = window.findChild<ui::RoutePage *>();
        if (!page->isVisible())
            qFatal("The page did not show");
    }

    template<typename Widget>
    Widget *find(const char *name) const
    {
        auto *found = page->findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QLineEdit *field(const char *name) const { return find<QLineEdit>(name); }
    QAbstractButton *button(const char *name) const { return find<QAbstractButton>(name); }
    void choose(const char *name) { click(button(name)); }
    /// Chooses a line of a combo box with the keyboard.
    void pick(const char *name, const QString &text)
    {
        auto *box = find<QComboBox>(name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        while (box->currentText() != text && box->currentIndex() < box->count() - 1)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentText(), text);
    }
    void fill(const char *name, const QString &text)
    {
        type(find<QWidget>(name), text);
        QTest::keyClick(find<QWidget>(name), Qt::Key_Tab);
    }
    QString hint() const { return find<QLabel>("hint")->text(); }
    /// What the page complains of, beside its fields.
    QStringList complaints() const
    {
        QStringList texts;
        for (const auto *notice : page->findChildren<ui::Notice *>()) {
            if (notice->isVisible())
                texts << notice->text();
        }
        return texts;
    }
    QString findings() const
    {
        const auto *view = page->findChild<ui::TrialView *>();
        return view->isVisible() ? view->text() : QString();
    }
    QString route() const { return window.settings().route; }

    ui::SettingsWindow window;
    QSignalSpy changes{&window, &ui::SettingsWindow::settingsChanged};
    ui::RoutePage *page;
};

inline settings::Settings withRoute(const QString &route)
{
    settings::Settings all;
    all.route = route;
    return all;
}

} // namespace argyle::tests
