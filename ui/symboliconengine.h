// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QColor>
#include <QIconEngine>

namespace argyle::ui {

/// Draws an SVG whose "currentColor" becomes the application's text colour at the moment of drawing, so that one
/// picture serves light and dark, disabled and selected.
class SymbolIconEngine : public QIconEngine
{
public:
    explicit SymbolIconEngine(QByteArray svg);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;

private:
    QByteArray m_svg;
};

} // namespace argyle::ui
