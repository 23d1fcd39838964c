// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Writing.h"

#include <QLineEdit>
#include <functional>

class QCompleter;
class QStandardItemModel;

namespace duopost {

/// Where a recipient is typed, with the people one has written to below it. It knows nothing of chips: it says
/// what was typed, and which keys were meant for them.
class RecipientEdit : public QLineEdit {
    Q_OBJECT
public:
    using People = std::function<QList<KnownPerson>(const QString &begin)>;

    explicit RecipientEdit(QWidget *parent = nullptr);
    void setPeople(const People &people) { m_people = people; }
    bool offersPeople() const;

signals:
    void typed(const QString &text); ///< one or several addresses are complete
    void personChosen(const QList<duopost::MailAddress> &addresses);
    void removeWanted(bool selectedOnly); ///< Delete; or Backspace before the first letter
    void stepWanted(int by); ///< among the chips
    void allWanted();
    void copyWanted(bool cut);
    void otherKey(); ///< what was selected is not meant any more

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool handle(QKeyEvent *event);
    void offer();
    void take(const QModelIndex &index);
    void takeTyped();
    void pasteText();

    People m_people;
    QCompleter *m_completer;
    QStandardItemModel *m_offered;
    QList<KnownPerson> m_persons; ///< what is offered
};

} // namespace duopost
