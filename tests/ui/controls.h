// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QString>
#include <QStringList>
#include <QTest>
#include <QWidget>

/// How tests find and use what a person sees in a window.
namespace argyle::tests {

/// A text without the ampersands that mark its mnemonics.
inline QString plain(QString text)
{
    return text.remove(u'&');
}

/// The button (check box, switch, tool button…) with that text or accessible name; null where there is none.
inline QAbstractButton *button(const QWidget &window, const QString &text)
{
    for (QAbstractButton *found : window.findChildren<QAbstractButton *>()) {
        if (plain(found->text()) == text || found->accessibleName() == text)
            return found;
    }
    return nullptr;
}

/// Clicks where a person would: at the leading edge of a check box, not beyond its text.
inline void click(QAbstractButton *button)
{
    QVERIFY(button);
    QVERIFY2(button->isEnabled(), qPrintable(button->text()));
    const int x = button->isRightToLeft() ? button->width() - 8 : 8;
    QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(x, button->height() / 2));
}

/// Clicks the heading of a column, which sorts by it.
inline void clickHeading(const QHeaderView &header, int column)
{
    const QPoint middle(header.sectionViewportPosition(column) + header.sectionSize(column) / 2, header.height() / 2);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, middle);
}

/// What the Menu key opens; null where it opens nothing.
inline QMenu *openMenuByKey(QAbstractScrollArea *view)
{
    if (QWidget *open = QApplication::activePopupWidget())
        open->close();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(view->viewport(), &event);
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

/// Replaces what a field holds by typing.
inline void type(QWidget *field, const QString &text)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

/// What assistive technology calls a widget: a name of its own, the label that leads to it, its text.
inline QString accessibleName(QWidget *widget)
{
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    if (!face)
        return {};
    for (const auto &[other, relation] : face->relations(QAccessible::Label)) {
        if (relation & QAccessible::Label)
            return other->text(QAccessible::Name);
    }
    // On Unix a combo box gives its value for a name, which is none.
    return qobject_cast<QComboBox *>(widget) ? QString() : face->text(QAccessible::Name);
}

/// The widgets below one that the Tab key reaches and have no accessible name, for the message of a test that allows none; says
/// so where there is not one that the Tab key reaches.
inline QStringList nameless(const QWidget &window)
{
    QStringList found;
    bool isEmpty = true;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        // The line edit inside a spin or combo box is no widget of its own for a person.
        const bool isPart = qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
                            || qobject_cast<QComboBox *>(widget->parentWidget()) || widget->window() != window.window();
        if (!(widget->focusPolicy() & Qt::TabFocus) || isPart)
            continue;
        isEmpty = false;
        if (accessibleName(widget).isEmpty())
            found << QStringLiteral("%1 %2").arg(QString::fromLatin1(widget->metaObject()->className()),
                                                 widget->objectName());
    }
    if (isEmpty)
        found << QStringLiteral("nothing takes the focus");
    return found;
}

/// The labels whose text has a mnemonic but that lead to no field.
inline QStringList labelsWithoutBuddy(const QWidget &window)
{
    QStringList found;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->textFormat() != Qt::PlainText && label->text().contains(u'&') && !label->text().contains(u'<')
            && !label->buddy())
            found << label->text();
    }
    return found;
}

} // namespace argyle::tests
