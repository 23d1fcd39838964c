// SPDX-License-Identifier: GPL-3.0-or-later
// Trying an account out before it is saved, against the practice server and against servers that misbehave.
#include "mailcore/protocol/VmimeLogin.h"
#include "mailcore/service/KnownServers.h"
#include "tests/support/ServiceClient.h"
#include "tests/support/TlsScenes.h"

#include <QSignalSpy>

using namespace duopost;
using namespace duopost::test;

namespace {

using State = AccountTestStep::State;
using K = MailError::Kind;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestAccountTest : public QObject {
    Q_OBJECT

    const AccountTestStep &
    run(MailService &service, const Account &account, TestStep which, const TestSecrets &secrets = {})
    {
        const auto test = service.test(account, secrets);
        QSignalSpy finished(test.get(), &AccountTest::finished);
        m_changes.clear();
        connect(test.get(), &AccountTest::stepChanged, this, [this](const AccountTestStep &step) {
            m_changes << step.name() + QLatin1Char(' ') + QString::number(int(step.state));
        });
        if (!finished.wait(30'000))
            qFatal("the test did not end");
        m_succeeded = finished.first().first().toBool();
        m_steps = test->steps();
        if (m_steps.size() != testStepCount || !test->isFinished())
            qFatal("steps are missing");
        return m_steps[static_cast<qsizetype>(which)];
    }

    /// The lab's account, with a submission server of ours beside it.
    Account account(Protocol protocol, quint16 submission = 0)
    {
        auto account = m_lab->account(m_lab->users().first(), protocol);
        account.outgoing.reset();
        if (submission > 0) {
            account.outgoing
                = ServerAddress{QStringLiteral("127.0.0.1"), submission, Security::Tls, account.incoming.user};
            const auto both = m_folder.filePath(QStringLiteral("both.pem"));
            QFile file(both);
            if (!file.open(QIODevice::WriteOnly))
                qFatal("no room for certificates");
            file.write(contents(account.caFile) + m_authority.root.pem());
            account.caFile = both;
        }
        return account;
    }

    std::unique_ptr<Lab> m_lab;
    Authority m_authority;
    QTemporaryDir m_folder;
    QList<AccountTestStep> m_steps;
    QStringList m_changes;
    bool m_succeeded = false;

    static void bothProtocols()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("IMAP") << int(Protocol::Imap);
        QTest::newRow("POP3") << int(Protocol::Pop3);
    }

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start();
        } catch (const MailError &error) {
            QSKIP(error.what());
        }
    }

    void everyStepIsTakenInOrder_data() { bothProtocols(); }
    void everyStepIsTakenInOrder()
    {
        QFETCH(int, protocol);
        TlsServer submission(
            TlsFace{m_authority.good()},
            dialogue(Service::Submission, Security::Tls) + "C: QUIT\nS: 221 bye\n");
        ServiceClient client;
        const auto wanted = account(Protocol(protocol), submission.port());
        const auto &folders = run(*client.service, wanted, TestStep::Folders);
        for (const auto &step : std::as_const(m_steps))
            QVERIFY2(step.ok(), qPrintable(step.name() + QStringLiteral(": ") + step.detail));
        QVERIFY(m_succeeded);
        QCOMPARE(submission.failure(), QString()); // nothing was sent but the log-in
        QVERIFY(folders.count >= (Protocol(protocol) == Protocol::Imap ? 6 : 1));
        QVERIFY(m_steps[1].certificate && m_steps[1].certificate->isTrusted());
        QVERIFY(m_steps[4].certificate && m_steps[4].certificate->isTrusted());
        QVERIFY(m_steps[1].detail.startsWith(QLatin1String("TLS 1.")));
        QCOMPARE(
            m_changes,
            QStringList(
                {QStringLiteral("connect 1"), QStringLiteral("connect 2"), QStringLiteral("certificate 1"),
                 QStringLiteral("certificate 2"), QStringLiteral("log-in 1"), QStringLiteral("log-in 2"),
                 QStringLiteral("folders 1"), QStringLiteral("folders 2"), QStringLiteral("submission 1"),
                 QStringLiteral("submission 2")}));
        // Not saved, and nothing known of it.
        QVERIFY(client.service->accounts().isEmpty());
        QVERIFY(client.service->connections({0}).isEmpty());
        QVERIFY(!QFile::exists(client.profile.filePath(QStringLiteral("servers.json"))));
    }

