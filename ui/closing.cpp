// SPDX-License-Identifier: MIT
#include "ui/closing.h"

#include "ui/mainwindow.h"
#include "ui/tray.h"

#include <QDialog>
#include <QMessageBox>
#include <QPushButton>

namespace argyle::ui {

Closing::Closing(MainWindow &window, Tray &tray, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_tray(tray)
{
    connect(&window, &MainWindow::closeRequested, this, &Closing::close);
}

void Closing::close()
{
    if (m_settings.closeToTray && m_tray.isSeen())
        goToTray();
    else if (const int open = m_window.openStreams(); open > 0)
        askBeforeQuitting(open);
    else
        emit quitRequested();
}

void Closing::goToTray()
{
    m_window.hide();
    // What belongs to the window does not stay without it: settings, error codes, what makes a group.
    for (QDialog *dialog : m_window.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            dialog->close();
    }
    if (m_settings.trayExplained)
        return;
    m_tray.say(tr("Argyle goes on in the tray"),
               tr("Its ports stay open. To end it, choose Quit in the menu of its icon."), TrayIcon::Weight::News);
    emit explained();
}

void Closing::askBeforeQuitting(int openStreams)
{
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Quit Argyle?"),
                        openStreams == 1 ? tr("1 stream is open. Quitting closes it.")
                                         : tr("%n streams are open. Quitting closes them.", "two or more", openStreams),
                        QMessageBox::NoButton, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *quit = box->addButton(tr("&Quit"), QMessageBox::AcceptRole);
    box->setDefaultButton(quit);
    box->addButton(QMessageBox::Cancel);
    connect(quit, &QPushButton::clicked, this, &Closing::quitRequested);
    box->open();
}

} // namespace argyle::ui
