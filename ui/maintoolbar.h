// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QToolBar>

class QToolButton;

namespace argyle::ui {

class FilterBox;
class ListeningButton;
class MainActions;

/// The main window's toolbar: whether Argyle listens, what can be done, the filter, the settings.
class MainToolBar : public QToolBar
{
    Q_OBJECT
public:
    MainToolBar(const MainActions &actions, QWidget *parent);

    ListeningButton &listening() const { return *m_listening; }
    FilterBox &filter() const { return *m_filter; }

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitIcons();
    void fitTexts();
    int widthWithTexts() const;

    ListeningButton *m_listening;
    FilterBox *m_filter;
    QList<QToolButton *> m_texted; ///< have their texts beside their icons where there is room
};

} // namespace argyle::ui
