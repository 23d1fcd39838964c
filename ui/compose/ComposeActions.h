// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Folder.h"
#include "mailcore/Writing.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/OutboxWords.h"
#include "ui/compose/Signature.h"
#include "ui/reader/ReaderPane.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QMenu;

namespace duopost {

class MailService;
class OutboxWatch;
class Spelling;
class WritingStrips;

/// What begins a message: a new one, an answer, a forwarded one, a draft; and what is left of those that were
/// sent. Opens the windows. GUI thread.
class ComposeActions : public QObject {
    Q_OBJECT
public:
    ComposeActions(MailService &service, ReaderPane &reader, const QString &profileDir, QWidget *window);

    QAction *write() const { return m_write; }
    QAction *reply() const { return m_reply; }
    QAction *replyAll() const { return m_replyAll; }
    QAction *replyList() const { return m_replyList; }
    QAction *forward() const { return m_forward; }
    QAction *outbox() const { return m_outbox; }
    QList<QAction *> all() const;
    QList<QAction *> ofMessage() const; ///< for its menu
    void addTo(QMenu *menu); ///< a menu of how messages are written
    WritingStrips *strips() const { return m_strips; }
    OutboxWatch *watch() const { return m_watch; }

    void setAccount(AccountId account) { m_account = account; } ///< whom new messages are from
    /// The message the actions are for; none = they are off.
    void setMessage(MessageRef message);
    void setFolders(AccountId account, const QList<Folder> &folders);
    /// Drafts and templates: their messages are opened to be written on.
    bool isForWriting(FolderRef folder) const;
    void openDraft(MessageRef message);
    void openLink(const QUrl &mailto);
    void start(); ///< asks for what was being written

signals:
    void failed(duopost::AccountId account, const duopost::MailError &error);
    void told(const QString &text);
    void outboxChanged(int unfinished, int needingSomebody);
    void outboxSummed(const duopost::OutboxSummary &summary);
    void windowOpened(duopost::ComposeWindow *window);

private:
    QAction *
    add(const QString &icon, const QString &text, const QString &tip, const QList<QKeySequence> &keys,
        const std::function<void()> &job);
    void writeNew();
    void answer(ReplyTo whom);
    void forwardWith(bool attached);
    void redirectMessage();
    void editAsNew();
    void showOutbox();
    void showPeople();
    using WithMessage = std::function<void(const ParsedMessage &message, const ReaderPane::Displayed &shown)>;
    void withMessage(const WithMessage &use);
    ComposeWindow *open(const Composition &composition, const Beginning &beginning);
    Composition begun(AccountId account, const Identity &identity, OutgoingMessage message) const;
    Identity identityOf(const ParsedMessage &message) const;
    std::optional<Account> account(AccountId id) const; ///< else the first
    QStringList ownAddresses() const;
    Look look() const;
    Beginning::Place place() const;
    const std::shared_ptr<Spelling> &spelling();
    void updateOutbox();
    void takeBack(OutboxRef item);

    MailService &m_service;
    ReaderPane &m_reader;
    QString m_profileDir;
    WindowState m_state;
    QWidget *m_window;
    OutboxWatch *m_watch;
    WritingStrips *m_strips;
    QList<QAction *> m_all, m_ofMessage;
    QAction *m_write, *m_reply, *m_replyAll, *m_replyList, *m_forward, *m_forwardAttached, *m_editAsNew,
        *m_redirect, *m_outbox;
    std::shared_ptr<Spelling> m_spelling; ///< the windows have it too, and longer; null until it is needed
    QList<FolderRef> m_forWriting;
    AccountId m_account;
    MessageRef m_message;
};

} // namespace duopost
