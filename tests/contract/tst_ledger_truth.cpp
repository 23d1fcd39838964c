// SPDX-License-Identifier: GPL-3.0-or-later
// What syncs?, held against a client that shares no code with Duopost: one device does everything a person can
// do, and of each operation the ledger says "reaches the server" exactly where that client sees it. A server
// that does not keep its word changes the ledger.
#include "mailcore/compare/ExperimentWorld.h"
#include "tests/support/CyrusLab.h"
#include "tests/support/FalseLab.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

const QString inbox = QStringLiteral("INBOX");

QByteArray idOf(const char *name)
{
    return QByteArray(name) + "@truth.example";
}

/// What the other client sees of one mailbox.
class OtherClient {
public:
    OtherClient(const LabPorts &ports, const LabUser &user)
    {
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral(DUOPOST_SOURCE_DIR "/tests/contract/second_client.py"), QString::number(ports.imap),
             QString::number(ports.pop3)});
        python.write(QJsonDocument(QJsonObject{{user.name, user.password}}).toJson());
        python.closeWriteChannel();
        if (!python.waitForFinished(60'000) || python.exitCode() != 0)
            qWarning("%s", python.readAllStandardError().constData());
        m_seen = QJsonDocument::fromJson(python.readAllStandardOutput()).object().value(user.name).toObject();
    }
    bool isEmpty() const { return m_seen.isEmpty(); }
    QStringList list(const char *name) const
    {
        QStringList list;
        for (const auto &each : m_seen.value(QLatin1String(name)).toArray())
            list << each.toString();
        return list;
    }
    /// The marks of a message; nothing if it is not in that folder.
    std::optional<QStringList> marks(const char *folder, const char *name) const
    {
        const auto start = QStringLiteral("%1 <%2>").arg(QLatin1String(folder), QLatin1String(idOf(name)));
        for (const auto &line : list("imap")) {
            if (line == start || line.startsWith(start + QLatin1Char(' ')))
                return line.mid(start.size()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        }
        return std::nullopt;
    }
    bool hasMark(const char *name, const char *mark) const
    {
        const auto all = marks("INBOX", name);
        return all && all->contains(QLatin1String(mark));
    }
    bool lacksMark(const char *name, const char *mark) const
    {
        const auto all = marks("INBOX", name);
        return all && !all->contains(QLatin1String(mark));
    }

private:
    QJsonObject m_seen;
};

QString wordsOf(const LedgerEntry &entry)
{
    QStringList words;
    for (const auto &evidence : entry.evidence)
        words << toString(evidence.source) + QStringLiteral(": ") + evidence.because() + QLatin1Char(' ')
                + evidence.transcript.join(QStringLiteral(" | "));
    return QLatin1Char('\n') + words.join(QLatin1Char('\n'));
}

/// What the device saw of what another one had done before.
struct Received {
    bool folder = false, header = false, text = false, mark = false;
};

} // namespace

