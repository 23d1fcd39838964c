// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the tokens of an account that signs in with the browser: replaced, refused, taken back,
// unseen.
#include "mailcore/oauth/AccessTokens.h"
#include "mailcore/oauth/SignInGrant.h"
#include "mailcore/protocol/ImapConnection.h"
#include "tests/support/SignInPlace.h"

#include <QDirIterator>
#include <QtTest>
#include <thread>

using namespace duopost;
using namespace duopost::test;

namespace {

/// A text, and what base64 makes of it wherever in a longer text it stands.
QList<QByteArray> tracesOf(const QByteArray &text)
{
    QList<QByteArray> result{text};
    for (int before = 0; before < 3; ++before)
        result << (QByteArray(before, ' ') + text).toBase64().mid(before ? 4 : 0).chopped(4);
    return result;
}

QByteArray maildropGreeting(int token)
{
    return "S: +OK ready\nC: CAPA\nS: +OK\nS: USER\nS: UIDL\nS: TOP\nS: SASL PLAIN XOAUTH2\nS: .\nC: AUTH "
           "XOAUTH2\nS: +\nC: "
        + shown(token) + "\n";
}

QByteArray maildropRefuses(int token)
{
    return maildropGreeting(token) + "S: + eyJzdGF0dXMiOiI0MDAifQ==\nC: \nS: -ERR [AUTH] Invalid credentials\n";
}

QByteArray maildrop(int token)
{
    return maildropGreeting(token)
        + "S: +OK in\nC: CAPA\nS: +OK\nS: UIDL\nS: TOP\nS: .\nC: STAT\nS: +OK 1 17\nC: UIDL\nS: +OK\n"
          "S: 1 one\nS: .\nC: LIST\nS: +OK\nS: 1 17\nS: .\nC: RETR 1\nS: +OK\nS: Subject: Hi\nS: \nS: x\nS: .\n"
          "C: QUIT\nS: +OK bye\n";
}

QString *logged = nullptr;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    *logged += text + QLatin1Char('\n');
}

} // namespace

