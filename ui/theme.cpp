// SPDX-License-Identifier: MIT
#include "ui/theme.h"

#include "ui/clearfusion.h"
#include "ui/symboliconengine.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QStyle>

namespace argyle::ui::theme {

namespace {

struct RoleColors
{
    QPalette::ColorRole role;
    QRgb active;
    QRgb disabled;
};

// Every pair of text and ground reads at 4.5:1 or better while active, at 2.5:1 while disabled; tests hold both.
constexpr RoleColors lightColors[] = {
    {QPalette::Window, 0xfff3f4f6, 0xfff3f4f6},
    {QPalette::WindowText, 0xff1b1f24, 0xff868c95},
    {QPalette::Base, 0xffffffff, 0xfff3f4f6},
    {QPalette::AlternateBase, 0xfff7f8fa, 0xfff3f4f6},
    {QPalette::Text, 0xff1b1f24, 0xff868c95},
    {QPalette::Button, 0xffe8eaed, 0xffe8eaed},
    {QPalette::ButtonText, 0xff1b1f24, 0xff868c95},
    {QPalette::BrightText, 0xffffffff, 0xffffffff},
    {QPalette::PlaceholderText, 0xff626a75, 0xff868c95},
    {QPalette::Highlight, 0xff24658a, 0xff5b6670},
    {QPalette::HighlightedText, 0xffffffff, 0xffeef0f2},
    {QPalette::Link, 0xff1a5f8a, 0xff868c95},
    {QPalette::LinkVisited, 0xff6a4a92, 0xff868c95},
    {QPalette::ToolTipBase, 0xff2b3036, 0xff2b3036},
    {QPalette::ToolTipText, 0xfff3f4f6, 0xffa9b0b9},
    {QPalette::Light, 0xffffffff, 0xffffffff},
    {QPalette::Midlight, 0xffeceef0, 0xffeceef0},
    {QPalette::Mid, 0xffb9bfc7, 0xffb9bfc7},
    {QPalette::Dark, 0xff969da7, 0xffb3b9c1},
    {QPalette::Shadow, 0xff5c646e, 0xff8c939c},
};

constexpr RoleColors darkColors[] = {
    {QPalette::Window, 0xff24282e, 0xff24282e},
    {QPalette::WindowText, 0xffe4e7eb, 0xff7d858f},
    {QPalette::Base, 0xff1b1e23, 0xff24282e},
    {QPalette::AlternateBase, 0xff202429, 0xff24282e},
    {QPalette::Text, 0xffe4e7eb, 0xff7d858f},
    {QPalette::Button, 0xff30353d, 0xff2a2f36},
    {QPalette::ButtonText, 0xffe4e7eb, 0xff7d858f},
    {QPalette::BrightText, 0xffffffff, 0xffffffff},
    {QPalette::PlaceholderText, 0xff98a1ac, 0xff7d858f},
    {QPalette::Highlight, 0xff2f7299, 0xff4a525c},
    {QPalette::HighlightedText, 0xffffffff, 0xffd0d4d9},
    {QPalette::Link, 0xff7cc0e6, 0xff7d858f},
    {QPalette::LinkVisited, 0xffc6a8ee, 0xff7d858f},
    {QPalette::ToolTipBase, 0xff3a4049, 0xff3a4049},
    {QPalette::ToolTipText, 0xfff0f2f4, 0xff98a1ac},
    {QPalette::Light, 0xff464d57, 0xff464d57},
    {QPalette::Midlight, 0xff3a4049, 0xff3a4049},
    {QPalette::Mid, 0xff444b54, 0xff3a4049},
    {QPalette::Dark, 0xff15181c, 0xff191c21},
    {QPalette::Shadow, 0xff0d0f12, 0xff0d0f12},
};

/// What the application was before a theme was put on it.
struct Desktop
{
    QString style = QApplication::style()->name();
    QPalette palette = QGuiApplication::palette();
    /// Without a platform theme Qt falls back to Fusion's standard palette: nobody chose that, so ours may take its
    /// place.
    bool hasPalette = palette != QApplication::style()->standardPalette();

    static const Desktop &instance()
    {
        static const Desktop desktop;
        return desktop;
    }
};

bool usesOwnPalette = false;

void useDesktop(const Desktop &desktop)
{
    usesOwnPalette = false;
    QApplication::setStyle(desktop.style);
    QApplication::setPalette(QPalette()); // the desktop's again, later changes included
}

void useOwn(Shade shade)
{
    usesOwnPalette = true;
    QApplication::setStyle(new ClearFusion); // the application owns it
    QApplication::setPalette(palette(shade));
}

QIcon ownIcon(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SymbolIconEngine(file.readAll())); // the icon owns it
}

} // namespace

void apply(settings::ColorScheme scheme)
{
    const Desktop &desktop = Desktop::instance();
    const Shade systems = systemShade();
    const Shade wanted = scheme == settings::ColorScheme::System ? systems
                         : scheme == settings::ColorScheme::Dark ? Shade::Dark
                                                                 : Shade::Light;
    if (desktop.hasPalette && wanted == systems)
        useDesktop(desktop);
    else
        useOwn(wanted);
}

Shade shadeOf(const QPalette &palette)
{
    const int ground = palette.color(QPalette::Active, QPalette::Window).lightness();
    const int text = palette.color(QPalette::Active, QPalette::WindowText).lightness();
    return ground < text ? Shade::Dark : Shade::Light;
}

Shade systemShade()
{
    return shadeOf(Desktop::instance().palette);
}

QPalette palette(Shade shade)
{
    QPalette made;
    for (const RoleColors &colors : shade == Shade::Dark ? darkColors : lightColors) {
        made.setColor(QPalette::Active, colors.role, QColor::fromRgba(colors.active));
        made.setColor(QPalette::Inactive, colors.role, QColor::fromRgba(colors.active));
        made.setColor(QPalette::Disabled, colors.role, QColor::fromRgba(colors.disabled));
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        made.setColor(group, QPalette::Accent, made.color(group, QPalette::Highlight));
#endif
    return made;
}

QColor errorText(const QPalette &palette)
{
    return QColor::fromRgb(shadeOf(palette) == Shade::Dark ? 0xffff9a8f : 0xffa92218);
}

QColor warningText(const QPalette &palette)
{
    return QColor::fromRgb(shadeOf(palette) == Shade::Dark ? 0xffe9bd5b : 0xff7d5200);
}

QFont monospace()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

QIcon icon(const QString &name)
{
    QIcon own = ownIcon(name);
    if (usesOwnPalette && !own.isNull())
        return own;
    return QIcon::fromTheme(name, own);
}

} // namespace argyle::ui::theme
