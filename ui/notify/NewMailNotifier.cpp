// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/NewMailNotifier.h"

#include "mailcore/MailService.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr int settleMs = 1500;
constexpr qint64 clocksDiffer = 10 * 60; // seconds: a message's date is the sender's
constexpr int namesAtMost = 3;

} // namespace

QString withoutMarkup(const QString &text, int atMost)
{
    QString line = text.simplified();
    line.replace(QLatin1Char('<'), QChar(0x2039)).replace(QLatin1Char('>'), QChar(0x203A));
    line.replace(QLatin1Char('&'), QChar(0xFF06));
    return line.size() > atMost ? line.left(atMost - 1) + QChar(0x2026) : line;
}

NewMailNotifier::NewMailNotifier(MailService &service, QObject *parent)
    : QObject(parent), m_service(service), m_since(QDateTime::currentDateTimeUtc().addSecs(-clocksDiffer))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &NewMailNotifier::collect);
    connect(&service, &MailService::messagesChanged, this, [this](const ChangeSet &changes) {
        if (m_says == Says::Nothing)
            return;
        QList<MessageId> fresh;
        for (const SpineRow &row : changes.arrived) {
            if (row.sortKey < m_since.toMSecsSinceEpoch())
                break; // newest first
            fresh << row.id;
        }
        if (fresh.isEmpty())
            return;
        const auto known = std::find_if(
            m_arrived.begin(), m_arrived.end(), [&](const auto &one) { return one.first == changes.folder; });
        if (known == m_arrived.end())
            m_arrived << std::pair(changes.folder, fresh);
        else
            known->second += fresh;
        if (!m_settle.isActive())
            m_settle.start();
    });
}

void NewMailNotifier::collect()
{
    const auto arrived = std::exchange(m_arrived, {});
    for (const auto &[where, ids] : arrived) {
        const FolderRef folder = where;
        // What cannot be read is said where it is the main thing, and is no reason for a notice.
        const auto unsaid = [](const MailError &) {};
        whenFinished(
            m_service.folders(folder.account), this,
            [this, folder, ids = ids, unsaid](const QList<Folder> &folders) {
                const bool inbox = std::any_of(folders.begin(), folders.end(), [&](const Folder &one) {
                    return one.id == folder.folder && one.role == FolderRole::Inbox;
                });
                if (inbox)
                    whenFinished(
                        m_service.rows(folder.account, ids), this,
                        [this, folder](const QList<MessageRow> &rows) { tell(folder, rows); }, unsaid);
            },
            unsaid);
    }
}

void NewMailNotifier::tell(FolderRef folder, const QList<MessageRow> &rows)
{
    QList<MessageRow> fresh;
    for (const MessageRow &row : rows) {
        // Another device may have read it already, or called it junk.
        if (!row.flags.testFlag(MessageFlag::Seen) && !row.flags.testFlag(MessageFlag::Junk))
            fresh << row;
    }
    if (fresh.isEmpty() || m_says == Says::Nothing)
        return;
    NewMailNotice notice{.folder = folder, .count = static_cast<int>(fresh.size())};
    notice.title = tr("%Ln new message(s)", nullptr, notice.count);
    if (m_says == Says::WhoAndWhat && notice.count == 1) {
        notice.title = withoutMarkup(personTitle(fresh.first().from));
        notice.text
            = fresh.first().subject.isEmpty() ? tr("(no subject)") : withoutMarkup(fresh.first().subject);
    } else if (m_says == Says::WhoAndWhat) {
        QStringList names;
        for (const MessageRow &row : std::as_const(fresh)) {
            const QString name = withoutMarkup(personTitle(row.from), 40);
            if (!names.contains(name))
                names << name;
        }
        notice.text = names.mid(0, namesAtMost).join(QStringLiteral(", "));
        if (names.size() > namesAtMost)
            notice.text += QStringLiteral(", …");
    }
    emit this->notice(notice);
}

} // namespace duopost
