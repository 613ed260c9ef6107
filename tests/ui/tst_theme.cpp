// SPDX-License-Identifier: MIT
#include "ui/theme.h"

#include "ui/tint.h"

#include <QApplication>
#include <QProxyStyle>
#include <QStyle>
#include <QTest>
#include <QWidget>

#include <cmath>

using namespace argyle;
using ui::theme::Shade;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// The contrast ratio as WCAG 2 defines it, 1 to 21.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// The most frequent opaque ink of a picture; invalid where it is empty.
QColor inkOf(const QIcon &icon, QIcon::Mode mode)
{
    const QImage image = icon.pixmap(QSize(32, 32), 1.0, mode).toImage();
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() == 255)
                ++counts[pixel.rgb()];
    QRgb most = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        if (it.value() > counts.value(most))
            most = it.key();
    return counts.isEmpty() ? QColor() : QColor(most);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void setsEveryRoleInEveryGroup_data();
    void setsEveryRoleInEveryGroup();
    void textReadsOnItsGround_data();
    void textReadsOnItsGround();
    void disabledTextDiffersButCanBeRead_data();
    void disabledTextDiffersButCanBeRead();
    void messagesReadOnWindowAndBase_data();
    void messagesReadOnWindowAndBase();
    void textsReadOnATint_data();
    void textsReadOnATint();
    void putsTheSchemeOnTheApplication_data();
    void putsTheSchemeOnTheApplication();
    void windowsThatAreOpenFollow();
    void systemIsLightWhereThePlatformDoesNotTell();
    void tellsLightFromDark();
    void iconsTakeTheTextColour_data();
    void iconsTakeTheTextColour();
    void iconsFollowALaterChange();
    void everyIconOfOursDraws_data();
    void everyIconOfOursDraws();
    void anUnknownIconIsNull();
};

static void addShades()
{
    QTest::addColumn<Shade>("shade");
    QTest::newRow("light") << Shade::Light;
    QTest::newRow("dark") << Shade::Dark;
}

void TestTheme::setsEveryRoleInEveryGroup_data()
{
    addShades();
}

void TestTheme::setsEveryRoleInEveryGroup()
{
    QFETCH(Shade, shade);
    const QPalette palette = ui::theme::palette(shade);
    for (int group = 0; group < QPalette::NColorGroups; ++group) {
        for (int role = 0; role < QPalette::NColorRoles; ++role) {
            if (role == QPalette::NoRole)
                continue;
            QVERIFY2(
                palette.isBrushSet(static_cast<QPalette::ColorGroup>(group), static_cast<QPalette::ColorRole>(role)),
                qPrintable(QStringLiteral("group %1, role %2").arg(group).arg(role)));
        }
    }
}

void TestTheme::textReadsOnItsGround_data()
{
    QTest::addColumn<QPalette::ColorRole>("text");
    QTest::addColumn<QPalette::ColorRole>("ground");
    QTest::newRow("window") << QPalette::WindowText << QPalette::Window;
    QTest::newRow("base") << QPalette::Text << QPalette::Base;
    QTest::newRow("alternate base") << QPalette::Text << QPalette::AlternateBase;
    QTest::newRow("button") << QPalette::ButtonText << QPalette::Button;
    QTest::newRow("bright text on dark") << QPalette::BrightText << QPalette::Shadow;
    QTest::newRow("placeholder") << QPalette::PlaceholderText << QPalette::Base;
    QTest::newRow("placeholder in a window") << QPalette::PlaceholderText << QPalette::Window;
    QTest::newRow("selection") << QPalette::HighlightedText << QPalette::Highlight;
    QTest::newRow("link") << QPalette::Link << QPalette::Base;
    QTest::newRow("link in a window") << QPalette::Link << QPalette::Window;
    QTest::newRow("visited link") << QPalette::LinkVisited << QPalette::Base;
    QTest::newRow("tool tip") << QPalette::ToolTipText << QPalette::ToolTipBase;
}

void TestTheme::textReadsOnItsGround()
{
    QFETCH(QPalette::ColorRole, text);
    QFETCH(QPalette::ColorRole, ground);
    for (const Shade shade : {Shade::Light, Shade::Dark}) {
        const QPalette palette = ui::theme::palette(shade);
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            const double ratio = contrast(palette.color(group, text), palette.color(group, ground));
            QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 in shade %2").arg(ratio).arg(int(shade))));
        }
    }
}

void TestTheme::disabledTextDiffersButCanBeRead_data()
{
    addShades();
}

void TestTheme::disabledTextDiffersButCanBeRead()
{
    QFETCH(Shade, shade);
    const QPalette palette = ui::theme::palette(shade);
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::WindowText, QPalette::Window},       {QPalette::Text, QPalette::Base},
        {QPalette::ButtonText, QPalette::Button},       {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::ToolTipText, QPalette::ToolTipBase},
    };
    for (const auto &[text, ground] : pairs) {
        QVERIFY(palette.color(QPalette::Disabled, text) != palette.color(QPalette::Active, text));
        const double ratio =
            contrast(palette.color(QPalette::Disabled, text), palette.color(QPalette::Disabled, ground));
        QVERIFY2(ratio >= 2.5, qPrintable(QStringLiteral("%1 for role %2").arg(ratio).arg(int(text))));
    }
}

void TestTheme::messagesReadOnWindowAndBase_data()
{
    addShades();
}

void TestTheme::messagesReadOnWindowAndBase()
{
    QFETCH(Shade, shade);
    const QPalette palette = ui::theme::palette(shade);
    for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
        QVERIFY(contrast(ui::theme::errorText(palette), palette.color(ground)) >= 4.5);
        QVERIFY(contrast(ui::theme::warningText(palette), palette.color(ground)) >= 4.5);
        QVERIFY(contrast(ui::mutedText(palette), palette.color(ground)) >= 4.5);
    }
}

