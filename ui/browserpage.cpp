// SPDX-License-Identifier: MIT
#include "ui/browserpage.h"

#include "argyle/version.h"
#include "ui/notice.h"
#include "ui/switch.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QSplitter>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace argyle::ui {

namespace {

QString builtInTitle()
{
    return QString::fromStdString(socks::builtInPage().title);
}

QString builtInBody()
{
    return QString::fromStdString(socks::builtInPage().body);
}

/// What the placeholders stand for in the preview: the first port that is on, an application that looks for example.com.
socks::PageValues sampleValues(const settings::Settings &all, const QString &application)
{
    socks::PageValues values;
    values.address = "127.0.0.1";
    values.port = "1080";
    for (const settings::Port &port : all.ports) {
        const auto *tcp = std::get_if<isolation::TcpAddress>(&port.spec.address);
        if (!tcp || !port.isOn() || tcp->port == 0)
            continue;
        values.address = tcp->address.toStdString();
        values.port = std::to_string(tcp->port);
        break;
    }
    values.host = "example.com";
    values.application = application.isEmpty() ? "firefox" : application.toStdString();
    values.version = ARGYLE_VERSION;
    return values;
}

} // namespace

BrowserPage::BrowserPage(QWidget *parent)
    : SettingsPage(tr("Misconfigured browsers"), QStringLiteral("text-html"), parent)
{
    makeControls();
    arrange();
    connectControls();
}

void BrowserPage::makeControls()
{
    m_enabled = new Switch(tr("&Answer with a page"));
    m_enabled->setObjectName(QStringLiteral("enabled"));
    m_applications = new QComboBox;
    m_applications->setObjectName(QStringLiteral("applications"));
    m_add = new QPushButton(theme::icon(QStringLiteral("list-add")), tr("A&dd application…"));
    m_add->setObjectName(QStringLiteral("addApplication"));
    m_remove = new QPushButton(theme::icon(QStringLiteral("edit-delete")), tr("Re&move"));
    m_remove->setObjectName(QStringLiteral("removeApplication"));
    m_remove->setToolTip(tr("Remove this application's page: it gets the one of all others again"));

    m_status = new QSpinBox;
    m_status->setObjectName(QStringLiteral("status"));
    m_status->setRange(settings::pageStatusRange.least, settings::pageStatusRange.most);
    m_status->setKeyboardTracking(false);
    m_title = new QLineEdit;
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setPlaceholderText(builtInTitle());
    m_body = new QPlainTextEdit;
    m_body->setObjectName(QStringLiteral("body"));
    m_body->setFont(theme::monospace());
    m_body->setTabChangesFocus(true); // or the keyboard could not leave it
    m_body->setLayoutDirection(Qt::LeftToRight);
    m_body->setPlaceholderText(tr("Empty: the built-in text"));
    m_insert = new QPushButton(tr("&Insert"));
    m_insert->setObjectName(QStringLiteral("insert"));
    m_insert->setToolTip(tr("Insert a placeholder, which each answer fills in"));
    m_insert->setMenu(makePlaceholders());
    m_insertInto = m_body;

    m_preview = new QTextBrowser;
    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setOpenLinks(false);
    m_restore = new QPushButton(tr("&Restore default"));
    m_restore->setObjectName(QStringLiteral("restore"));
    m_open = new QPushButton(theme::icon(QStringLiteral("web-browser")), tr("&Open in browser"));
    m_open->setObjectName(QStringLiteral("open"));
    m_openProblem = new Notice(Notice::Kind::Error, m_open);
    m_titleWarning = new Notice(Notice::Kind::Warning, m_title);
    m_bodyWarning = new Notice(Notice::Kind::Warning, m_body);
    m_insert->setMinimumHeight(m_open->sizeHint().height()); // or text and preview would begin at different heights
    for (QPushButton *button : {m_add, m_remove, m_insert, m_restore, m_open})
        button->setAutoDefault(false);
}

QMenu *BrowserPage::makePlaceholders()
{
    const std::pair<const char *, QString> placeholders[] = {
        {"{address}", tr("Address of the port")},
        {"{port}", tr("Number of the port")},
        {"{endpoint}", tr("Address and number of the port")},
        {"{host}", tr("What the browser looked for")},
        {"{application}", tr("Name of the application")},
        {"{version}", tr("Version of Argyle")},
    };
    auto *menu = new QMenu(this);
    for (const auto &[name, meaning] : placeholders) {
        const QString placeholder = QString::fromLatin1(name);
        //: A menu entry: %1 is a placeholder such as {host}, %2 what it stands for.
        QAction *action = menu->addAction(tr("%1 – %2").arg(placeholder, meaning));
        connect(action, &QAction::triggered, this, [this, placeholder] { insertPlaceholder(placeholder); });
    }
    return menu;
}

