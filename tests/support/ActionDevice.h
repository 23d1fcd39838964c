// SPDX-License-Identifier: GPL-3.0-or-later
// Devices that do something to the messages of one account, and these messages.
#pragma once

#include "tests/support/ServiceClient.h"

namespace duopost::test {

inline constexpr int messageCount = 12;

inline QByteArray bytesOf(int number)
{
    return "From: a@example.org\r\nTo: anna@lab.example\r\nSubject: Brief " + QByteArray::number(number)
        + "\r\nDate: Mon, 01 Jan 2024 10:00:" + QByteArray::number(number).rightJustified(2, '0')
        + " +0100\r\nMessage-ID: <" + QByteArray::number(number) + "@example.org>\r\n\r\nInhalt "
        + QByteArray::number(number) + "\r\n";
}

/// One device: a profile of its own.
struct Device : ServiceClient {
    Device(const Account &account, Perform perform) : ServiceClient(perform)
    {
        id = add(account).id;
        look();
    }
    void look() { sync(id, SyncDepth::Bodies); }
    QStringList subjects(const QString &path)
    {
        QStringList result;
        for (const auto &row : list(id, folder(id, path).id))
            result << row.subject;
        result.sort();
        return result;
    }
    MessageRow row(const QString &path, const QString &subject)
    {
        for (const auto &one : list(id, folder(id, path).id)) {
            if (one.subject == subject)
                return one;
        }
        return {};
    }
    FolderRef ref(const QString &path) { return {id, folder(id, path).id}; }
    QList<ChangeResult> change(const QString &path, const QStringList &subjects, const Change &what)
    {
        QList<MessageId> ids;
        for (const auto &subject : subjects)
            ids << row(path, subject).id;
        return wait(service->change(ref(path), ids, what));
    }
    QList<ChangeResult> perform() { return wait(service->performPending(id)); }
    int waiting() { return static_cast<int>(wait(service->pending(id)).size()); }

    AccountId id;
};

inline QString brief(int number)
{
    return QStringLiteral("Brief %1").arg(number);
}

inline const QString inbox = QStringLiteral("INBOX"), archive = QStringLiteral("Archive"),
                     trash = QStringLiteral("Trash"), drafts = QStringLiteral("Drafts");

} // namespace duopost::test
