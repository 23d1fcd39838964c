// SPDX-License-Identifier: GPL-3.0-or-later
// What all writers of sample mail share: the owner, the clock, the correspondents, the growing pile.
#pragma once

#include "mailcore/lab/sample/MimeWriter.h"
#include "mailcore/lab/sample/SampleMail.h"
#include "mailcore/lab/sample/SampleScript.h"

namespace duopost {

class SampleContext {
public:
    SampleContext(SampleOwner owner, QDateTime now, QHash<QString, MailAddress> people);

    const SampleOwner &owner() const { return m_owner; }
    /// "me" is the owner. @throws MailError FileUnreadable for an unknown key: a slip in the texts
    MailAddress person(const QString &key) const;
    /// So many days before today at this time of day ("08:15"); never later than now.
    QDateTime moment(int daysBefore, const QString &time) const;
    QDateTime notLater(const QDateTime &time) const;
    /// Unique, the same each time: made from the words.
    QByteArray messageId(const QString &words, const QString &address) const;
    void add(const QString &folder, const MessageParts &parts, MessageFlags flags);
    void addRaw(const QString &folder, const QByteArray &bytes, const QDateTime &received, MessageFlags flags);

    QList<SampleMessage> takeSorted();

private:
    SampleOwner m_owner;
    QDateTime m_now;
    QHash<QString, MailAddress> m_people;
    QList<SampleMessage> m_messages;
};

/// A number that depends on the words only; for variety without chance.
quint32 sampleHash(const QString &words);
/// "4. März 2025, 18:05" or "4 March 2025, 18:05".
QString sampleDate(const QDateTime &date, const QString &language);
QString sampleMonth(const QDate &date, const QString &language);

// The writers. Each adds the messages of one block.
void writeThread(SampleContext &context, const SampleBlock &block);
void writeNewsletter(SampleContext &context, const SampleBlock &block);
void writeNotices(SampleContext &context, const SampleBlock &block);
void writeSingle(SampleContext &context, const SampleBlock &block);
/// One message a charset or MIME habit that breaks weak readers.
void writeOddMail(SampleContext &context);

} // namespace duopost
