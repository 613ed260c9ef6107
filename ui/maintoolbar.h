// SPDX-License-Identifier: MIT
#pragma once

#include <QToolBar>

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
    void changeEvent(QEvent *event) override;

private:
    void fitIcons();

    ListeningButton *m_listening;
    FilterBox *m_filter;
};

} // namespace argyle::ui