class TestSignInTokens : public QObject {
    Q_OBJECT
private slots:
    void aTokenIsReplacedBeforeItEnds_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("second");
        QTest::newRow("good for an hour") << 3600 << 1;
        QTest::newRow("good for a minute") << 60 << 2;
    }
    void aTokenIsReplacedBeforeItEnds()
    {
        QFETCH(int, seconds);
        QFETCH(int, second);
        SignInPlace place;
        place.auth.expiresIn = seconds;
        const auto grant = place.signIn().grant;
        QVERIFY(grant);
        place.auth.expiresIn = 3600;
        ScriptedServer server(letsIn(second) + "NEW\n" + letsIn(second));
        const auto account = place.add(server, grant);
        const auto first = place.sync(account);
        QVERIFY2(!first, first ? first->what() : "");
        place.reconnect(account);
        const auto again = place.sync(account);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!again, again ? again->what() : "");
        QCOMPARE(place.auth.requests.size(), second);
    }

    // POP3 asks for a log-in at each look; the same token is good for all of them.
    void aMaildropIsReadWithAToken()
    {
        SignInPlace place;
        place.auth.expiresIn = 60; // gone after the first look
        const auto grant = place.signIn().grant;
        ScriptedServer server(maildropRefuses(2) + "NEW\n" + maildrop(3));
        auto wanted = plainAccount(Protocol::Pop3, server.port());
        const auto account = place.client.wait(place.client.service->addAccount(
            {.account = wanted, .keep = KeepPassword::ForThisRun, .grant = grant}));
        place.auth.expiresIn = 3600;
        const auto error = errorOf([&] {
            place.client.wait(place.client.service->synchronize(account.id, {.depth = SyncDepth::Bodies}));
        });
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
        const auto inbox = place.client.folder(account.id, QStringLiteral("INBOX"));
        QCOMPARE(inbox.total, 1);
        QCOMPARE(place.client.list(account.id, inbox.id).value(0).subject, QStringLiteral("Hi"));
        const auto said = server.clientLines().join('\n');
        QVERIFY2(!said.contains("USER ") && !said.contains("PASS "), said.constData());
    }

    void aRefusedTokenIsReplacedAndTriedOnceMore()
    {
        SignInPlace place;
        const auto grant = place.signIn().grant;
        ScriptedServer server(refuses(1) + "NEW\n" + letsIn(2));
        const auto account = place.add(server, grant);
        const auto error = place.sync(account);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
        QCOMPARE(place.auth.requests.size(), 2);
        QCOMPARE(
            place.auth.requests[1][QStringLiteral("refresh_token")].toLatin1(),
            place.auth.currentRefreshToken());
    }

    void aServerThatRefusesEveryTokenIsNotAskedAThirdTime()
    {
        SignInPlace place;
        const auto grant = place.signIn().grant;
        ScriptedServer server(refuses(1) + "NEW\n" + refuses(2));
        const auto account = place.add(server, grant);
        const auto error = place.sync(account);
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::SignInRefused, error->what());
        QVERIFY(error->serverText().contains(QStringLiteral("Invalid credentials")));
        const auto again = place.sync(account, true);
        QVERIFY(again);
        QVERIFY2(again->kind() == MailError::Kind::SignInRefused, again->what());
        QCOMPARE(place.auth.requests.size(), 2);
        QCOMPARE(server.clientLines().join('\n').count("AUTHENTICATE"), 2);
    }

    void whatWasTakenBackHasToBeAllowedAgain()
    {
        SignInPlace place;
        place.auth.expiresIn = 0;
        const auto grant = place.signIn().grant;
        place.auth.revoked = true;
        ScriptedServer server(letsIn(2));
        const auto account = place.add(server, grant);
        const auto error = place.sync(account);
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::SignInExpired, error->what());
        QCOMPARE(error->subject(), QStringLiteral("Example"));
        QCOMPARE(error->serverText(), QStringLiteral("Token has been expired or revoked."));
        const auto asked = place.auth.requests.size();
        QVERIFY(place.sync(account, true)); // nobody is asked again unasked
        QCOMPARE(place.auth.requests.size(), asked);
        QVERIFY(server.clientLines().isEmpty());

        place.auth.revoked = false;
        place.auth.expiresIn = 3600;
        const auto another = place.signIn().grant;
        QVERIFY(another);
        place.client.wait(place.client.service->setSignIn(account.id, another, KeepPassword::ForThisRun));
        const auto now = place.sync(account);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!now, now ? now->what() : "");
    }

    void aNewRefreshTokenTakesThePlaceOfTheOldOne()
    {
        SignInPlace place;
        place.auth.rotates = true;
        place.auth.expiresIn = 0;
        const auto grant = place.signIn().grant;
        ScriptedServer server(letsIn(2) + "NEW\n" + letsIn(3));
        const auto account = place.add(server, grant);
        for (int i = 0; i < 2; ++i) {
            const auto error = place.sync(account);
            QVERIFY2(!error, error ? error->what() : "");
            place.reconnect(account);
        }
        QCOMPARE(server.failure(), QString());
        QCOMPARE(place.auth.requests.size(), 3); // the server refuses every refresh token but the newest
    }

    void aTokenIsShownToItsProvidersServersOnly()
    {
        SignInPlace place;
        const auto grant = place.signIn().grant;
        auto account = plainAccount(Protocol::Imap, 1);
        account.incoming.host = QStringLiteral("127.0.0.2");
        const auto added = place.client.wait(place.client.service->addAccount(
            {.account = account, .keep = KeepPassword::ForThisRun, .grant = grant}));
        const auto error = place.sync(added);
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::BadUsage, error->what());
    }

    void theAccountTestTakesWhatWasAllowed()
    {
        SignInPlace place;
        const auto grant = place.signIn().grant;
        ScriptedServer server(letsIn(1) + "C: <tag> LOGOUT\nS: * BYE\nS: <tag> OK bye\n");
        ScriptedServer submission(
            "S: 220 x\nC: EHLO *\nS: 250-x\nS: 250 AUTH PLAIN XOAUTH2\nC: AUTH XOAUTH2 " + shown(1)
            + "\nS: 235 in\nC: QUIT\nS: 221 bye\n");
        auto account = plainAccount(Protocol::Imap, server.port());
        account.outgoing = account.incoming;
        account.outgoing->port = submission.port();
        const auto test = place.client.service->test(account, {.grant = grant});
        QTRY_VERIFY(test->isFinished());
        QCOMPARE(server.failure(), QString());
        QCOMPARE(submission.failure(), QString());
        for (const auto &step : test->steps())
            QVERIFY2(step.ok() || step.step == TestStep::Certificate, qPrintable(step.detail));
    }

    void anAccountTestThatWaitsForATokenCanBeCalledOff()
    {
        SignInPlace place;
        place.auth.expiresIn = 0;
        const auto grant = place.signIn().grant;
        place.auth.silent = true;
        auto test = place.client.service->test(plainAccount(Protocol::Imap, 1), {.grant = grant});
        QTRY_VERIFY(place.auth.isAsked);
        QElapsedTimer timer;
        timer.start();
        test.reset(); // waits for its thread
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }

    void manyConnectionsCauseOneRequest()
    {
        SignInPlace place;
        const auto grant = place.signIn().grant;
        QVERIFY(grant);
        const auto provider = configuredProvider(
            QStringLiteral("example"), place.client.profile.filePath(QStringLiteral("signin.json")));
        AccessTokens tokens;
        std::atomic<int> good = 0, ended = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                try {
                    const auto given = tokens.give(
                        QStringLiteral("key"),
                        {provider, [&] { return grant->tokens.refresh; }, [](const Secret &) {}});
                    good += given.token.view() == QByteArrayView(AuthorizationServer::accessToken(2));
                } catch (const MailError &error) {
                    qWarning("%s", error.what());
                }
                ++ended;
            });
        const bool all = QTest::qWaitFor([&] { return ended == 4; }, 20'000);
        for (auto &thread : threads)
            thread.join();
        QVERIFY(all);
        QCOMPARE(good.load(), 4);
        QCOMPARE(place.auth.requests.size(), 2);
    }

    void whoWaitsForATokenCanBeCalledOff()
    {
        SignInPlace place;
        const auto grant = place.signIn().grant;
        const auto provider = configuredProvider(
            QStringLiteral("example"), place.client.profile.filePath(QStringLiteral("signin.json")));
        place.auth.silent = true;
        AccessTokens tokens;
        std::atomic<int> cancelled = 0, asking = 0, ended = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&] {
                try {
                    tokens.give(
                        QStringLiteral("key"),
                        {provider,
                         [&] {
                             ++asking;
                             return grant->tokens.refresh;
                         },
                         [](const Secret &) {}});
                } catch (const MailError &error) {
                    cancelled += error.kind() == MailError::Kind::Cancelled;
                }
                ++ended;
            });
        const bool asked = QTest::qWaitFor([&] { return asking > 0; }, 10'000);
        QElapsedTimer timer;
        timer.start();
        while (ended < 2 && timer.elapsed() < 10'000) { // one that comes later has to be called off again
            tokens.cancel(QStringLiteral("key"));
            QTest::qWait(20);
        }
        for (auto &thread : threads)
            thread.join();
        QVERIFY(asked);
        QCOMPARE(cancelled.load(), 2);
    }

    void aTokenIsNowhereToBeRead()
    {
        QString log;
        logged = &log;
        const auto before = qInstallMessageHandler(keepLog);
        const auto restore = qScopeGuard([&] { qInstallMessageHandler(before); });
        QLoggingCategory::setFilterRules(QStringLiteral("*.debug=true"));
        SignInPlace place;
        place.auth.expiresIn = 0;
        place.auth.rotates = true;
        const auto grant = place.signIn().grant;
        ScriptedServer server(refuses(2) + "NEW\n" + refuses(3));
        const auto account = place.add(server, grant);
        const auto error = place.sync(account);
        QLoggingCategory::setFilterRules({});
        QVERIFY(error);
        QByteArray everything = log.toUtf8() + error->what();
        for (const auto &raised : std::as_const(place.raised))
            everything += raised.what();
        QDirIterator it(place.client.profile.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int files = 0;
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            everything += file.readAll();
            ++files;
        }
        QVERIFY(files >= 4); // accounts.json, signin.json, two databases

        ScriptedServer another(refuses(4));
        ImapConnection connection({});
        const auto refused = errorOf([&] {
            connection.open(
                plainAccount(Protocol::Imap, another.port()),
                {.user = "user",
                 .password = AuthorizationServer::accessToken(4),
                 .kind = Credentials::Kind::Token},
                [](const char *, const QString &) {});
        });
        QCOMPARE(another.failure(), QString());
        QVERIFY(refused);
        const auto transcript = connection.socket().transcript().lines().join(QLatin1Char('\n')).toUtf8();
        QVERIFY2(transcript.contains("XOAUTH2"), transcript.constData());
        everything += transcript + refused->what();
        for (const auto &secret : tracesOf("acc3ss-token-") + tracesOf("r3fresh-token-"))
            QVERIFY2(!everything.contains(secret), secret.constData());
    }
};

QTEST_GUILESS_MAIN(TestSignInTokens)
#include "tst_sign_in_tokens.moc"
