// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says before any log-in, line by line; and that nothing but harmless commands is sent (case A5).
#include "mailcore/discovery/ServerContact.h"
#include "tests/support/Accounts.h"
#include "tests/support/ScriptedServer.h"

#include <QThread>
#include <QtTest>

using namespace duopost;

namespace {

ServerWords
words(ScriptedServer &server, Service service, Security security = Security::Plaintext, int ms = 5000)
{
    return contactServer(
        service, {QStringLiteral("127.0.0.1"), server.port(), security, {}}, TrustAnchors::load({}), ms, {});
}

std::optional<MailError>
refusal(const QByteArray &script, Service service, Security security = Security::Plaintext)
{
    ScriptedServer server(script);
    return errorOf([&] { words(server, service, security); });
}

} // namespace

class TestServerContact : public QObject {
    Q_OBJECT
private slots:
    void imapIsReadBeforeTheLogin()
    {
        ScriptedServer server("S: * OK [CAPABILITY IMAP4rev1 OLD] Hello\nC: a2 CAPABILITY\n"
                              "S: * CAPABILITY IMAP4rev1 Idle AUTH=PLAIN\nS: a2 OK\nC: a3 LOGOUT\nDROP\n");
        const auto said = words(server, Service::Imap);
        QCOMPARE(
            said.capabilities,
            (QStringList{QStringLiteral("IMAP4REV1"), QStringLiteral("IDLE"), QStringLiteral("AUTH=PLAIN")}));
        QCOMPARE(said.greeting, QStringLiteral("[CAPABILITY IMAP4rev1 OLD] Hello"));
        QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    }

    void pop3IsReadBeforeTheLogin()
    {
        ScriptedServer server(
            "S: +OK POP3\nC: CAPA\nS: +OK\nS: UIDL\nS: expire 30 User\nS: .\nC: QUIT\nDROP\n");
        QCOMPARE(
            words(server, Service::Pop3).capabilities,
            (QStringList{QStringLiteral("UIDL"), QStringLiteral("EXPIRE 30 USER")}));
        QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    }

    void aPop3ServerWithoutCapaIsOneToo()
    {
        ScriptedServer server("S: +OK old\nC: CAPA\nS: -ERR what?\nC: QUIT\nDROP\n");
        QVERIFY(words(server, Service::Pop3).capabilities.isEmpty());
        QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    }

    void smtpIsGreetedWithoutTheNameOfThisComputer()
    {
        ScriptedServer server(
            "S: 220-mail.test\nS: 220 ESMTP\nC: EHLO [127.0.0.1]\nS: 250-mail.test\nS: 250-SIZE 1000\n"
            "S: 250 AUTH PLAIN\nC: QUIT\nDROP\n");
        QCOMPARE(
            words(server, Service::Submission).capabilities,
            (QStringList{QStringLiteral("SIZE 1000"), QStringLiteral("AUTH PLAIN")}));
        QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    }

