// SPDX-License-Identifier: GPL-3.0-or-later
// What was once saved as encrypted stays so; what must not be in clear is not even tried.
#include "mailcore/MemoryGuard.h"
#include "mailcore/protocol/Transcript.h"
#include "mailcore/service/AccountFile.h"
#include "mailcore/service/KnownServers.h"
#include "tests/support/Accounts.h"
#include "tests/support/ServiceClient.h"

#include <QtTest>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace duopost;

namespace {

Account saved(Security incoming, Security outgoing)
{
    auto account = plainAccount(Protocol::Imap, 993);
    account.id = {1};
    account.incoming.host = QStringLiteral("mail.example.org");
    account.incoming.security = incoming;
    account.outgoing = ServerAddress{QStringLiteral("mail.example.org"), 465, outgoing, {}};
    return account;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestAccountSafety : public QObject {
    Q_OBJECT
private slots:
    void identitiesAndWhereSentMailIsFiledAreKept()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("accounts.json"));
        auto account = saved(Security::Tls, Security::Tls);
        AccountFile(path).save({account});
        QVERIFY(!contents(path).contains("identities") && !contents(path).contains("sentOn"));
        account = AccountFile(path).load()[0]; // a file without them is read as before
        QVERIFY(account.identities.isEmpty() && !account.sentOn);
        account.identities = {
            {{}, QStringLiteral("Anna"), QStringLiteral("a@x.org"), {}, false, {}, {}},
            {QStringLiteral("i1"), QStringLiteral("Büro"), QStringLiteral("b@x.org"), QStringLiteral("c@x.org"),
             true, QStringLiteral("Anna\nTel. 1"), QStringLiteral("<b>Anna</b>")}};
        account.sentOn
            = ServerAddress{QStringLiteral("imap.example.org"), 993, Security::Tls, QStringLiteral("anna")};
        AccountFile file(path);
        file.load();
        file.save({account});
        QVERIFY(AccountFile(path).load()[0] == account);
        account.sentOn->security = Security::Plaintext;
        QVERIFY(errorOf([&] { file.save({account}); }));
    }

    void t8ASavedAccountIsNeverLowered_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<bool>("outgoing");
        QTest::addColumn<bool>("allowed");
        const Security all[] = {Security::Tls, Security::StartTls, Security::Plaintext};
        for (const auto before : all) {
            for (const auto after : all) {
                for (const bool outgoing : {false, true})
                    QTest::addRow(
                        "%s %s to %s", outgoing ? "outgoing" : "incoming", qPrintable(toString(before)),
                        qPrintable(toString(after)))
                        << int(before) << int(after) << outgoing << (int(after) <= int(before));
            }
        }
    }
    void t8ASavedAccountIsNeverLowered()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        QFETCH(bool, outgoing);
        QFETCH(bool, allowed);
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("accounts.json"));
        AccountFile(path).save({saved(Security(before), Security(before))});
        AccountFile file(path);
        auto changed = file.load();
        QCOMPARE(changed.size(), 1);
        (outgoing ? changed[0].outgoing->security : changed[0].incoming.security) = Security(after);
        // Moving to another host, or getting another name, is no way around it.
        changed[0].incoming.host = QStringLiteral("other.example.org");
        const auto bytes = contents(path);
        const auto error = errorOf([&] { file.save(changed); });
        QCOMPARE(!error.has_value(), allowed);
        if (allowed)
            return;
        QVERIFY(error->kind() == MailError::Kind::PlaintextForbidden);
        QCOMPARE(contents(path), bytes);
        file.save(changed, Lowering::SaidByPerson);
        QVERIFY(contents(path) != bytes);
    }

    void t8TheNamedExceptionCannotBeAddedLater()
    {
        const QTemporaryDir folder;
        AccountFile file(folder.filePath(QStringLiteral("accounts.json")));
        auto account = saved(Security::Tls, Security::Tls);
        file.save({account});
        account.insecurePlaintext = true;
        QVERIFY(errorOf([&] { file.save({account}); }));
        file.save({account}, Lowering::SaidByPerson);
        AccountFile again(folder.filePath(QStringLiteral("accounts.json")));
        QVERIFY(again.load().first().insecurePlaintext);
    }

    void t8PlaintextToAnotherComputerIsNotSavedUnasked()
    {
        ServiceClient client;
        auto account = saved(Security::Plaintext, Security::Tls);
        account.passwordFile = client.profile.filePath(QStringLiteral("password"));
        auto error = errorOf([&] { client.add(account); });
        QVERIFY(error && error->kind() == MailError::Kind::PlaintextForbidden);
        account = saved(Security::Tls, Security::Plaintext);
        account.passwordFile = client.profile.filePath(QStringLiteral("password"));
        error = errorOf([&] { client.add(account); });
        QVERIFY(error && error->kind() == MailError::Kind::PlaintextForbidden);
        QVERIFY(client.service->accounts().isEmpty());
        account.insecurePlaintext = true;
        client.add(account);
        QCOMPARE(client.service->accounts().size(), 1);
    }

    void t9TheTranscriptKnowsThePasswordOnlyInHalves()
    {
        Transcript transcript;
        transcript.forbid("geheim-4711");
        QCOMPARE(
            transcript.scrub("no geheim-4711, Z2VoZWltLTQ3MTE= geheim-4711"),
            QByteArray("no <redacted>, <redacted>= <redacted>"));
        QCOMPARE(transcript.scrub("geheim-471"), QByteArray("geheim-471"));
    }

    void t9NoCoreIsWrittenAndNobodyElseReadsTheMemory()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the sanitizers look at the process from outside at its end");
