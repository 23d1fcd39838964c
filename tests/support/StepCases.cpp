// SPDX-License-Identifier: GPL-3.0-or-later
#include "StepCases.h"

#include "FaultyCli.h"
#include "InterruptedRun.h"
#include "LineClient.h"

#include "mailcore/MailError.h"

#include <QJsonArray>

namespace duopost::test {

namespace {

QByteArray bytesOf(const QByteArray &id, int lines = 12)
{
    return "From: Karl <karl@example.org>\r\nTo: anna@lab.example\r\nSubject: Nummer " + id
        + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <" + id
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + QByteArray("Eine Zeile von " + id + ".\r\n").repeated(lines);
}

QList<LabMessage> messages(const QByteArray &prefix, int count)
{
    QList<LabMessage> result;
    for (int i = 0; i < count; ++i)
        result << LabMessage{
            .bytes = bytesOf(prefix + QByteArray::number(i)),
            .received = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i),
            .flags = i % 3 == 0 ? MessageFlags(MessageFlag::Seen) : MessageFlags()};
    return result;
}

} // namespace

void fill(Lab &lab, const LabUser &user)
{
    lab.fill(user, QStringLiteral("INBOX"), messages("in", 30));
    lab.fill(user, QStringLiteral("Projekte/Alt"), messages("alt", 12));
}

void fillMany(Lab &lab, const LabUser &user)
{
    lab.fill(user, QStringLiteral("INBOX"), messages("in", 260));
    lab.fill(user, QStringLiteral("Projekte/Alt"), messages("alt", 12));
}

QStringList split(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

void atServer(Lab &lab, const LabUser &user, const QList<QByteArray> &commands)
{
    auto account = lab.account(user, Protocol::Imap, Security::StartTls);
    account.incoming.security = Security::Plaintext;
    LineClient client({});
    if (!logIn(client, account))
        throw MailError(MailError::Kind::WrongPassword);
    for (const auto &command : commands) {
        const auto answer = client.imap(command);
        if (!answer.mid(answer.lastIndexOf('\n') + 1).startsWith("OK"))
            throw MailError(
                MailError::Kind::ServerRefused, QString::fromUtf8(command), QString::fromUtf8(answer));
    }
    client.imap("LOGOUT");
}

QStringList idsOf(const QString &profile, const QString &folder, int count)
{
    const auto listed = runCli(
        profile,
        {.words
         = {QStringLiteral("list"), scenarioAccount, folder, QStringLiteral("--limit"),
            QString::number(count)}});
    QStringList ids;
    for (const auto &message : listed.json()[QStringLiteral("messages")].toArray())
        ids << QString::number(message.toObject()[QStringLiteral("id")].toInteger());
    return ids;
}

void deliver(Lab &lab, const LabUser &user, const QByteArray &prefix, int count)
{
    lab.fill(user, QStringLiteral("INBOX"), messages(prefix, count));
}

} // namespace duopost::test