    void aTestChangesNothingOnTheServer_data() { bothProtocols(); }
    void aTestChangesNothingOnTheServer()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        const auto before = run(*client.service, account(Protocol(protocol)), TestStep::Folders).count;
        QVERIFY(m_succeeded); // no outgoing server is no failure
        QVERIFY(m_steps.last().state == State::Skipped);
        QVERIFY(before > 0);
        QCOMPARE(run(*client.service, account(Protocol(protocol)), TestStep::Folders).count, before);
        const auto imap = client.add(account(Protocol::Imap));
        const auto report = client.sync(imap.id);
        QVERIFY(client.folder(imap.id, QStringLiteral("INBOX")).unread > 0);
    }

    void aTypedPasswordIsTriedInsteadOfTheStoredOne_data() { bothProtocols(); }
    void aTypedPasswordIsTriedInsteadOfTheStoredOne()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        auto wanted = account(Protocol(protocol));
        const auto &step = run(*client.service, wanted, TestStep::LogIn, {QStringLiteral("wrong-secret"), {}});
        QVERIFY(step.state == State::Failed && !m_succeeded);
        QVERIFY(step.error->kind() == K::WrongPassword);
        QVERIFY(!step.error->serverText().isEmpty());
        QVERIFY(m_steps[0].ok() && m_steps[1].ok());
        QVERIFY(m_steps[3].state == State::Skipped && m_steps[4].state == State::Skipped);
        wanted.passwordFile.clear();
        run(*client.service, wanted, TestStep::LogIn, {m_lab->users().first().password, {}});
        QVERIFY(m_succeeded);
    }

    void aCertificateCanBeLookedAtAndAccepted_data() { bothProtocols(); }
    void aCertificateCanBeLookedAtAndAccepted()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        auto wanted = account(Protocol(protocol));
        wanted.caFile.clear();
        QSignalSpy changed(client.service.get(), &MailService::certificateExceptionsChanged);
        const auto step = run(*client.service, wanted, TestStep::Certificate);
        QVERIFY(step.state == State::Failed && m_steps[0].ok());
        QVERIFY(step.error->kind() == K::CertificateUntrusted);
        QVERIFY(step.certificate && step.certificate->own().sha256.size() == 32);
        client.wait(client.service->acceptCertificate(*step.certificate));
        QCOMPARE(changed.size(), 1);
        run(*client.service, wanted, TestStep::Certificate);
        QVERIFY(m_succeeded);
        QVERIFY(m_steps[1].certificate->acceptedByHand);
        // The saved account goes by it too, and the window can show how it is connected.
        const auto added = client.add(wanted);
        client.sync(added.id);
        const auto connections = client.service->connections(added.id);
        QCOMPARE(connections.size(), 1);
        QVERIFY(connections[0].certificate->acceptedByHand && connections[0].certificateSince.isValid());
        // Taken back: refused at the next connection.
        const auto exceptions = client.service->certificateExceptions();
        QCOMPARE(exceptions.size(), 1);
        client.wait(client.service->revokeCertificate(exceptions.first()));
        run(*client.service, wanted, TestStep::Certificate);
        QVERIFY(!m_succeeded);
    }

    void theOutgoingServerIsJudgedLikeTheOther()
    {
        const auto stranger = makeIdentity({.alternativeNames = "IP:127.0.0.1"});
        TlsServer submission(TlsFace{stranger}, dialogue(Service::Submission, Security::Tls));
        ServiceClient client;
        const auto &step
            = run(*client.service, account(Protocol::Imap, submission.port()), TestStep::Submission);
        QVERIFY(step.state == State::Failed && !m_succeeded);
        QVERIFY(step.error->kind() == K::CertificateSelfSigned && step.certificate);
        QVERIFY(m_steps[3].ok());
    }

    void aRefusedSubmissionIsToldWithTheServersWords_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::newRow("M6 for good") << QByteArray("535 5.7.8 not you") << int(K::WrongPassword);
        QTest::newRow("M6 for a while") << QByteArray("454 4.7.0 later") << int(K::TemporarilyRefused);
    }
    void aRefusedSubmissionIsToldWithTheServersWords()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        TlsServer submission(
            TlsFace{m_authority.good()},
            "TLS\nS: 220 x\nC: EHLO *\nS: 250-x\nS: 250 AUTH LOGIN PLAIN\nC: AUTH PLAIN *\nS: " + answer
                + "\n");
        ServiceClient client;
        const auto &step
            = run(*client.service, account(Protocol::Imap, submission.port()), TestStep::Submission);
        QVERIFY(step.error);
        QVERIFY2(int(step.error->kind()) == kind, step.error->what());
        QCOMPARE(step.error->serverText(), QString::fromLatin1(answer));
    }

    void cancellingEndsItAtOnce()
    {
        TlsServer silent(TlsFace{m_authority.good()}, "HANG\n");
        ServiceClient client;
        auto wanted = account(Protocol::Imap);
        wanted.incoming.port = silent.port();
        const auto test = client.service->test(wanted, {});
        QSignalSpy finished(test.get(), &AccountTest::finished);
        QTRY_VERIFY(test->steps()[1].state == State::Running);
        QElapsedTimer timer;
        timer.start();
        test->cancel();
        QVERIFY(finished.wait(5000));
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(!finished.first().first().toBool());
        QVERIFY(test->steps()[1].state == State::Skipped);
    }

    void t11ABadCertificateIsNoReasonToHammerTheServer()
    {
        const auto old = m_authority.issue(
            {.alternativeNames = "IP:127.0.0.1",
             .notBefore = QDateTime::currentDateTimeUtc().addYears(-9),
             .notAfter = QDateTime::currentDateTimeUtc().addYears(-8)});
        QByteArray script;
        for (int i = 0; i < 50; ++i)
            script += "TLS\nNEW\n";
        TlsServer server(TlsFace{old}, script);
        ServiceClient client(Perform::AtOnce);
        auto wanted = account(Protocol::Imap);
        wanted.caFile = m_authority.file();
        wanted.incoming.port = server.port();
        const auto added = client.add(wanted);
        QSignalSpy raised(client.service.get(), &MailService::errorRaised);
        client.service->watch(added.id, true);
        const auto error = errorOf([&] { client.sync(added.id); });
        QVERIFY(error && error->kind() == K::ClockWrong);
        QTest::qWait(1500); // that nothing happens can only be seen by waiting
        QVERIFY2(server.connections() <= 3, qPrintable(QString::number(server.connections())));
        QVERIFY(raised.size() <= 2);
    }

    void deletingItCancelsIt()
    {
        TlsServer silent(TlsFace{m_authority.good()}, "HANG\n");
        ServiceClient client;
        auto wanted = account(Protocol::Pop3);
        wanted.incoming.port = silent.port();
        auto test = client.service->test(wanted, {});
        QTRY_VERIFY(test->steps()[1].state == State::Running);
        QElapsedTimer timer;
        timer.start();
        test.reset();
        QVERIFY(timer.elapsed() < 1000);
    }

    void whatTheServerOfferedBeforeIsNotGivenUpUnasked_data()
    {
        QTest::addColumn<int>("service");
        for (const auto service : {Service::Imap, Service::Pop3, Service::Submission})
            QTest::newRow(name(service)) << int(service);
    }
    void whatTheServerOfferedBeforeIsNotGivenUpUnasked()
    {
        QFETCH(int, service);
        const auto which = Service(service);
        TlsServer server(
            TlsFace{m_authority.good()},
            dialogue(which, Security::Tls) + "NEW\n" + dialogue(which, Security::Tls) + "NEW\n"
                + dialogue(which, Security::Tls));
        const auto known = std::make_shared<KnownServers>(
            m_folder.filePath(QString::fromLatin1(name(which))), [](AccountId) {});
        Visitor visitor{.caFile = m_authority.file()};
        visitor.credentials.memory = known->forAccount({1});
        auto error = visitor.visit(which, server.port(), Security::Tls);
        QVERIFY2(!error, error ? error->what() : "");
        known->forAccount({1})->loggedIn(which, visitor.facts, "SCRAM-SHA-256");
        error = visitor.visit(which, server.port(), Security::Tls);
        QVERIFY(error);
        QVERIFY2(error->kind() == K::LoginWeaker, error->what());
        QVERIFY2(error->detail().contains(QLatin1String("SCRAM-SHA-256")), qPrintable(error->detail()));
    }

    void scramIsSpokenWhereTheServerKnowsIt()
    {
        // Named as another computer would be: there the strongest way comes first.
        const auto wanted = account(Protocol::Imap);
        Visitor visitor{.caFile = wanted.caFile};
        visitor.credentials
            = Credentials{wanted.incoming.user.toUtf8(), contents(wanted.passwordFile).trimmed()};
        for (const auto service : {Service::Imap, Service::Pop3}) {
            for (const auto *mechanism : {"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN"}) {
                MailSocket socket;
                const auto port = service == Service::Imap ? m_lab->ports().imaps : m_lab->ports().pop3s;
                socket.connectTo(
                    {QStringLiteral("127.0.0.1"), port, Security::Tls, {}},
                    {.service = service, .caFile = wanted.caFile});
                socket.readGreeting();
                const LoginDialogue dialogue{
                    .service = service,
                    .choice = {LoginChoice::Kind::Sasl, mechanism, mechanism},
                    .initialResponse = service == Service::Imap};
                const auto error = errorOf([&] { logInWithVmime(socket, visitor.credentials, dialogue); });
                QVERIFY2(!error, error ? error->what() : "");
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestAccountTest)
#include "tst_account_test.moc"