class TestLedgerTruth : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_dovecot, m_cyrus;
    int m_used = 0;

    LabUser nextUser(const Lab &lab) { return lab.users().at(lab.users().size() - 1 - m_used++); }

    static void fill(Lab &lab, const LabUser &user)
    {
        QList<LabMessage> messages;
        for (const auto *name :
             {"read", "unread", "star", "unstar", "answered", "forwarded", "junk", "notjunk", "keyword",
              "nokeyword", "move", "copy", "delete", "seen"}) {
            MessageFlags flags;
            flags.setFlag(MessageFlag::Seen, QByteArray(name) == "unread" || QByteArray(name) == "seen");
            flags.setFlag(MessageFlag::Flagged, QByteArray(name) == "unstar");
            messages << LabMessage{.bytes = ExperimentWorld::text(idOf(name)), .flags = flags};
        }
        lab.fill(user, inbox, messages);
        ExperimentDevice other(lab, user, Protocol::Imap);
        other.sync();
        for (const auto *folder : {"Alt", "Weg", "Abonniert"})
            other.createFolder(QString::fromLatin1(folder));
        other.change(inbox, idOf("nokeyword"), AddKeyword{"weg"});
    }

    static Received doEverything(ExperimentDevice &device)
    {
        const auto path = [](const char *name) { return QString::fromLatin1(name); };
        device.sync();
        Received received;
        received.folder = device.folderPaths().contains(path("Weg"));
        const auto row = device.find(inbox, idOf("seen"));
        received.header = row.has_value();
        received.text = row && row->bodyHere;
        received.mark = row && row->flags.testFlag(MessageFlag::Seen);
        for (const auto *folder : {"Alt", "Weg", "Abonniert", "Ziel"}) {
            if (!device.folder(path(folder)))
                device.createFolder(path(folder));
        }
        const std::pair<const char *, Change> changes[]
            = {{"read", MarkRead{}},
               {"unread", MarkUnread{}},
               {"star", Star{}},
               {"unstar", Unstar{}},
               {"answered", MarkAnswered{}},
               {"forwarded", MarkForwarded{}},
               {"junk", MarkJunk{}},
               {"notjunk", MarkNotJunk{}},
               {"keyword", AddKeyword{"wichtig"}},
               {"nokeyword", RemoveKeyword{"weg"}},
               {"move", MoveTo{device.folder(path("Ziel"))->id}},
               {"copy", CopyTo{device.folder(path("Ziel"))->id}},
               {"delete", DeleteForGood{}}};
        for (const auto &[name, change] : changes)
            device.change(inbox, idOf(name), change);
        device.append(FolderRole::Sent, ExperimentWorld::text(idOf("own")), MessageFlag::Seen);
        device.createFolder(path("Neu"));
        device.renameFolder(path("Alt"), path("Umbenannt"));
        device.changeFolder(DeleteFolder{device.folder(path("Weg"))->id});
        device.changeFolder(SubscribeFolder{device.folder(path("Neu"))->id});
        device.changeFolder(UnsubscribeFolder{device.folder(path("Abonniert"))->id});
        device.sync();
        return received;
    }

    /// What the other client says about each operation.
    static QMap<Operation, bool> reached(const OtherClient &other, const Received &received, Protocol protocol)
    {
        const auto folders = other.list("folders"), subscribed = other.list("subscribed");
        const auto has
            = [](const QStringList &list, const char *name) { return list.contains(QLatin1String(name)); };
        return {
            {Operation::ListFolders, received.folder},
            {Operation::FetchHeaders, received.header},
            {Operation::FetchMessage, received.text},
            {Operation::FetchFlags, received.mark},
            {Operation::WaitForNews, protocol == Protocol::Imap && has(other.list("capabilities"), "IDLE")},
            {Operation::MarkRead, other.hasMark("read", "\\Seen")},
            {Operation::MarkUnread, other.lacksMark("unread", "\\Seen")},
            {Operation::Star, other.hasMark("star", "\\Flagged")},
            {Operation::Unstar, other.lacksMark("unstar", "\\Flagged")},
            {Operation::MarkAnswered, other.hasMark("answered", "\\Answered")},
            {Operation::MarkForwarded, other.hasMark("forwarded", "$Forwarded")},
            {Operation::MarkJunk, other.hasMark("junk", "$Junk")},
            {Operation::MarkNotJunk, other.hasMark("notjunk", "$NotJunk")},
            {Operation::AddKeyword, other.hasMark("keyword", "wichtig")},
            {Operation::RemoveKeyword, other.lacksMark("nokeyword", "weg")},
            {Operation::MoveTo, other.marks("Ziel", "move") && !other.marks("INBOX", "move")},
            {Operation::CopyTo, other.marks("Ziel", "copy") && other.marks("INBOX", "copy")},
            {Operation::DeleteForGood, !other.marks("INBOX", "delete")},
            {Operation::Append, other.marks("Sent", "own").has_value()},
            {Operation::CreateFolder, has(folders, "Neu")},
            {Operation::RenameFolder, has(folders, "Umbenannt") && !has(folders, "Alt")},
            {Operation::DeleteFolder, !has(folders, "Weg")},
            {Operation::SubscribeFolder, has(subscribed, "Neu")},
            {Operation::UnsubscribeFolder, !has(subscribed, "Abonniert")}};
    }

    /// Operations of which the ledger and the other client say different things, each with both words.
    QStringList contradictions(Lab &lab, const LabUser &user, Protocol protocol, const LeaveRule &leave)
    {
        fill(lab, user);
        ExperimentDevice device(lab, user, protocol, leave);
        const auto received = doEverything(device);
        const auto ledger = device.whatSyncs();
        const OtherClient other(lab.ports(), user);
        if (other.isEmpty())
            return {QStringLiteral("the other client saw nothing")};
        const auto seen = reached(other, received, protocol);
        QStringList wrong;
        for (const auto &entry : ledger) {
            const bool says = entry.reach == Reach::Server;
            if (!seen.contains(entry.operation))
                wrong << toString(entry.operation) + QStringLiteral(": is not compared");
            else if (says != seen.value(entry.operation))
                wrong << QStringLiteral("%1: %2, %3 (%4); the other client: %5")
                             .arg(
                                 toString(entry.operation), toString(entry.verdict), toString(entry.reach),
                                 entry.evidence.last().because(),
                                 seen.value(entry.operation) ? QStringLiteral("sees it")
                                                             : QStringLiteral("does not see it"));
        }
        m_last.clear();
        for (const auto &entry : ledger)
            m_last.insert(entry.operation, entry);
        return wrong;
    }
    QMap<Operation, LedgerEntry> m_last;