    void whatIsNotTheServiceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<Service>("service");
        QTest::addColumn<MailError::Kind>("kind");
        using K = MailError::Kind;
        const QByteArray http = "S: HTTP/1.1 400 Bad Request\nHANG\n";
        QTest::newRow("HTTP for IMAP") << http << Service::Imap << K::WrongProtocol;
        QTest::newRow("HTTP for POP3") << http << Service::Pop3 << K::WrongProtocol;
        QTest::newRow("HTTP for SMTP") << http << Service::Submission << K::WrongProtocol;
        QTest::newRow("SMTP for IMAP")
            << QByteArray("S: 220 x ESMTP\nHANG\n") << Service::Imap << K::WrongProtocol;
        QTest::newRow("IMAP is full") << QByteArray("S: * BYE full\nDROP\n") << Service::Imap
                                      << K::TemporarilyRefused;
        QTest::newRow("POP3 is full") << QByteArray("S: -ERR full\nDROP\n") << Service::Pop3
                                      << K::TemporarilyRefused;
        QTest::newRow("SMTP is full") << QByteArray("S: 421 full\nDROP\n") << Service::Submission
                                      << K::TemporarilyRefused;
        QTest::newRow("PREAUTH") << QByteArray("S: * PREAUTH hello\nHANG\n") << Service::Imap
                                 << K::TlsUnavailable;
        QTest::newRow("SMTP says no") << QByteArray("S: 220 x\nC: EHLO *\nS: 502 no\nHANG\n")
                                      << Service::Submission << K::ProtocolViolation;
        QTest::newRow("closes") << QByteArray("DROP\n") << Service::Imap << K::ConnectionLost;
    }

    void whatIsNotTheServiceIsRefused()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const Service, service);
        QFETCH(const MailError::Kind, kind);
        const auto error = refusal(script, service);
        QVERIFY(error);
        QVERIFY2(error->kind() == kind, qPrintable(error->kindName()));
    }

    void startTlsIsInsistedOn()
    {
        using K = MailError::Kind;
        const auto imap
            = refusal("S: * OK\nC: a1 STARTTLS\nS: a1 NO\nHANG\n", Service::Imap, Security::StartTls);
        QVERIFY(imap && imap->kind() == K::TlsUnavailable);
        const auto pop3 = refusal("S: +OK\nC: STLS\nS: -ERR\nHANG\n", Service::Pop3, Security::StartTls);
        QVERIFY(pop3 && pop3->kind() == K::TlsUnavailable);
        const auto smtp = refusal(
            "S: 220 x\nC: EHLO *\nS: 250 x\nC: STARTTLS\nS: 454 no\nHANG\n", Service::Submission,
            Security::StartTls);
        QVERIFY(smtp && smtp->kind() == K::TlsUnavailable);
    }

    void whatWasSaidBeforeTheHandshakeIsAnAttack()
    {
        const auto error = refusal(
            "S: * OK\nC: a1 STARTTLS\nS! a1 OK\\r\\n* CAPABILITY IMAP4rev1\\r\\n\nHANG\n", Service::Imap,
            Security::StartTls);
        QVERIFY(error && error->kind() == MailError::Kind::ProtocolViolation);
    }

    void endlessAnswersEnd()
    {
        QByteArray script = "S: * OK\nC: a2 CAPABILITY\n";
        for (int i = 0; i < 300; ++i)
            script += "S: * CAPABILITY IMAP4rev1\n";
        const auto lines = refusal(script + "HANG\n", Service::Imap);
        QVERIFY(lines && lines->kind() == MailError::Kind::LimitExceeded);
        const auto line = refusal("S: * OK " + QByteArray(1'000'000, 'x') + "\nHANG\n", Service::Imap);
        QVERIFY(line && line->kind() == MailError::Kind::LimitExceeded);
    }

    void a5ASilentServerEndsInATimeOut()
    {
        ScriptedServer server("HANG\n");
        const auto error = errorOf([&] { words(server, Service::Imap, Security::Plaintext, 150); });
        QVERIFY(error && error->kind() == MailError::Kind::TimedOut);
    }

    void a5ContactCanBeCancelled()
    {
        ScriptedServer server("S: * OK\nC: a2 CAPABILITY\nHANG\n");
        std::stop_source stop;
        std::optional<MailError> error;
        const std::unique_ptr<QThread> worker(QThread::create([&] {
            error = errorOf([&] {
                contactServer(
                    Service::Imap, {QStringLiteral("127.0.0.1"), server.port(), Security::Plaintext, {}},
                    TrustAnchors::load({}), 600'000, stop.get_token());
            });
        }));
        worker->start();
        const bool asked = QTest::qWaitFor(
            [&] { return !server.clientLines().isEmpty(); }, 60'000); // it waits for the answer now
        stop.request_stop();
        worker->wait();
        QVERIFY(asked);
        QVERIFY(error && error->kind() == MailError::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestServerContact)
#include "tst_server_contact.moc"