void BrowserPage::arrange()
{
    auto *about =
        new QLabel(tr("A browser that takes a SOCKS port for an HTTP proxy gets a page that says what to change."));
    about->setWordWrap(true);

    auto *fields = new QGridLayout;
    fields->setColumnStretch(1, 1);
    const auto addField = [fields](int row, const QString &text, QWidget *field) {
        auto *label = new QLabel(text);
        label->setBuddy(field);
        fields->addWidget(label, row, 0);
        return label;
    };
    addField(0, tr("&Page for:"), m_applications);
    auto *applications = new QHBoxLayout;
    applications->addWidget(m_applications, 1);
    applications->addWidget(m_add);
    applications->addWidget(m_remove);
    fields->addLayout(applications, 0, 1);
    fields->addWidget(m_enabled, 1, 1);
    addField(2, tr("S&tatus code:"), m_status);
    fields->addWidget(m_status, 2, 1, Qt::AlignLeading);
    addField(3, tr("Tit&le:"), m_title);
    fields->addWidget(m_title, 3, 1);
    fields->addWidget(m_titleWarning, 4, 1);

    auto *editor = new QWidget;
    auto *editorLayout = new QGridLayout(editor);
    editorLayout->setContentsMargins(0, 0, 0, 0);
    auto *bodyLabel = new QLabel(tr("Te&xt (HTML):"));
    bodyLabel->setBuddy(m_body);
    editorLayout->addWidget(bodyLabel, 0, 0);
    editorLayout->addWidget(m_insert, 0, 1);
    editorLayout->addWidget(m_body, 1, 0, 1, 2);
    editorLayout->addWidget(m_bodyWarning, 2, 0, 1, 2);
    editorLayout->setColumnStretch(0, 1);

    auto *viewer = new QWidget;
    auto *viewerLayout = new QGridLayout(viewer);
    viewerLayout->setContentsMargins(0, 0, 0, 0);
    auto *previewLabel = new QLabel(tr("Pre&view:"));
    previewLabel->setBuddy(m_preview);
    viewerLayout->addWidget(previewLabel, 0, 0);
    viewerLayout->addWidget(m_open, 0, 1);
    viewerLayout->addWidget(m_preview, 1, 0, 1, 2);
    viewerLayout->setColumnStretch(0, 1);

    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(editor);
    splitter->addWidget(viewer);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_restore);
    buttons->addStretch(1);

    content()->addWidget(about);
    content()->addLayout(fields);
    content()->addWidget(splitter, 1);
    content()->addWidget(m_openProblem);
    content()->addLayout(buttons);
}

void BrowserPage::connectControls()
{
    connect(m_applications, &QComboBox::activated, this,
            [this] { showPageOf(m_applications->currentData().toString()); });
    connect(m_add, &QPushButton::clicked, this, &BrowserPage::askForApplication);
    connect(m_remove, &QPushButton::clicked, this, &BrowserPage::removeApplication);
    connect(m_enabled, &Switch::toggled, this, [this](bool on) {
        editShown(on ? tr("Switched the page on") : tr("Switched the page off"), nullptr,
                  [on](settings::BrowserPage &page) { page.enabled = on; });
    });
    connect(m_status, &QSpinBox::valueChanged, this, [this](int status) {
        editShown(tr("Changed the status code"), m_status,
                  [status](settings::BrowserPage &page) { page.status = status; });
    });
    connect(m_title, &QLineEdit::textChanged, this, [this](const QString &title) {
        editShown(tr("Changed the title"), m_title,
                  [&title](settings::BrowserPage &page) { page.title = title == builtInTitle() ? QString() : title; });
    });
    connect(m_body, &QPlainTextEdit::textChanged, this, [this] {
        const QString body = m_body->toPlainText();
        editShown(tr("Changed the text"), m_body,
                  [&body](settings::BrowserPage &page) { page.body = body == builtInBody() ? QString() : body; });
    });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        editShown(tr("Restored the built-in page"), nullptr, [](settings::BrowserPage &page) {
            const bool enabled = page.enabled;
            page = {};
            page.enabled = enabled;
        });
    });
    connect(m_open, &QPushButton::clicked, this, &BrowserPage::openInBrowser);
    m_title->installEventFilter(this);
    m_body->installEventFilter(this);
}

bool BrowserPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && (watched == m_title || watched == m_body))
        m_insertInto = static_cast<QWidget *>(watched);
    else if (event->type() == QEvent::FocusOut)
        setSettings(settings()); // a field that was left empty shows the built-in text again
    return SettingsPage::eventFilter(watched, event);
}

const settings::BrowserPage &BrowserPage::shown() const
{
    const auto page = settings().browserPages.find(m_application);
    return page == settings().browserPages.end() ? settings().browserPage : page->second;
}

void BrowserPage::editShown(const QString &done, QWidget *field,
                            const std::function<void(settings::BrowserPage &)> &change)
{
    edit(done, field, [this, &change](settings::Settings &all) {
        const auto page = all.browserPages.find(m_application);
        change(page == all.browserPages.end() ? all.browserPage : page->second);
    });
}

void BrowserPage::showPageOf(const QString &application)
{
    endRun(); // the same fields, of another page
    m_application = application;
    setSettings(settings());
}