void TestTheme::textsReadOnATint_data()
{
    addShades();
}

void TestTheme::textsReadOnATint()
{
    QFETCH(Shade, shade);
    const QPalette palette = ui::theme::palette(shade);
    for (const QColor &color : {ui::theme::errorText(palette), ui::theme::warningText(palette)}) {
        const QColor ground = ui::tintedBase(palette, color);
        QVERIFY(contrast(color, ground) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::Text), ground) >= 4.5);
    }
}

void TestTheme::putsTheSchemeOnTheApplication_data()
{
    QTest::addColumn<settings::ColorScheme>("scheme");
    QTest::addColumn<Shade>("shade");
    QTest::newRow("dark") << settings::ColorScheme::Dark << Shade::Dark;
    QTest::newRow("light") << settings::ColorScheme::Light << Shade::Light;
    QTest::newRow("dark again") << settings::ColorScheme::Dark << Shade::Dark;
}

void TestTheme::putsTheSchemeOnTheApplication()
{
    QFETCH(settings::ColorScheme, scheme);
    QFETCH(Shade, shade);
    ui::theme::apply(scheme);
    QCOMPARE(ui::theme::shadeOf(QApplication::palette()), shade);
    QCOMPARE(QApplication::palette().color(QPalette::Base), ui::theme::palette(shade).color(QPalette::Base));
    const auto *style = qobject_cast<QProxyStyle *>(QApplication::style());
    QVERIFY(style);
    QCOMPARE(style->baseStyle()->name().toLower(), QStringLiteral("fusion"));
    QCOMPARE(style->styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons), 0);
    QCOMPARE(style->styleHint(QStyle::SH_EtchDisabledText), 0);
}

void TestTheme::windowsThatAreOpenFollow()
{
    QWidget window;
    window.resize(20, 20);
    window.show();
    for (const auto &[scheme, shade] :
         {std::pair{settings::ColorScheme::Dark, Shade::Dark}, std::pair{settings::ColorScheme::Light, Shade::Light}}) {
        ui::theme::apply(scheme);
        QTRY_COMPARE(window.grab().toImage().pixelColor(10, 10), ui::theme::palette(shade).color(QPalette::Window));
    }
}

void TestTheme::systemIsLightWhereThePlatformDoesNotTell()
{
    // The offscreen platform has no theme, hence no preference.
    QCOMPARE(ui::theme::systemShade(), Shade::Light);
    ui::theme::apply(settings::ColorScheme::Dark);
    ui::theme::apply(settings::ColorScheme::System);
    QCOMPARE(ui::theme::shadeOf(QApplication::palette()), Shade::Light);
}

void TestTheme::tellsLightFromDark()
{
    QCOMPARE(ui::theme::shadeOf(ui::theme::palette(Shade::Light)), Shade::Light);
    QCOMPARE(ui::theme::shadeOf(ui::theme::palette(Shade::Dark)), Shade::Dark);
    QCOMPARE(ui::theme::shadeOf(QPalette(Qt::black)), Shade::Dark);
    QCOMPARE(ui::theme::shadeOf(QPalette(Qt::white)), Shade::Light);
}

void TestTheme::iconsTakeTheTextColour_data()
{
    QTest::addColumn<QIcon::Mode>("mode");
    QTest::addColumn<QPalette::ColorGroup>("group");
    QTest::addColumn<QPalette::ColorRole>("role");
    QTest::newRow("normal") << QIcon::Normal << QPalette::Active << QPalette::WindowText;
    QTest::newRow("active") << QIcon::Active << QPalette::Active << QPalette::WindowText;
    QTest::newRow("disabled") << QIcon::Disabled << QPalette::Disabled << QPalette::WindowText;
    QTest::newRow("selected") << QIcon::Selected << QPalette::Active << QPalette::HighlightedText;
}

void TestTheme::iconsTakeTheTextColour()
{
    QFETCH(QIcon::Mode, mode);
    QFETCH(QPalette::ColorGroup, group);
    QFETCH(QPalette::ColorRole, role);
    for (const auto scheme : {settings::ColorScheme::Light, settings::ColorScheme::Dark}) {
        ui::theme::apply(scheme);
        QCOMPARE(inkOf(ui::theme::icon(QStringLiteral("network-server")), mode),
                 QApplication::palette().color(group, role));
    }
}

void TestTheme::iconsFollowALaterChange()
{
    ui::theme::apply(settings::ColorScheme::Light);
    const QIcon icon = ui::theme::icon(QStringLiteral("list-add"));
    const QColor before = inkOf(icon, QIcon::Normal);
    ui::theme::apply(settings::ColorScheme::Dark);
    QVERIFY(inkOf(icon, QIcon::Normal) != before);
}

void TestTheme::everyIconOfOursDraws_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"dialog-error", "dialog-warning", "document-edit", "edit-delete", "edit-undo", "list-add", "network-server",
          "preferences-desktop-theme", "security-high", "text-html", "web-browser", "x-office-address-book"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestTheme::everyIconOfOursDraws()
{
    QFETCH(QString, name);
    for (const auto scheme : {settings::ColorScheme::System, settings::ColorScheme::Dark}) {
        ui::theme::apply(scheme);
        QVERIFY(inkOf(ui::theme::icon(name), QIcon::Normal).isValid());
    }
}

void TestTheme::anUnknownIconIsNull()
{
    QVERIFY(ui::theme::icon(QStringLiteral("no-such-icon")).isNull());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
