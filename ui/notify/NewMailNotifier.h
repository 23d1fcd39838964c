// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ChangeSet.h"
#include "mailcore/Message.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace duopost {

class MailService;

/// What is said of new mail, without any markup.
struct NewMailNotice {
    QString title, text;
    FolderRef folder; ///< an inbox
    int count = 0;
};

/// Watches the inboxes for mail that came while this program runs, is unread and no junk; what comes together
/// is said together. GUI thread.
class NewMailNotifier : public QObject {
    Q_OBJECT
public:
    enum class Says { Nothing, ThatThereIsMail, WhoAndWhat };

    explicit NewMailNotifier(MailService &service, QObject *parent = nullptr);
    void setSays(Says says) { m_says = says; }
    void setSettleTime(int ms) { m_settle.setInterval(ms); }
    /// What is dated earlier is no news: a first synchronisation brings years of mail.
    void setBeginning(const QDateTime &since) { m_since = since; }

signals:
    void notice(const duopost::NewMailNotice &notice);

private:
    void collect();
    void tell(FolderRef folder, const QList<MessageRow> &rows);

    MailService &m_service;
    Says m_says = Says::WhoAndWhat;
    QDateTime m_since;
    QTimer m_settle;
    QList<std::pair<FolderRef, QList<MessageId>>> m_arrived;
};

/// One line of a stranger's words for a desktop that may take some of them for markup.
QString withoutMarkup(const QString &text, int atMost = 120);

} // namespace duopost

Q_DECLARE_METATYPE(duopost::NewMailNotice)
