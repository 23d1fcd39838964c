// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/AccountDatabase.h"
#include "tests/support/Accounts.h"
#include "tests/support/FakePop3.h"
#include "tests/support/ServiceClient.h"

#include <QFile>

namespace duopost {

/// A whole client with one POP3 account on a FakePop3: service, profile, store. Can be ended and begun again.
class Pop3Client {
public:
    explicit Pop3Client(
        const FakePop3 &server, LeaveRule rule = {}, const QString &name = QStringLiteral("test"))
    {
        QFile password(client.profile.filePath(QStringLiteral("password")));
        if (!password.open(QIODevice::WriteOnly))
            qFatal("cannot write a password file");
        password.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        password.write("geheim-4711\n");
        password.close();
        listen();
        auto wanted = plainAccount(Protocol::Pop3, server.port());
        wanted.name = name;
        wanted.passwordFile = password.fileName();
        wanted.leave = rule;
        account = client.add(wanted);
    }

    SyncReport sync(const SyncOptions &options = {})
    {
        asked.clear();
        const auto report = client.wait(client.service->synchronize(account.id, options));
        QCoreApplication::processEvents();
        return report;
    }
    FolderReport syncInbox(const SyncOptions &options = {}) { return sync(options).folders.value(0); }
    std::optional<MailError> failingSync(const SyncOptions &options = {})
    {
        return errorOf([&] { sync(options); });
    }
    QList<MessageRow> rows()
    {
        return client.list(account.id, client.folder(account.id, QStringLiteral("INBOX")).id);
    }
    QByteArray body(const MessageRow &row)
    {
        return client.wait(client.service->rawMessage({account.id, row.id}));
    }
    void deleteHere(const MessageRow &row)
    {
        client.wait(client.service->change({account.id, row.folder}, {row.id}, DeleteForGood{}));
    }
    void setRule(const LeaveRule &rule) { client.wait(client.service->setLeaveRule(account.id, rule)); }

    /// Ends the program, does something to its user data, and begins it again.
    void meanwhile(const std::function<void(SQLite::Database &)> &job)
    {
        client.service.reset();
        {
            SQLite::Database db(userFile().toStdString(), SQLite::OPEN_READWRITE);
            job(db);
        }
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        listen();
    }
    void restart()
    {
        meanwhile([](SQLite::Database &) {});
    }
    QString userFile() const
    {
        return QStringLiteral("%1/accounts/%2/user.db").arg(client.profile.path()).arg(account.id.value);
    }

    ServiceClient client;
    Account account;
    QList<RemovalPlan> asked; ///< in the last synchronisation

private:
    void listen()
    {
        QObject::connect(
            client.service.get(), &MailService::removalAsked, client.service.get(),
            [this](const RemovalPlan &plan) { asked << plan; });
    }
};

/// A message with this number in all of its fields.
inline FakePop3::Message pop3Message(int number, qsizetype size = 300)
{
    const auto text = QByteArray::number(number);
    QByteArray raw = "From: Anna <anna@example.org>\r\nSubject: Nachricht " + text
        + "\r\nDate: Mon, 05 Feb 2024 10:00:" + QByteArray::number(number % 60).rightJustified(2, '0')
        + " +0100\r\nMessage-ID: <" + text + "@example.org>\r\n\r\n.Punkt " + text + "\r\n";
    while (raw.size() < size)
        raw += "Noch eine Zeile der Nachricht " + text + ".\r\n";
    return {"uid-" + text, raw};
}

inline QList<FakePop3::Message> pop3Messages(int count, qsizetype size = 300)
{
    QList<FakePop3::Message> result;
    for (int i = 1; i <= count; ++i)
        result << pop3Message(i, size);
    return result;
}

} // namespace duopost