private slots:
    void initTestCase()
    {
        QStringList names;
        for (int i = 0; i < 12; ++i)
            names << QStringLiteral("truth%1").arg(i);
        try {
            m_dovecot = Lab::start({.sampleMail = false, .extraUsers = names});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        const auto why = CyrusServer::whyNot();
        if (why.isEmpty() || CyrusServer::isRequired())
            m_cyrus = std::make_unique<CyrusLab>(names);
    }

    void everyClaimIsWhatAnotherClientSees_data()
    {
        QTest::addColumn<bool>("cyrus");
        QTest::addColumn<Protocol>("protocol");
        QTest::addColumn<bool>("untilDeleted");
        for (const bool cyrus : {false, true}) {
            const auto name = QByteArray(cyrus ? "Cyrus, " : "Dovecot, ");
            QTest::newRow(name + "IMAP") << cyrus << Protocol::Imap << false;
            QTest::newRow(name + "POP3, keep") << cyrus << Protocol::Pop3 << false;
            QTest::newRow(name + "POP3, until deleted here") << cyrus << Protocol::Pop3 << true;
        }
    }
    void everyClaimIsWhatAnotherClientSees()
    {
        QFETCH(const bool, cyrus);
        QFETCH(const Protocol, protocol);
        QFETCH(const bool, untilDeleted);
        auto *lab = cyrus ? m_cyrus.get() : m_dovecot.get();
        if (!lab)
            QSKIP("no Cyrus here");
        LeaveRule leave;
        if (untilDeleted)
            leave.kind = LeaveRule::Kind::UntilDeleted;
        const auto wrong = contradictions(*lab, nextUser(*lab), protocol, leave);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        int proved = 0;
        for (const auto &entry : std::as_const(m_last))
            proved += entry.verdict == Verdict::Proved;
        QVERIFY2(proved >= (protocol == Protocol::Imap ? 20 : 2), qPrintable(QString::number(proved)));
    }

    void aServerThatDoesNotKeepItsWordChangesTheLedger_data()
    {
        QTest::addColumn<QByteArray>("swallowed");
        QTest::addColumn<QList<Operation>>("refused");
        QTest::newRow("ignores STORE")
            << QByteArray(" STORE ")
            << QList{Operation::MarkRead,      Operation::MarkUnread,   Operation::Star,
                     Operation::Unstar,        Operation::MarkJunk,     Operation::MarkNotJunk,
                     Operation::MarkAnswered,  Operation::AddKeyword,   Operation::RemoveKeyword,
                     Operation::MarkForwarded, Operation::DeleteForGood};
        QTest::newRow("drops keywords") << QByteArray("wichtig") << QList{Operation::AddKeyword};
        QTest::newRow("sets marks again")
            << QByteArray() << QList{Operation::MarkUnread, Operation::Unstar, Operation::RemoveKeyword};
    }
    void aServerThatDoesNotKeepItsWordChangesTheLedger()
    {
        QFETCH(const QByteArray, swallowed);
        QFETCH(const QList<Operation>, refused);
        FalseLab lab(*m_dovecot, Protocol::Imap, swallowed.isEmpty() ? addingAgain() : swallowing(swallowed));
        const auto user = nextUser(*m_dovecot);
        fill(*m_dovecot, user);
        ExperimentDevice device(lab, user, Protocol::Imap);
        const auto received = doEverything(device);
        const auto seen = reached(OtherClient(m_dovecot->ports(), user), received, Protocol::Imap);
        for (const auto &entry : device.whatSyncs()) {
            const bool lies = refused.contains(entry.operation);
            QVERIFY2(
                (entry.reach == Reach::Server) == seen.value(entry.operation),
                qPrintable(
                    toString(entry.operation) + QLatin1Char(' ') + toString(entry.verdict) + wordsOf(entry)));
            QVERIFY2((entry.verdict == Verdict::Refused) == lies, qPrintable(toString(entry.operation)));
            if (!lies)
                continue;
            const auto observed
                = std::find_if(entry.evidence.rbegin(), entry.evidence.rend(), [](const Evidence &e) {
                      return e.source == EvidenceSource::Observed;
                  });
            QVERIFY(observed != entry.evidence.rend() && !observed->transcript.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestLedgerTruth)
#include "tst_ledger_truth.moc"
