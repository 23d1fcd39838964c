// SPDX-License-Identifier: GPL-3.0-or-later
#include "MailState.h"

#include "LineClient.h"

#include "mailcore/MailService.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QRegularExpression>

namespace duopost::test {

namespace {

template <class T> T wait(QFuture<T> future)
{
    const QDeadlineTimer deadline(60'000);
    while (!future.isFinished() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    if (!future.isFinished())
        throw MailError(MailError::Kind::TimedOut, QStringLiteral("the test"));
    return future.result();
}

QString folderLine(const QString &path, int total, int unread)
{
    return QStringLiteral("%1 (%2, %3 unread)").arg(path).arg(total).arg(unread);
}

// Keywords and \Recent differ by who asks; these are what people set.
QString messageLine(const QString &path, const QByteArray &messageId, QStringList flags, qint64 size)
{
    static const QStringList known{QStringLiteral("\\Seen"),    QStringLiteral("\\Answered"),
                                   QStringLiteral("\\Flagged"), QStringLiteral("\\Deleted"),
                                   QStringLiteral("\\Draft"),   QStringLiteral("$Forwarded"),
                                   QStringLiteral("$Junk"),     QStringLiteral("$NotJunk")};
    flags.removeIf([](const QString &flag) { return !known.contains(flag); });
    flags.sort();
    return QStringLiteral("%1 <%2> %3 %4")
        .arg(path, QString::fromUtf8(messageId), flags.join(QLatin1Char(' ')))
        .arg(size);
}

[[noreturn]] void refused(const QByteArray &command, const QByteArray &answer)
{
    throw MailError(
        MailError::Kind::ServerRefused, QString::fromUtf8(command), QString::fromUtf8(answer.right(500)));
}

QByteArray ask(LineClient &client, const QByteArray &command)
{
    const auto answer = client.imap(command);
    const auto last = answer.mid(answer.lastIndexOf('\n') + 1);
    if (!last.startsWith("OK"))
        refused(command, answer);
    return answer;
}

// Names with a space or a quote come as quoted strings; the tests use no stranger ones.
// Dovecot's list may lack folders, or name some that are gone, after several sessions renamed and deleted at
// the same moment: the subscriptions make it complete, and whether a folder is there shows when it is opened.
QList<QByteArray> selectableFolders(LineClient &client)
{
    static const QRegularExpression line(
        QStringLiteral("^\\* (?:LIST|LSUB) \\(([^)]*)\\) (?:\"[^\"]*\"|NIL) (.*)$"));
    QList<QByteArray> names;
    for (const auto &each : (ask(client, "LIST \"\" \"*\"") + ask(client, "LSUB \"\" \"*\"")).split('\n')) {
        const auto match = line.match(QString::fromUtf8(each));
        if (match.hasMatch() && !match.captured(1).contains(QLatin1String("\\Noselect"), Qt::CaseInsensitive)) {
            auto name = match.captured(2).toUtf8().trimmed();
            if (!name.startsWith('"'))
                name = '"' + name + '"';
            if (!names.contains(name))
                names << name;
        }
    }
    return names;
}

void readFolder(LineClient &client, const QByteArray &quotedName, MailState &state)
{
    static const QRegularExpression row(
        // In the order of the question, or, at Cyrus, with the marks first.
        QStringLiteral(
            "^\\* \\d+ FETCH \\((?:UID \\d+ )?FLAGS \\(([^)]*)\\) (?:UID \\d+ )?RFC822.SIZE (\\d+) "));
    const auto path = QString::fromUtf8(quotedName.mid(1, quotedName.size() - 2));
    const auto opened = client.imap("EXAMINE " + quotedName);
    if (opened.contains("NO [NONEXISTENT]") || opened.contains("NO Mailbox doesn't exist"))
        return;
    if (!opened.mid(opened.lastIndexOf('\n') + 1).startsWith("OK"))
        refused("EXAMINE " + quotedName, opened);
    if (opened.contains("* 0 EXISTS")) {
        state.folders << folderLine(path, 0, 0);
        return;
    }
    int total = 0, unread = 0;
    QRegularExpressionMatch current;
    for (const auto &line :
         ask(client, "FETCH 1:* (UID FLAGS RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])").split('\n')) {
        if (const auto match = row.match(QString::fromUtf8(line)); match.hasMatch()) {
            current = match;
        } else if (line.startsWith("Message-ID: <") && current.hasMatch()) {
            const auto flags = current.captured(1).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            ++total;
            unread += flags.contains(QLatin1String("\\Seen")) ? 0 : 1;
            state.messages << messageLine(
                path, line.mid(13, line.lastIndexOf('>') - 13), flags, current.captured(2).toLongLong());
        }
    }
    state.folders << folderLine(path, total, unread);
}

} // namespace

QString MailState::text() const
{
    return (folders + messages + bodies).join(QLatin1Char('\n'));
}

MailState stateHere(const QString &profile, const QString &account)
{
    MailState state;
    const auto service = MailService::open(profile, Perform::WhenAsked);
    for (const auto &each : service->accounts()) {
        if (each.name != account)
            continue;
        for (const auto &folder : wait(service->folders(each.id))) {
            if (!folder.selectable)
                continue;
            QList<MessageId> ids;
            for (const auto &row : wait(service->spine({each.id, folder.id})))
                ids << row.id;
            int unread = 0;
            for (const auto &row : wait(service->rows(each.id, ids))) {
                unread += row.flags.testFlag(MessageFlag::Seen) ? 0 : 1;
                state.messages << messageLine(folder.path, row.messageId, toImapNames(row.flags), row.size);
                const auto body = row.bodyHere
                    ? QCryptographicHash::hash(
                          wait(service->rawMessage({each.id, row.id})), QCryptographicHash::Sha256)
                          .toHex()
                    : QByteArray("-");
                state.bodies << QStringLiteral("%1 <%2> %3 %4")
                                    .arg(
                                        folder.path, QString::fromUtf8(row.messageId), toString(row.where),
                                        QString::fromLatin1(body));
            }
            // The counts a folder shows must be those of what lies in it.
            state.folders << folderLine(folder.path, folder.total, folder.unread);
            if (folder.total != ids.size() || folder.unread != unread)
                state.folders << QStringLiteral("%1: WRONG COUNTS, holds %2, %3 unread")
                                     .arg(folder.path)
                                     .arg(ids.size())
                                     .arg(unread);
        }
    }
    for (auto *list : {&state.folders, &state.messages, &state.bodies})
        list->sort();
    return state;
}

MailState stateThere(const Account &imapAccount)
{
    LineClient client({});
    if (!logIn(client, imapAccount))
        refused("LOGIN", client.greeting);
    MailState state;
    for (const auto &name : selectableFolders(client))
        readFolder(client, name, state);
    ask(client, "LOGOUT");
    state.folders.sort();
    state.messages.sort();
    return state;
}

QString whatIsSaidOf(const Account &imapAccount, const QStringList &paths)
{
    LineClient client({});
    if (!logIn(client, imapAccount))
        refused("LOGIN", client.greeting);
    QStringList result;
    const auto all = client.imap("LIST \"\" \"*\" RETURN (STATUS (MESSAGES UIDVALIDITY))") + '\n'
        + client.imap("LSUB \"\" \"*\"");
    for (const auto &path : paths) {
        const auto name = path.toUtf8();
        for (const auto &line : all.split('\n')) {
            if (line.contains(' ' + name + ' ') || line.trimmed().endsWith(' ' + name))
                result << QString::fromUtf8(line.trimmed());
        }
        result << QString::fromUtf8(client.imap("LIST \"\" \"" + name + '"'));
        result << QString::fromUtf8(client.imap("EXAMINE \"" + name + '"'));
    }
    return result.join(QLatin1Char('\n'));
}

QString difference(const QStringList &expected, const QStringList &actual)
{
    QStringList lines;
    auto missing = expected, extra = actual;
    for (const auto &line : actual)
        missing.removeOne(line);
    for (const auto &line : expected)
        extra.removeOne(line);
    constexpr qsizetype enough = 12;
    const auto add = [&](char sign, const QStringList &from) {
        for (const auto &line : from.mid(0, enough))
            lines << QStringLiteral("%1 %2").arg(QLatin1Char(sign)).arg(line);
        if (from.size() > enough)
            lines << QStringLiteral("%1 … %2 more").arg(QLatin1Char(sign)).arg(from.size() - enough);
    };
    add('-', missing);
    add('+', extra);
    return lines.join(QLatin1Char('\n'));
}

} // namespace duopost::test
