// SPDX-License-Identifier: GPL-3.0-or-later
// Three devices act at random on one account, at the same time. Then all comes to rest, and every cache must
// show what a reader of the tests' own sees on the server, and nothing that nobody deleted may be missing.
// DUOPOST_SOAK_SECONDS=N (default 10) for each kind of acts, DUOPOST_SOAK_SEED=N.
#include "tests/support/LineClient.h"
#include "tests/support/MailState.h"
#include "tests/support/ServiceClient.h"

#include "mailcore/FolderChange.h"
#include "mailcore/PendingAction.h"
#include "mailcore/protocol/SessionFactory.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace duopost;

namespace {

constexpr int devices = 3;

QByteArray bytesOf(const QByteArray &id)
{
    return "From: Karl <karl@example.org>\r\nTo: anna@lab.example\r\nSubject: Nummer " + id
        + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <" + id
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nEine Zeile von " + id + ".\r\n";
}

/// One profile, which is closed before others look into it.
struct Device {
    explicit Device(Perform perform) : client(std::make_unique<ServiceClient>(perform))
    {
        // Longer than mailcore's own: a minute of silence on one connection, again on the next one, and the
        // same for the other connection of the account that has to be waited for.
        client->patienceMs = 200'000;
    }
    std::unique_ptr<ServiceClient> client;
    Account account;
    int acts = 0, refusals = 0;
};

int secondsToRun()
{
    bool set = false;
    const int wanted = qEnvironmentVariableIntValue("DUOPOST_SOAK_SECONDS", &set);
    return set ? wanted : 10;
}

quint32 seed()
{
    bool set = false;
    const int wanted = qEnvironmentVariableIntValue("DUOPOST_SOAK_SEED", &set);
    return set ? static_cast<quint32>(wanted) : QRandomGenerator::global()->bounded(1'000'000u);
}

} // namespace

