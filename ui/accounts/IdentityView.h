// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace duopost {

class ComposeEditor;
class ServerForm;

/// Whom the messages of an account are written as; for POP3 also where the copies of sent mail may go. The
/// first one is meant when nothing else is said. GUI thread.
class IdentityView : public QWidget {
    Q_OBJECT
public:
    IdentityView(const Account &account, QWidget *parent);

    QList<Identity> identities() const; ///< empty where they say no more than the account itself
    std::optional<ServerAddress> sentOn() const;
    bool isComplete() const;
    QListWidget *list() const { return m_list; }

signals:
    void edited();

private:
    QWidget *makeList();
    QWidget *makeForm();
    QWidget *makeSent();
    void showOne(int index);
    void take(); ///< what the form says, into the one that is shown
    void showTitles();
    void add();
    void remove();
    void makeFirst();

    Account m_account;
    QList<Identity> m_identities;
    int m_shown = -1;
    bool m_filling = false;
    QListWidget *m_list;
    QPushButton *m_remove = nullptr, *m_first = nullptr;
    QLineEdit *m_name = nullptr, *m_address = nullptr, *m_replyTo = nullptr;
    QCheckBox *m_bccSelf = nullptr, *m_rich = nullptr, *m_fileSent = nullptr;
    ComposeEditor *m_signature = nullptr;
    ServerForm *m_sentOn = nullptr;
};

} // namespace duopost
