// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Change.h"
#include "mailcore/MailError.h"

#include <QObject>

class QAction;
class QWidget;

namespace duopost {

class MailService;

/// What can be done to the selected messages: read/unread, star, junk. Each action says what it will do next.
class MessageActions : public QObject {
    Q_OBJECT
public:
    MessageActions(MailService &service, QWidget *window);

    QAction *read() const { return m_read; }
    QAction *star() const { return m_star; }
    QAction *junk() const { return m_junk; }

    /// @p flags of the message the actions decide by
    void setSelection(FolderRef folder, const QList<MessageId> &ids, MessageFlags flags);
    void markReadQuietly(FolderRef folder, MessageId id);

signals:
    void told(const QString &text); ///< where a change was recorded
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    void perform(FolderRef folder, const QList<MessageId> &ids, const Change &change, bool tell);
    void performOnSelection(const Change &change);
    void updateActions();

    MailService &m_service;
    QAction *m_read, *m_star, *m_junk;
    FolderRef m_folder;
    QList<MessageId> m_ids;
    MessageFlags m_flags;
};

} // namespace duopost
