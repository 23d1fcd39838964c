// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Capability.h"
#include "mailcore/Change.h"
#include "mailcore/MailError.h"
#include "ui/tags/TagWords.h"

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace duopost {

class MailService;

/// The tags that selected messages can be given, as a menu and by the keys 1 to 9; 0 takes all away. Says where
/// an account keeps them.
class TagActions : public QObject {
    Q_OBJECT
public:
    TagActions(MailService &service, QWidget *window);

    QMenu *menu() const { return m_menu; }
    const QList<QAction *> &tags() const { return m_tags; } ///< the profile's
    QAction *removeAllTags() const { return m_removeAll; }
    QAction *button() const { return m_button; } ///< opens the menu
    /// @param keywords of the messages that are selected, the one first by which is decided what a key does
    void setSelection(AccountId account, const QList<QByteArray> &keywords);

signals:
    void made(); ///< tags() are others now
    void wanted(const duopost::Change &change);
    void editRequested(); ///< names and colours
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    void make();
    void update();
    void toggle(const QByteArray &keyword);
    void removeAll();
    void askWhere();
    void takeWhere(const QList<LedgerEntry> &ledger);
    bool has(const QByteArray &keyword) const;

    MailService &m_service;
    QWidget *m_window;
    QMenu *m_menu;
    QAction *m_button, *m_removeAll, *m_edit, *m_note;
    QList<QAction *> m_tags, m_others; ///< the profile's; what else is on the message
    AccountId m_account;
    QList<QByteArray> m_keywords;
};

} // namespace duopost