#endif
        const auto child = fork();
        if (child == 0) {
            qunsetenv("DUOPOST_DUMPABLE");
            keepMemoryPrivate();
            rlimit limit{1, 1};
            getrlimit(RLIMIT_CORE, &limit);
            _exit(prctl(PR_GET_DUMPABLE) == 0 && limit.rlim_max == 0 ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }

    void whatIsKnownOfServersLasts()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("servers.json"));
        QList<AccountId> told;
        const auto known = std::make_shared<KnownServers>(path, [&](AccountId id) { told << id; });
        const auto memory = known->forAccount({7});
        ConnectionFacts facts{.host = QStringLiteral("mail.example.org"), .port = 993, .encrypted = true};
        facts.connectedAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC);
        auto certificate = std::make_shared<CertificateFacts>();
        certificate->chain << CertificateLink{.sha256 = QByteArray(32, 'x')};
        facts.certificate = certificate;
        memory->loggedIn(Service::Imap, facts, "SCRAM-SHA-1");
        memory->loggedIn(Service::Imap, facts, "PLAIN"); // the strongest counts, not the last
        auto later = facts;
        later.connectedAt = facts.connectedAt.addDays(5);
        memory->loggedIn(Service::Submission, later, "PLAIN");
        QCOMPARE(told.size(), 3);
        QCOMPARE(known->connections({7}).size(), 2);
        QCOMPARE(known->connections({7}).last().certificateSince, facts.connectedAt);
        QVERIFY(known->connections({8}).isEmpty());

        const auto again = std::make_shared<KnownServers>(path, [](AccountId) {});
        QCOMPARE(again->connections({7}).size(), 2);
        QVERIFY(again->connections({7}).last().purpose == ConnectionFor::Outgoing);
        QCOMPARE(again->connections({7}).last().connectedAt, later.connectedAt);
        again->forget({7});
        QVERIFY(again->connections({7}).isEmpty());
        QVERIFY(KnownServers(path, [](AccountId) {}).connections({7}).isEmpty());
        const auto other = again->forAccount({9});
        QCOMPARE(other->strongestLogin(QStringLiteral("Mail.Example.org"), 993), QByteArray("SCRAM-SHA-1"));
        QCOMPARE(other->strongestLogin(QStringLiteral("mail.example.org"), 143), QByteArray());
        again->forgetLogin(QStringLiteral("mail.example.org"), 993);
        QCOMPARE(other->strongestLogin(QStringLiteral("mail.example.org"), 993), QByteArray());
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aDamagedListOfServersIsSetAside()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("servers.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"exceptions\": [{") > 0);
        file.close();
        const KnownServers known(path, [](AccountId) {});
        QVERIFY(known.exceptions().isEmpty());
        QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("servers.json.damaged-*")}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAccountSafety)
#include "tst_account_safety.moc"