class TestSoak : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;
    std::vector<Device> m_devices;
    QRandomGenerator m_random;
    QSet<Operation> m_can;
    int m_delivered = 0, m_folders = 0;
    QSet<QByteArray> m_everDelivered; ///< Message-IDs
    QSet<QByteArray> m_deleted; ///< for good
    // A folder is known by the name it was made under: a device that has not heard of a renaming, or of a
    // deletion, still moves messages into it, and the server takes them if it has not heard of it either.
    QHash<QString, QString> m_madeAs; ///< later names; no name is used twice
    QHash<QString, QSet<QByteArray>> m_everIn; ///< Message-IDs by that name
    QSet<QString> m_deletedFolders; ///< likewise
    QStringList m_log; ///< printed when a row fails, with the milliseconds since it began
    QElapsedTimer m_clock;

    enum Acts { Marks, Moves, Folders }; ///< each with what stands before it
    Acts m_acts = Marks;

    void startAnew(Acts acts)
    {
        m_acts = acts;
        m_user = m_lab->users().at(2 + int(acts));
        m_devices.clear();
        m_log.clear();
        m_clock.start();
        m_everIn.clear();
        m_madeAs.clear();
        m_deletedFolders.clear();
        m_everDelivered.clear();
        m_deleted.clear();
    }

    QString madeAs(const QString &path) const { return m_madeAs.value(path, path); }
    int below(int limit) { return static_cast<int>(m_random.bounded(limit)); }
    void note(qsizetype device, const QString &what)
    {
        m_log << QStringLiteral("%1 %2: %3").arg(m_clock.elapsed()).arg(device).arg(what);
    }

    /// As mail comes: by LMTP.
    void deliver()
    {
        test::LineClient lmtp({});
        QVERIFY(lmtp.connectPlain(m_lab->ports().lmtp));
        QVERIFY(lmtp.smtp("LHLO test").startsWith("250"));
        for (int i = 1 + below(4); i > 0; --i) {
            const auto id = "mail" + QByteArray::number(m_delivered++);
            QVERIFY(lmtp.smtp("MAIL FROM:<karl@example.org>").startsWith("250"));
            QVERIFY(lmtp.smtp("RCPT TO:<" + m_user.address.toUtf8() + ">").startsWith("250"));
            QVERIFY(lmtp.smtp("DATA").startsWith("354"));
            QVERIFY(lmtp.smtp(bytesOf(id) + ".").startsWith("250"));
            m_everDelivered << id + "@example.org";
        }
        lmtp.smtp("QUIT");
    }

    QList<Folder> foldersOf(Device &device)
    {
        auto folders = device.client->wait(device.client->service->folders(device.account.id));
        folders.removeIf([](const Folder &folder) { return !folder.selectable; });
        return folders;
    }

    /// Some rows of one folder, and the folder; none if it is empty.
    QList<MessageRow> someOf(Device &device, const Folder &folder, int most)
    {
        QList<MessageId> all, some;
        for (const auto &row :
             device.client->wait(device.client->service->spine({device.account.id, folder.id})))
            all << row.id;
        for (int i = 1 + below(most); i > 0 && !all.isEmpty(); --i)
            some << all.takeAt(below(static_cast<int>(all.size())));
        return device.client->wait(device.client->service->rows(device.account.id, some));
    }

    std::optional<Change> anyMark()
    {
        static const QList<QPair<Operation, Change>> marks{
            {Operation::MarkRead, MarkRead{}},
            {Operation::MarkUnread, MarkUnread{}},
            {Operation::Star, Star{}},
            {Operation::Unstar, Unstar{}},
            {Operation::MarkAnswered, MarkAnswered{}},
            {Operation::MarkJunk, MarkJunk{}},
            {Operation::MarkNotJunk, MarkNotJunk{}}};
        const auto &[operation, change] = marks[below(static_cast<int>(marks.size()))];
        return m_can.contains(operation) ? std::optional(change) : std::nullopt;
    }

    void actOnMessages(qsizetype index)
    {
        auto &device = m_devices[static_cast<size_t>(index)];
        const auto folders = foldersOf(device);
        if (folders.isEmpty())
            return;
        const auto &from = below(2) == 0 ? folders.first() : folders[below(static_cast<int>(folders.size()))];
        const auto &to = folders[below(static_cast<int>(folders.size()))];
        const auto rows = someOf(device, from, 6);
        if (rows.isEmpty())
            return;
        QList<MessageId> ids;
        QSet<QByteArray> names;
        for (const auto &row : rows) {
            ids << row.id;
            names << row.messageId;
        }
        auto &service = *device.client->service;
        const FolderRef here{device.account.id, from.id};
        const auto say = [&](const char *what, const QString &where = {}) {
            QByteArrayList list(names.begin(), names.end());
            note(
                index,
                QStringLiteral("%1 %2 in %3 %4")
                    .arg(QLatin1String(what), QString::fromUtf8(list.join(' ')), from.path, where));
        };
        switch (const int dice = m_acts == Marks ? 19 : below(20); dice) {
        case 0:
        case 1:
        case 2:
        case 3:
            if (!m_can.contains(Operation::MoveTo) || to.id == from.id)
                return;
            say("move", to.path);
            m_everIn[madeAs(to.path)] |= names;
            device.client->wait(service.change(here, ids, MoveTo{to.id}));
            break;
        case 4:
        case 5:
            if (!m_can.contains(Operation::CopyTo) || to.id == from.id)
                return;
            say("copy", to.path);
            m_everIn[madeAs(to.path)] |= names;
            device.client->wait(service.change(here, ids, CopyTo{to.id}));
            break;
        case 6:
        case 7:
            if (!m_can.contains(Operation::MoveTo) || !m_can.contains(Operation::DeleteForGood))
                return;
            say("to the trash");
            if (from.role == FolderRole::Trash)
                m_deleted |= names;
            device.client->wait(service.moveToTrash(here, ids));
            break;
        case 8:
            if (!m_can.contains(Operation::DeleteForGood))
                return;
            say("delete for good");
            m_deleted |= names;
            device.client->wait(service.change(here, ids, DeleteForGood{}));
            break;
        default:
            if (const auto mark = anyMark()) {
                say(qPrintable(changeName(*mark)));
                device.client->wait(service.change(here, ids, *mark));
            }
        }
        ++device.acts;
    }

    void actOnFolders(qsizetype index)
    {
        auto &device = m_devices[static_cast<size_t>(index)];
        auto folders = foldersOf(device);
        folders.removeIf([](const Folder &folder) { return !folder.path.startsWith(QLatin1String("Neu")); });
        const auto act = [&](const FolderChange &change, const QString &what) {
            note(index, folderChangeName(change) + QLatin1Char(' ') + what);
            device.client->wait(device.client->service->changeFolder(device.account.id, change));
            ++device.acts;
        };
        const auto fresh = QStringLiteral("Neu%1").arg(m_folders++);
        const int dice = below(6);
        if (dice < 3 || folders.isEmpty()) {
            if (m_can.contains(Operation::CreateFolder) && folders.size() < 8)
                act(CreateFolder{fresh}, fresh);
            return;
        }
        const auto &folder = folders[below(static_cast<int>(folders.size()))];
        if (dice < 5 && m_can.contains(Operation::RenameFolder)) {
            m_madeAs[fresh] = madeAs(folder.path);
            act(RenameFolder{folder.id, fresh}, folder.path + QStringLiteral(" to ") + fresh);
        } else if (m_can.contains(Operation::DeleteFolder)) {
            for (const auto &row : someOf(device, folder, 10'000))
                m_everIn[madeAs(folder.path)] << row.messageId;
            m_deletedFolders << madeAs(folder.path);
            act(DeleteFolder{folder.id}, folder.path);
        }
    }

    /// Races are lost in words: what another device has just moved or deleted cannot be acted on.
    /// @return whether it was done
    bool onDevice(qsizetype index, const std::function<void()> &act)
    {
        try {
            act();
            return true;
        } catch (const MailError &error) {
            using K = MailError::Kind;
            const auto kind = error.kind();
            // Dovecot locks itself out of a Maildir folder for up to two minutes when another session deletes
            // it under its lock: no answer then, and the change is sent again. That nothing ends at all within
            // this test's patience is no race.
            const bool lostRace = kind == K::NotFound || kind == K::MessageGone || kind == K::ServerRefused
                || (kind == K::TimedOut && error.subject() != ServiceClient::ownWait());
            note(index, QStringLiteral("-> %1 %2").arg(QString::fromUtf8(error.what()), error.serverText()));
            ++m_devices[static_cast<size_t>(index)].refusals;
            if (!lostRace)
                QTest::qFail("an act failed otherwise than by losing a race", __FILE__, __LINE__);
            return false;
        }
    }

    /// Every device sends what it has and looks again, until nobody has anything to say.
    void settle()
    {
        QStringList unrest;
        int quietRounds = 0;
        for (int round = 0; round < 16; ++round) {
            unrest.clear();
            for (qsizetype i = 0; i < devices; ++i) {
                auto &device = m_devices[static_cast<size_t>(i)];
                auto &service = *device.client->service;
                const bool sent = onDevice(i, [&] {
                    for (const auto &result : device.client->wait(service.performPending(device.account.id)))
                        unrest << QStringLiteral("%1: %2 for %3")
                                      .arg(i)
                                      .arg(toString(result.outcome))
                                      .arg(result.id.value);
                });
                const bool looked = onDevice(i, [&] {
                    const auto report = device.client->sync(device.account.id);
                    for (const auto &folder : report.folders)
                        if (folder.arrived != 0 || folder.gone != 0 || folder.reflagged != 0)
                            unrest << QStringLiteral("%1: %2 new, %3 gone, %4 changed in %5")
                                          .arg(i)
                                          .arg(folder.arrived)
                                          .arg(folder.gone)
                                          .arg(folder.reflagged)
                                          .arg(folder.path);
                });
                if (QTest::currentTestFailed())
                    return;
                if (!sent || !looked)
                    unrest << QStringLiteral("%1: %2").arg(i).arg(m_log.last());
                for (const auto &action : device.client->wait(service.pending(device.account.id)))
                    unrest << QStringLiteral("%1: %2 of message %3 in %4 waits, %5 attempts%6")
                                  .arg(i)
                                  .arg(action.action)
                                  .arg(action.message.value)
                                  .arg(action.path)
                                  .arg(action.attempts)
                                  .arg(QLatin1String(action.refused ? ", refused" : ""));
            }
            quietRounds = unrest.isEmpty() ? quietRounds + 1 : 0;
            if (quietRounds == 2)
                return;
        }
        for (auto &device : m_devices)
            device.client->profile.setAutoRemove(false);
        m_log << QStringLiteral("no rest:") << unrest;
        QFAIL("no rest");
    }

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start(
                {.sampleMail = false,
                 .extraUsers = {QStringLiteral("soak0"), QStringLiteral("soak1"), QStringLiteral("soak2")}});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        for (const auto operation : declaredOperations(Protocol::Imap))
            m_can << operation;
    }

    // On its own, because QtTest cuts long texts off.
    void cleanup()
    {
        if (QTest::currentTestFailed())
            fprintf(stderr, "-- what was done\n%s\n--\n", qPrintable(m_log.join(QLatin1Char('\n'))));
    }

    void threeDevicesAgreeInTheEnd_data()
    {
        QTest::addColumn<int>("acts");
        QTest::newRow("marks") << int(Marks);
        QTest::newRow("moves, copies, deletions") << int(Moves);
        QTest::newRow("folders made, renamed, deleted") << int(Folders);
    }
    void threeDevicesAgreeInTheEnd()
    {
        QFETCH(int, acts);
        startAnew(Acts(acts));
        const auto chosen = seed();
        m_random.seed(chosen);
        qInfo("DUOPOST_SOAK_SEED=%u, %d seconds", chosen, secondsToRun());
        for (int i = 0; i < 12; ++i)
            deliver();
        auto account = m_lab->account(m_user, Protocol::Imap, Security::StartTls);
        account.incoming.security = Security::Plaintext;
        account.name = QStringLiteral("anna");
        for (int i = 0; i < devices; ++i) {
            // Two behave as windows, which send at once, one as the command line.
            auto &device = m_devices.emplace_back(i < 2 ? Perform::AtOnce : Perform::WhenAsked);
            device.account = device.client->add(account);
            device.client->sync(device.account.id);
        }
        if (!qEnvironmentVariableIsSet("NOWATCH"))
            m_devices[0].client->service->watch(m_devices[0].account.id, true);

        const QDeadlineTimer deadline(secondsToRun() * 1000);
        while (!deadline.hasExpired()) {
            const int index = below(devices);
            auto &device = m_devices[static_cast<size_t>(index)];
            onDevice(index, [&] {
                switch (const int dice = below(12); dice) {
                case 0:
                    deliver();
                    break;
                case 1:
                    device.client->wait(device.client->service->performPending(device.account.id));
                    break;
                case 2:
                case 3: // the others go on meanwhile
                    device.client->service->synchronize(device.account.id, {});
                    break;
                case 4:
                    if (m_acts == Folders)
                        actOnFolders(index);
                    break;
                default:
                    actOnMessages(index);
                }
            });
            if (QTest::currentTestFailed())
                return;
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
        m_devices[0].client->service->watch(m_devices[0].account.id, false);
        settle();
        if (QTest::currentTestFailed())
            return;

        const auto there = test::stateThere(account);
        QSet<QByteArray> still;
        for (const auto &line : there.messages) {
            const auto from = line.indexOf(QLatin1Char('<')) + 1;
            still << line.mid(from, line.indexOf(QLatin1Char('>')) - from).toUtf8();
        }
        auto mayBeGone = m_deleted;
        for (const auto &folder : std::as_const(m_deletedFolders))
            mayBeGone |= m_everIn.value(folder);
        for (const auto &id : std::as_const(m_everDelivered))
            QVERIFY2(
                still.contains(id) || mayBeGone.contains(id),
                qPrintable(QString::fromUtf8(id) + QStringLiteral(" was lost")));
        int done = 0;
        for (auto &device : m_devices) {
            qInfo("%d acts, %d refusals", device.acts, device.refusals);
            done += device.acts;
            const auto profile = device.client->profile.path();
            QStringList lists; // what the server sent when it was asked for its folders
            for (const auto &entry :
                 device.client->wait(device.client->service->whatSyncs(device.account.id))) {
                if (entry.operation == Operation::ListFolders) {
                    for (const auto &evidence : entry.evidence)
                        lists << evidence.at.toString(Qt::ISODateWithMs) << evidence.transcript;
                }
            }
            device.client->service.reset();
            const auto here = test::stateHere(profile, account.name);
            if (qEnvironmentVariableIsSet("KEEP"))
                device.client->profile.setAutoRemove(false);
            const auto differs = test::difference(there.folders + there.messages, here.folders + here.messages);
            if (!differs.isEmpty()) {
                QStringList names;
                for (const auto &line : there.folders + here.folders) {
                    if (there.folders.contains(line) != here.folders.contains(line))
                        names << line.left(line.indexOf(QLatin1String(" (")));
                }
                m_log << QStringLiteral("the server says:") << test::whatIsSaidOf(account, names)
                      << QStringLiteral("the device has read:") << lists;
            }
            QVERIFY2(differs.isEmpty(), qPrintable(differs));
        }
        qInfo(
            "%lld messages in %lld folders, %lld delivered", static_cast<long long>(there.messages.size()),
            static_cast<long long>(there.folders.size()), static_cast<long long>(m_everDelivered.size()));
        QVERIFY2(done > 3 * secondsToRun(), qPrintable(QString::number(done)));
    }
};

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
