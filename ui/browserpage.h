// SPDX-License-Identifier: MIT
#pragma once

#include "socks/http.h"
#include "ui/settingspage.h"

#include <QTemporaryFile>

#include <memory>

class QComboBox;
class QGroupBox;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTextBrowser;

namespace argyle::ui {

class Switch;

/// The page for browsers that take a SOCKS port for an HTTP proxy: one for all applications, and others for some.
class BrowserPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit BrowserPage(QWidget *parent = nullptr);

protected:
    void display() override;
    void copyOwn(const settings::Settings &from, settings::Settings &to) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeControls();
    void arrange();
    void connectControls();
    QMenu *makePlaceholders();

    const settings::BrowserPage &shown() const;
    void editShown(const QString &done, QWidget *field, const std::function<void(settings::BrowserPage &)> &change);
    void showPageOf(const QString &application);
    void displayApplications();
    void preview();
    void noticePlaceholders();
    std::string rendered() const;

    void insertPlaceholder(const QString &placeholder);
    void askForApplication();
    void addApplication(const QString &name);
    void removeApplication();
    void openInBrowser();

    QString m_application; ///< whose page is shown; empty: the one for all others
    QWidget *m_insertInto; ///< the text field that was used last
    std::unique_ptr<QTemporaryFile> m_file;

    QComboBox *m_applications;
    QPushButton *m_add;
    QPushButton *m_remove;
    Switch *m_enabled;
    QSpinBox *m_status;
    QLineEdit *m_title;
    QPushButton *m_insert;
    QPlainTextEdit *m_body;
    QTextBrowser *m_preview;
    QPushButton *m_restore;
    QPushButton *m_open;
    Notice *m_openProblem;
    Notice *m_titleWarning;
    Notice *m_bodyWarning;
};

} // namespace argyle::ui
