// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/sample/SampleMail.h"

#include "mailcore/files/PrivateFile.h"
#include "mailcore/lab/sample/SampleContext.h"

#include <QDir>

namespace duopost {

namespace {

constexpr int unreadInInbox = 25;

QHash<QString, MailAddress> readPeople()
{
    QHash<QString, MailAddress> people;
    const QString text = QString::fromUtf8(readFile(QStringLiteral(":/lab/people.txt")));
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals > 0)
            people.insert(line.left(equals).trimmed(), sampleAddress(line.mid(equals + 1).trimmed()));
    }
    return people;
}

void writeBlock(SampleContext &context, const SampleBlock &block)
{
    if (block.kind == QLatin1String("thread"))
        writeThread(context, block);
    else if (block.kind == QLatin1String("newsletter"))
        writeNewsletter(context, block);
    else if (block.kind == QLatin1String("notice"))
        writeNotices(context, block);
    else
        writeSingle(context, block);
}

/// The newest of the inbox are unread until there are enough: after some days of holiday, as it were.
void leaveSomeUnread(QList<SampleMessage> &messages)
{
    const auto inInbox = [](const SampleMessage &each) { return each.folder == QLatin1String("INBOX"); };
    auto unread = std::count_if(messages.begin(), messages.end(), [&](const SampleMessage &each) {
        return inInbox(each) && !each.message.flags.testFlag(MessageFlag::Seen);
    });
    constexpr MessageFlags handled = MessageFlag::Answered | MessageFlag::Forwarded | MessageFlag::Flagged;
    int seen = 0;
    for (auto each = messages.rbegin(); each != messages.rend() && unread < unreadInInbox; ++each) {
        MessageFlags &flags = each->message.flags;
        if (!inInbox(*each) || !flags.testFlag(MessageFlag::Seen) || (flags & handled) || ++seen % 4 == 0)
            continue;
        flags.setFlag(MessageFlag::Seen, false);
        ++unread;
    }
}

} // namespace

QList<SampleMessage> makeSampleMail(const SampleOwner &owner, const QDateTime &now)
{
    SampleContext context(owner, now, readPeople());
    for (const QString &folder : {owner.key, QStringLiteral("shared")}) {
        const QDir dir(QStringLiteral(":/lab/") + folder);
        for (const QString &name : dir.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name)) {
            for (const SampleBlock &block : parseSampleScript(QString::fromUtf8(readFile(dir.filePath(name)))))
                writeBlock(context, block);
        }
    }
    writeOddMail(context);
    QList<SampleMessage> messages = context.takeSorted();
    leaveSomeUnread(messages);
    return messages;
}

} // namespace duopost
