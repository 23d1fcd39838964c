// SPDX-License-Identifier: GPL-3.0-or-later
// IMAP with an archive on this computer, on a real server: another device deletes, empties and moves, and here
// every message stays, once.
#include "mailcore/LocalFolderNames.h"
#include "mailcore/Switching.h"
#include "tests/support/ActionDevice.h"
#include "tests/support/MailState.h"

#include <QCryptographicHash>
#include <QDir>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

QByteArray digest(const QByteArray &raw)
{
    return QCryptographicHash::hash(raw, QCryptographicHash::Sha256).toHex();
}

/// Digest of each message that can be read on a device, wherever it lies; once for each copy.
QList<QByteArray> digests(Device &device)
{
    QList<QByteArray> result;
    for (const auto &folder : device.wait(device.service->folders(device.id))) {
        for (const auto &row : device.list(device.id, folder.id))
            result << digest(device.wait(device.service->rawMessage({device.id, row.id})));
    }
    std::sort(result.begin(), result.end());
    return result;
}

QString below(const QString &path)
{
    return keptFolder() + QLatin1Char('/') + path;
}

} // namespace

class KeptArchiveLiveTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account(bool archive, Protocol protocol = Protocol::Imap) const
    {
        auto result = m_lab->account(m_user, protocol, Security::Plaintext);
        result.name = QStringLiteral("anna");
        result.keepsArchive = archive;
        return result;
    }
    QList<QByteArray> fill()
    {
        QList<LabMessage> messages;
        QList<QByteArray> expected;
        for (int i = 1; i <= messageCount; ++i) {
            messages << LabMessage{.bytes = bytesOf(i)};
            expected << digest(bytesOf(i));
        }
        m_lab->fill(m_user, inbox, messages.mid(0, 8));
        m_lab->fill(m_user, QStringLiteral("Lists"), messages.mid(8));
        std::sort(expected.begin(), expected.end());
        return expected;
    }
    static void empty(Device &other, const QString &path)
    {
        other.look();
        QStringList all;
        for (const auto &row : other.list(other.id, other.folder(other.id, path).id))
            all << row.subject;
        if (!all.isEmpty())
            other.change(path, all, DeleteForGood{});
        other.perform();
    }
    static KeptArchive numbers(Device &device) { return device.wait(device.service->keptArchive(device.id)); }

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
    }

    void init()
    {
        m_lab->stop();
        m_lab = Lab::start({.sampleMail = false});
        m_user = m_lab->users().first();
    }

    void whatAnotherDeviceDeletesStaysHere()
    {
        const auto expected = fill();
        Device here(account(true), Perform::WhenAsked), other(account(false), Perform::WhenAsked);
        here.look();
        QCOMPARE(numbers(here), (KeptArchive{true, messageCount, numbers(here).bytes, 0, 0}));
        QCOMPARE(digests(here), expected);
        other.look();
        other.change(inbox, {brief(1), brief(2)}, DeleteForGood{});
        other.change(inbox, {brief(3)}, MoveTo{other.ref(QStringLiteral("Lists")).folder});
        other.perform();
        here.look();
        QCOMPARE(here.subjects(below(inbox)), (QStringList{brief(1), brief(2)}));
        QVERIFY(here.subjects(QStringLiteral("Lists")).contains(brief(3)));
        QCOMPARE(digests(here), expected); // the moved one is there once
        QCOMPARE(numbers(here).onlyHere, 2);
        QCOMPARE(test::stateThere(account(false)).messages.size(), messageCount - 2);
    }

    void anEmptiedMailboxAndADeletedFolderTakeNothingAway()
    {
        const auto expected = fill();
        Device here(account(true), Perform::WhenAsked), other(account(false), Perform::WhenAsked);
        empty(other, inbox);
        // Its first look came after that: what it never saw it cannot keep.
        QCOMPARE(digests(here), expected);
        empty(other, QStringLiteral("Lists"));
        other.wait(
            other.service->changeFolder(other.id, DeleteFolder{other.ref(QStringLiteral("Lists")).folder}));
        other.perform();
        QCOMPARE(test::stateThere(account(false)).messages.size(), 0);
        here.look();
        QCOMPARE(digests(here), expected);
        QCOMPARE(here.subjects(below(inbox)).size(), 8);
        QCOMPARE(here.subjects(below(QStringLiteral("Lists"))).size(), 4);
        here.look();
        QCOMPARE(digests(here), expected);
        QCOMPARE(numbers(here).onlyHere, messageCount);
    }

    void whatIsPutBackOnTheServerIsNotThereTwice()
    {
        const auto expected = fill();
        Device here(account(true), Perform::WhenAsked), other(account(false), Perform::WhenAsked);
        other.look();
        const auto raw = other.wait(other.service->rawMessage({other.id, other.row(inbox, brief(1)).id}));
        other.change(inbox, {brief(1)}, DeleteForGood{});
        other.perform();
        here.look();
        QCOMPARE(here.subjects(below(inbox)), QStringList{brief(1)});
        other.wait(other.service->append(other.ref(QStringLiteral("Lists")), raw, {}));
        other.perform();
        here.look();
        QCOMPARE(here.subjects(below(inbox)), QStringList());
        QCOMPARE(digests(here), expected);
        QCOMPARE(numbers(here).onlyHere, 0);
    }

    // Trash that is emptied elsewhere was somebody's decision there, not here.
    void whatWentThroughTheTrashIsStillHere()
    {
        const auto expected = fill();
        Device here(account(true), Perform::WhenAsked), other(account(false), Perform::WhenAsked);
        other.look();
        other.wait(other.service->moveToTrash(other.ref(inbox), {other.row(inbox, brief(4)).id}));
        other.perform();
        here.look();
        QVERIFY(here.subjects(trash).contains(brief(4)));
        empty(other, trash);
        here.look();
        QCOMPARE(here.subjects(below(trash)), QStringList{brief(4)});
        QCOMPARE(digests(here), expected);
    }

    void aLostCacheLosesNothingOfIt()
    {
        const auto expected = fill();
        Device other(account(false), Perform::WhenAsked);
        QTemporaryDir profile;
        AccountId id;
        {
            const auto service = MailService::open(profile.path(), Perform::WhenAsked);
            id = other.wait(service->addAccount({account(true), {}})).id;
            other.wait(service->synchronize(id, {.depth = SyncDepth::Bodies}));
            QCOMPARE(other.wait(service->keptArchive(id)).messages, messageCount);
        }
        empty(other, inbox);
        QDir store(profile.path() + QStringLiteral("/accounts/%1").arg(id.value));
        const auto files = store.entryList({QStringLiteral("cache.db*")}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const auto &file : files)
            QVERIFY(store.remove(file));
        const auto service = MailService::open(profile.path(), Perform::WhenAsked);
        other.wait(service->synchronize(id, {.depth = SyncDepth::Bodies}));
        QList<QByteArray> found;
        for (const auto &folder : other.wait(service->folders(id))) {
            for (const auto &row : other.wait(service->spine({id, folder.id})))
                found << digest(other.wait(service->rawMessage({id, row.id})));
        }
        std::sort(found.begin(), found.end());
        QCOMPARE(found, expected);
    }

    void pop3ToBothArchivesWhatWasFetchedWithPop3()
    {
        auto expected = fill();
        Device here(account(false, Protocol::Pop3), Perform::WhenAsked);
        const auto own = bytesOf(99);
        here.wait(here.service->append(here.ref(QStringLiteral("Sent")), own, MessageFlag::Seen));
        const auto receipt = here.wait(here.service->switching()->run(
            here.id, {.to = Protocol::Imap, .incoming = account(false).incoming, .archive = true}));
        QCOMPARE(receipt.accounted(), receipt.before);
        QVERIFY(here.service->accounts().first().keepsArchive);
        here.look();
        expected << digest(own);
        std::sort(expected.begin(), expected.end());
        QCOMPARE(digests(here), expected);
        QCOMPARE(numbers(here).messages, messageCount + 1);
        Device other(account(false), Perform::WhenAsked);
        for (const auto &path : {inbox, QStringLiteral("Lists"), QStringLiteral("Sent")})
            empty(other, path);
        here.look();
        QCOMPARE(test::stateThere(account(false)).messages.size(), 0);
        QCOMPARE(digests(here), expected);
        // And back to POP3: what is only here comes along.
        const auto back = here.wait(here.service->switching()->run(
            here.id, {.to = Protocol::Pop3, .incoming = account(false, Protocol::Pop3).incoming}));
        QCOMPARE(back.accounted(), back.before);
        QCOMPARE(back.before, messageCount + 1);
        QCOMPARE(digests(here), expected);
    }

    void endingTheArchiveKeepsWhatIsOnlyHere()
    {
        fill();
        Device here(account(true), Perform::WhenAsked), other(account(false), Perform::WhenAsked);
        other.look();
        other.change(inbox, {brief(5)}, DeleteForGood{});
        other.perform();
        here.look();
        auto changed = here.service->accounts().first();
        changed.keepsArchive = false;
        here.wait(here.service->updateAccount(changed));
        here.look();
        QCOMPARE(here.subjects(below(inbox)), QStringList{brief(5)});
        QCOMPARE(numbers(here), (KeptArchive{false, 1, bytesOf(5).size(), 1, messageCount - 1}));
    }
};

QTEST_GUILESS_MAIN(KeptArchiveLiveTest)
#include "tst_kept_archive_live.moc"
