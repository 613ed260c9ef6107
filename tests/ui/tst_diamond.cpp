// SPDX-License-Identifier: MIT
#include "ui/diamond.h"
#include "ui/theme.h"

#include <QApplication>
#include <QImage>
#include <QPixmap>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace argyle::ui;
using argyle::settings::ColorScheme;

class TestDiamond : public QObject
{
    Q_OBJECT

private slots:
    void neighboursDifferInPatternAndHue();
    void fiftySixGroupsAllDiffer();
    void patternsDifferWithoutColour_data();
    void patternsDifferWithoutColour();
    void readsOnItsGround_data();
    void readsOnItsGround();
    void fillsItsSquareAtEverySize_data();
    void fillsItsSquareAtEverySize();
    void isSymmetricWhereItsPatternIs();
    void followsThePalette();
    void isDrawnFreshForEachPixelRatio();
    void readsOnASelectedRow();
};

namespace {

QImage drawn(quint32 group, int side, QIcon::Mode mode = QIcon::Normal)
{
    return diamondIcon(group).pixmap(QSize(side, side), mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

// The alpha alone: what is left of a diamond for somebody who sees no colour.
int differentPixels(const QImage &one, const QImage &other)
{
    int different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            different += std::abs(qAlpha(one.pixel(x, y)) - qAlpha(other.pixel(x, y))) > 96 ? 1 : 0;
    }
    return different;
}

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double first = luminance(one);
    const double second = luminance(other);
    const auto [low, high] = std::minmax(first, second); // references, hence not of temporaries
    return (high + 0.05) / (low + 0.05);
}

// The colour of the most opaque pixel.
QColor inkOf(const QImage &image)
{
    QRgb ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(ink))
                ink = image.pixel(x, y);
        }
    }
    return QColor::fromRgb(ink);
}

} // namespace

void TestDiamond::neighboursDifferInPatternAndHue()
{
    for (quint32 group = 1; group < 1000; ++group) {
        QVERIFY(diamondLook(group).pattern != diamondLook(group + 1).pattern);
        QVERIFY(diamondLook(group).hue != diamondLook(group + 1).hue);
        QCOMPARE(diamondLook(group), diamondLook(group));
    }
}

void TestDiamond::fiftySixGroupsAllDiffer()
{
    QList<DiamondLook> seen;
    for (quint32 group = 101; group < 101 + 56; ++group) {
        QVERIFY(!seen.contains(diamondLook(group)));
        seen.append(diamondLook(group));
    }
}

void TestDiamond::patternsDifferWithoutColour_data()
{
    QTest::addColumn<int>("side");
    QTest::newRow("16") << 16;
    QTest::newRow("24") << 24;
    QTest::newRow("32") << 32;
}

void TestDiamond::patternsDifferWithoutColour()
{
    QFETCH(const int, side);
    for (quint32 one = 1; one <= DiamondLook::patternCount; ++one) {
        for (quint32 other = one + 1; other <= DiamondLook::patternCount; ++other) {
            const int different = differentPixels(drawn(one, side), drawn(other, side));
            // A tenth of the diamond, which covers half of the square.
            QVERIFY2(different >= side * side / 20,
                     qPrintable(QStringLiteral("%1 and %2: %3").arg(one).arg(other).arg(different)));
        }
    }
}

void TestDiamond::readsOnItsGround_data()
{
    QTest::addColumn<ColorScheme>("scheme");
    QTest::newRow("light") << ColorScheme::Light;
    QTest::newRow("dark") << ColorScheme::Dark;
}

void TestDiamond::readsOnItsGround()
{
    QFETCH(const ColorScheme, scheme);
    theme::apply(scheme);
    for (quint32 group = 1; group <= DiamondLook::hueCount; ++group) {
        const QColor ink = inkOf(drawn(group, 32));
        for (const QPalette::ColorRole role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window}) {
            const double ratio = contrast(ink, QApplication::palette().color(role));
            QVERIFY2(ratio >= 3, qPrintable(QStringLiteral("hue %1: %2").arg(group).arg(ratio)));
        }
    }
}

void TestDiamond::fillsItsSquareAtEverySize_data()
{
    QTest::addColumn<int>("side");
    for (const int side : {16, 17, 20, 22, 24, 32, 48, 64})
        QTest::addRow("%d", side) << side;
}

void TestDiamond::fillsItsSquareAtEverySize()
{
    QFETCH(const int, side);
    for (quint32 group = 1; group <= DiamondLook::patternCount; ++group) {
        const QImage image = drawn(group, side);
        QCOMPARE(image.size(), QSize(side, side));
        int left = side;
        int right = -1;
        int top = side;
        int bottom = -1;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                if (qAlpha(image.pixel(x, y)) < 48)
                    continue;
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
        }
        // Nothing is cut off at an edge, and little room is left.
        QVERIFY(left <= side / 8 && top <= side / 8);
        QVERIFY(right >= side - 1 - side / 8 && bottom >= side - 1 - side / 8);
        // A corner that is filled weighs more than one that is drawn.
        QVERIFY(std::abs(left - (side - 1 - right)) <= 1);
        QVERIFY(std::abs(top - (side - 1 - bottom)) <= 1);
    }
}

void TestDiamond::isSymmetricWhereItsPatternIs()
{
    using Pattern = DiamondLook::Pattern;
    for (quint32 group = 1; group <= DiamondLook::patternCount; ++group) {
        const QImage image = drawn(group, 16);
        const Pattern pattern = diamondLook(group).pattern;
        QCOMPARE(differentPixels(image, image.mirrored(true, false)) == 0, pattern != Pattern::LeftHalf);
        QCOMPARE(differentPixels(image, image.mirrored(false, true)) == 0, pattern != Pattern::LowerHalf);
    }
}

void TestDiamond::followsThePalette()
{
    const QIcon icon = diamondIcon(1);
    theme::apply(ColorScheme::Light);
    const QColor light = inkOf(icon.pixmap(32, 32).toImage());
    theme::apply(ColorScheme::Dark);
    const QColor dark = inkOf(icon.pixmap(32, 32).toImage());
    QVERIFY(luminance(dark) > luminance(light));
    theme::apply(ColorScheme::Light);
    QCOMPARE(inkOf(icon.pixmap(32, 32).toImage()), light);
}

void TestDiamond::isDrawnFreshForEachPixelRatio()
{
    const QPixmap twice = diamondIcon(3).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(twice.size(), QSize(32, 32));
    QCOMPARE(twice.devicePixelRatio(), 2.0);
    QCOMPARE(differentPixels(twice.toImage(), drawn(3, 32)), 0);
}

void TestDiamond::readsOnASelectedRow()
{
    theme::apply(ColorScheme::Light);
    for (quint32 group = 1; group <= 8; ++group) {
        const QColor ink = inkOf(drawn(group, 16, QIcon::Selected));
        QVERIFY(contrast(ink, QApplication::palette().color(QPalette::Highlight)) >= 4.5);
    }
}

QTEST_MAIN(TestDiamond)
#include "tst_diamond.moc"