void BrowserPage::display()
{
    displayApplications();
    const settings::BrowserPage &page = shown();
    m_enabled->setChecked(page.enabled);
    m_status->setValue(page.status);

    // Someone who empties a field to write anew is left alone.
    const QString title = page.title.isEmpty() ? builtInTitle() : page.title;
    if (m_title->text() != title && !(m_title->hasFocus() && m_title->text() == page.title))
        m_title->setText(title);
    const QString body = page.body.isEmpty() ? builtInBody() : page.body;
    if (m_body->toPlainText() != body && !(m_body->hasFocus() && m_body->toPlainText() == page.body))
        m_body->setPlainText(body);

    for (QWidget *field : {static_cast<QWidget *>(m_status), static_cast<QWidget *>(m_title),
                           static_cast<QWidget *>(m_body), static_cast<QWidget *>(m_insert)})
        field->setEnabled(page.enabled);
    const settings::BrowserPage untouched;
    m_restore->setEnabled(page.enabled
                          && (page.status != untouched.status || !page.title.isEmpty() || !page.body.isEmpty()));
    m_openProblem->setText({});
    noticePlaceholders();
    preview();
}

void BrowserPage::displayApplications()
{
    if (!settings().browserPages.contains(m_application))
        m_application.clear();
    m_applications->clear();
    m_applications->addItem(settings().browserPages.empty() ? tr("All applications") : tr("All other applications"),
                            QString());
    for (const auto &[application, page] : settings().browserPages)
        m_applications->addItem(application, application);
    m_applications->setCurrentIndex(m_applications->findData(m_application));
    m_remove->setEnabled(!m_application.isEmpty());
}

void BrowserPage::copyOwn(const settings::Settings &from, settings::Settings &to) const
{
    to.browserPage = from.browserPage;
    to.browserPages = from.browserPages;
}

std::string BrowserPage::rendered() const
{
    const settings::BrowserPage &page = shown();
    const QString title = page.title.isEmpty() ? builtInTitle() : page.title;
    const QString body = page.body.isEmpty() ? builtInBody() : page.body;
    return socks::renderPage({page.status, title.toStdString(), body.toStdString()},
                             sampleValues(settings(), m_application));
}

void BrowserPage::preview()
{
    const int position = m_preview->verticalScrollBar()->value();
    if (shown().enabled)
        m_preview->setHtml(QString::fromStdString(rendered()));
    else
        m_preview->setPlainText(tr("No page: the connection is closed without an answer."));
    m_preview->verticalScrollBar()->setValue(position);
    m_open->setEnabled(shown().enabled);
}

// What is misspelt is sent as it is, and would be noticed by those who get the page alone.
void BrowserPage::noticePlaceholders()
{
    const auto notice = [this](Notice *warning, const QString &text) {
        QStringList unknown;
        if (shown().enabled) {
            for (const std::string &placeholder : socks::unknownPlaceholders(text.toStdString()))
                unknown.append(QString::fromStdString(placeholder));
        }
        //: %1 is a list: {hots}, {prot}
        warning->setText(unknown.isEmpty()
                             ? QString()
                             : tr("Unknown placeholders stay as they are: %1").arg(unknown.join(QStringLiteral(", "))));
    };
    notice(m_titleWarning, shown().title);
    notice(m_bodyWarning, shown().body);
}

void BrowserPage::insertPlaceholder(const QString &placeholder)
{
    if (m_insertInto == m_title)
        m_title->insert(placeholder);
    else
        m_body->insertPlainText(placeholder);
    m_insertInto->setFocus();
}

void BrowserPage::askForApplication()
{
    auto *question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Add application"));
    question->setLabelText(tr("Name of its program, without a folder, such as firefox:"));
    connect(question, &QInputDialog::textValueSelected, this,
            [this](const QString &name) { addApplication(name.trimmed()); });
    question->open();
}

void BrowserPage::addApplication(const QString &name)
{
    if (!settings().browserPages.contains(name)) {
        //: %1 is the name of a program: firefox
        edit(tr("Added a page for %1").arg(name), nullptr,
             [&name](settings::Settings &all) { all.browserPages.emplace(name, all.browserPage); });
    }
    if (settings().browserPages.contains(name)) // else the page says why it was not taken
        showPageOf(name);
}

void BrowserPage::removeApplication()
{
    //: %1 is the name of a program: firefox
    edit(tr("Removed the page for %1").arg(m_application), nullptr,
         [this](settings::Settings &all) { all.browserPages.erase(m_application); });
}

void BrowserPage::openInBrowser()
{
    // Kept until the next one or the end of the window: the browser reads it when it likes.
    m_file = std::make_unique<QTemporaryFile>(QDir::tempPath() + QStringLiteral("/argyle-page-XXXXXX.html"));
    const QByteArray page = QByteArray::fromStdString(rendered());
    if (!m_file->open() || m_file->write(page) != page.size() || !m_file->flush()) {
        m_openProblem->setText(tr("The page could not be written to a temporary file: %1").arg(m_file->errorString()));
        return;
    }
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(m_file->fileName())))
        m_openProblem->setText({});
    else
        m_openProblem->setText(
            tr("The desktop found no program that opens web pages. Choose a default browser in its settings."));
}

} // namespace argyle::ui
