// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations across the folders of a real server: questions in the inbox, own answers in Sent.
#include "mailcore/Lab.h"
#include "tests/support/ServiceClient.h"

#include <QtTest>

using namespace duopost;

namespace {

QByteArray mail(const QByteArray &id, const QByteArray &subject, int minute, const QByteArray &references = {})
{
    return "From: Bert <bert@lab.example>\r\nTo: anna@lab.example\r\nSubject: " + subject
        + "\r\nDate: Mon, 01 Jan 2024 10:" + QByteArray::number(minute).rightJustified(2, '0')
        + ":00 +0100\r\nMessage-ID: <" + id + "@lab.example>\r\n"
        + (references.isEmpty() ? QByteArray() : "References: <" + references + "@lab.example>\r\n")
        + "\r\nGuten Tag.\r\n";
}

LabMessage received(const QByteArray &bytes, MessageFlags flags = {})
{
    return {.bytes = bytes, .received = QDateTime::currentDateTimeUtc().addDays(-1), .flags = flags};
}

} // namespace

class TestConversationsLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    struct Reader : ServiceClient {
        AccountId id;
        FolderRef inbox, sent;

        Reader(const Lab &lab, const LabUser &user, Protocol protocol)
        {
            auto account = lab.account(user, protocol);
            account.name = QStringLiteral("anna");
            id = add(account).id;
            sync(id);
            inbox = {id, folder(id, QStringLiteral("INBOX")).id};
            sent = {id, folder(id, QStringLiteral("Sent")).id};
        }
        QStringList conversations(FolderRef shown)
        {
            QStringList result;
            for (const auto &head : wait(service->conversations(shown)).heads) {
                QList<MessageId> ids;
                for (const auto &member : wait(service->conversationMembers(shown, head.id)))
                    ids << member.row.id;
                QStringList subjects;
                for (const auto &row : wait(service->rows(id, ids)))
                    subjects << row.subject;
                result << subjects.join(QStringLiteral(", "));
            }
            return result;
        }
    };

private slots:
    void init()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        m_user = m_lab->users().first();
        m_lab->fill(
            m_user, QStringLiteral("INBOX"),
            {received(mail("frage", "Frage", 0)), received(mail("anderes", "Anderes", 5)),
             received(mail("dank", "Re: Frage", 20, "antwort"))});
        m_lab->fill(m_user, QStringLiteral("Trash"), {received(mail("weg", "Re: Frage weg", 7, "frage"))});
    }

    void ownAnswersInSentAppearHereAndOnTheOtherDevice()
    {
        m_lab->fill(m_user, QStringLiteral("Sent"), {});
        Reader here(*m_lab, m_user, Protocol::Imap), there(*m_lab, m_user, Protocol::Imap);
        QCOMPARE(
            here.conversations(here.inbox),
            QStringList({QStringLiteral("Re: Frage"), QStringLiteral("Anderes"), QStringLiteral("Frage")}));
        // The answer is what ties question and thanks together.
        here.wait(
            here.service->append(here.sent, mail("antwort", "AW: Frage", 10, "frage"), MessageFlag::Seen));
        const QStringList together{QStringLiteral("Re: Frage, AW: Frage, Frage"), QStringLiteral("Anderes")};
        QCOMPARE(here.conversations(here.inbox), together);
        here.wait(here.service->performPending(here.id));
        here.sync(here.id);
        QCOMPARE(here.conversations(here.inbox), together);
        there.sync(there.id);
        QCOMPARE(there.conversations(there.inbox), together);
        QCOMPARE(there.conversations(there.sent), QStringList{together.first()});
        // Deleted there, it is no part of what is shown here any more, but still holds both ends together.
        const auto answer = there.list(there.id, there.sent.folder).first();
        there.wait(there.service->moveToTrash(there.sent, {answer.id}));
        there.wait(there.service->performPending(there.id));
        here.sync(here.id);
        QCOMPARE(
            here.conversations(here.inbox),
            QStringList({QStringLiteral("Re: Frage, Frage"), QStringLiteral("Anderes")}));
    }

    void underPop3TheAnswerOfThisComputerAppears()
    {
        Reader here(*m_lab, m_user, Protocol::Pop3);
        here.wait(
            here.service->append(here.sent, mail("antwort", "AW: Frage", 10, "frage"), MessageFlag::Seen));
        QCOMPARE(
            here.conversations(here.inbox),
            QStringList({QStringLiteral("Re: Frage, AW: Frage, Frage"), QStringLiteral("Anderes")}));
    }

    void whatBecameOneIsTold()
    {
        Reader here(*m_lab, m_user, Protocol::Imap);
        QSet<ConversationId> touched;
        connect(
            here.service.get(), &MailService::conversationsChanged, this,
            [&](const ConversationChanges &changes) {
                QVERIFY(changes.account == here.id);
                for (const auto id : changes.touched)
                    touched.insert(id);
            });
        const auto before = here.wait(here.service->conversations(here.inbox)).heads;
        QCOMPARE(before.size(), 3);
        m_lab->fill(m_user, QStringLiteral("INBOX"), {received(mail("antwort", "AW: Frage", 10, "frage"))});
        here.sync(here.id);
        QTRY_VERIFY(touched.contains(before.at(0).id) && touched.contains(before.at(2).id));
        QVERIFY(!touched.contains(before.at(1).id));
        QCOMPARE(here.wait(here.service->conversations(here.inbox)).heads.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestConversationsLive)
#include "tst_conversations_live.moc"
