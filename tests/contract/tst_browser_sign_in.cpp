// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with the browser, from the question to a mail server that takes nothing but the token.
#include "mailcore/oauth/AccessTokens.h"
#include "mailcore/oauth/SignInGrant.h"
#include "mailcore/protocol/ImapConnection.h"
#include "tests/support/Accounts.h"
#include "tests/support/AuthorizationServer.h"
#include "tests/support/ScriptedServer.h"
#include "tests/support/ServiceClient.h"

#include <QDirIterator>
#include <QUrlQuery>
#include <QtTest>
#include <thread>

using namespace duopost;
using namespace duopost::test;

namespace {

QByteArray shown(int token)
{
    return ("user=user\x01"
            "auth=Bearer "
            + AuthorizationServer::accessToken(token) + "\x01\x01")
        .toBase64();
}

QByteArray greeting(int token)
{
    return "S: * OK ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN\n"
           "S: <tag> OK done\nC: <tag> AUTHENTICATE XOAUTH2 "
        + shown(token) + "\n";
}

/// Lets this token in, to a mailbox without folders.
QByteArray letsIn(int token)
{
    return greeting(token)
        + "S: a002 OK [CAPABILITY IMAP4rev1] in\nC: <tag> LIST *\nS: <tag> OK done\nC: <tag> LSUB *\nS: <tag> "
          "OK "
          "done\n";
}

QByteArray refuses(int token)
{
    return greeting(token)
        + "S: + eyJzdGF0dXMiOiI0MDAifQ==\nC: \nS: a002 NO [AUTHENTICATIONFAILED] Invalid credentials\n";
}

/// A text, and what base64 makes of it wherever in a longer text it stands.
QList<QByteArray> tracesOf(const QByteArray &text)
{
    QList<QByteArray> result{text};
    for (int before = 0; before < 3; ++before)
        result << (QByteArray(before, ' ') + text).toBase64().mid(before ? 4 : 0).chopped(4);
    return result;
}

QString *logged = nullptr;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    *logged += text + QLatin1Char('\n');
}

struct Ending {
    SignInGrantPtr grant;
    std::optional<MailError> error;
    QByteArray page;
};

using Person = std::function<QUrl(const QUrl &)>;

} // namespace

class TestBrowserSignIn : public QObject {
    Q_OBJECT

    struct Place {
        AuthorizationServer auth;
        ServiceClient client;
        QList<MailError> raised;

        explicit Place(bool trusted = true)
        {
            write(auth.settings(trusted));
            QObject::connect(
                client.service.get(), &MailService::errorRaised, &auth,
                [this](AccountId, const MailError &error) { raised << error; });
        }
        void write(const QByteArray &settings) const
        {
            QFile file(client.profile.filePath(QStringLiteral("signin.json")));
            if (!file.open(QIODevice::WriteOnly) || file.write(settings) != settings.size())
                qFatal("no room for a file");
        }
        Ending signIn(const Person &person, const QByteArray &language = "en")
        {
            Ending outcome;
            const auto running
                = client.service->signIn(QStringLiteral("example"), QStringLiteral("anna+x@example.org"));
            connect(running.get(), &BrowserSignIn::openBrowser, &auth, [&](const QUrl &question) {
                outcome.page = browse(person(question), language);
            });
            connect(running.get(), &BrowserSignIn::succeeded, &auth, [&](const auto &g) { outcome.grant = g; });
            connect(running.get(), &BrowserSignIn::failed, &auth, [&](const auto &e) { outcome.error = e; });
            if (!QTest::qWaitFor([&] { return running->isFinished(); }, 20'000))
                qFatal("the sign-in does not end");
            return outcome;
        }
        Ending signIn()
        {
            return signIn([this](const QUrl &question) { return auth.allow(question); });
        }
        Account add(const ScriptedServer &server, const SignInGrantPtr &grant)
        {
            return client.wait(client.service->addAccount(
                {.account = plainAccount(Protocol::Imap, server.port()),
                 .keep = KeepPassword::ForThisRun,
                 .grant = grant}));
        }
        std::optional<MailError> sync(const Account &account, bool automatic = false)
        {
            return errorOf([&] {
                client.wait(client.service->synchronize(
                    account.id, {.depth = SyncDepth::Headers, .automatic = automatic}));
            });
        }
        void reconnect(const Account &account)
        {
            auto changed = account; // another host name for the same server would do as well
            changed.enabled = false;
            client.wait(client.service->updateAccount(changed));
            changed.enabled = true;
            client.wait(client.service->updateAccount(changed));
        }
    };

private slots:
    void theWholeWayEndsInAMailbox()
    {
        Place place;
        const auto outcome = place.signIn();
        QVERIFY2(outcome.grant, outcome.error ? outcome.error->what() : "");
        const auto &question = place.auth.question;
        QCOMPARE(question[QStringLiteral("response_type")], QStringLiteral("code"));
        QCOMPARE(question[QStringLiteral("client_id")], QStringLiteral("client+id"));
        QCOMPARE(question[QStringLiteral("scope")], QStringLiteral("mail offline_access"));
        QCOMPARE(question[QStringLiteral("login_hint")], QStringLiteral("anna+x@example.org"));
        QCOMPARE(question[QStringLiteral("code_challenge_method")], QStringLiteral("S256"));
        QCOMPARE(question[QStringLiteral("state")].size(), 43);
        QVERIFY(question[QStringLiteral("redirect_uri")].startsWith(QStringLiteral("http://127.0.0.1:")));
        QVERIFY(!question.contains(QStringLiteral("code_verifier")));
        QVERIFY2(outcome.page.contains("Duopost has the answer."), outcome.page.constData());
        QCOMPARE(place.auth.requests.size(), 1);

        ScriptedServer server(letsIn(1));
        const auto account = place.add(server, outcome.grant);
        QCOMPARE(account.signIn, QStringLiteral("example"));
        const auto error = place.sync(account);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
        QCOMPARE(place.auth.requests.size(), 1); // the first token was still good

        place.client.service.reset();
        place.client.service = MailService::open(place.client.profile.path(), Perform::WhenAsked);
        QCOMPARE(place.client.service->accounts().value(0).signIn, QStringLiteral("example"));
        QCOMPARE(place.client.service->accounts().value(0).secretName, account.secretName);
    }

    void theAnswerPageIsInTheBrowsersLanguage()
    {
        Place place;
        const auto outcome = place.signIn([&](const QUrl &q) { return place.auth.allow(q); }, "de-DE,de;q=0.9");
        QVERIFY2(outcome.page.contains("Duopost hat die Antwort."), outcome.page.constData());
        QVERIFY(outcome.page.contains("\r\nReferrer-Policy: no-referrer\r\n"));
    }

    void anAnswerToAnotherQuestionIsRefused_data()
    {
        QTest::addColumn<QString>("state");
        QTest::newRow("wrong") << QStringLiteral("state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&");
        QTest::newRow("empty") << QStringLiteral("state=&");
        QTest::newRow("none") << QString();
    }
    void anAnswerToAnotherQuestionIsRefused()
    {
        QFETCH(QString, state);
        Place place;
        const auto outcome = place.signIn([&](const QUrl &question) {
            auto url = place.auth.allow(question);
            url.setQuery(
                state + QStringLiteral("code=") + QUrlQuery(url).queryItemValue(QStringLiteral("code")));
            return url;
        });
        QVERIFY(outcome.error);
        QVERIFY2(outcome.error->kind() == MailError::Kind::SignInRefused, outcome.error->what());
        QVERIFY(place.auth.requests.isEmpty()); // the code was not even shown
    }

    void onlyWhoAskedHasTheVerifier()
    {
        Place place;
        const auto outcome = place.signIn([&](const QUrl &question) {
            const auto url = place.auth.allow(question);
            place.auth.question[QStringLiteral("code_challenge")] = QString(43, QLatin1Char('A'));
            return url;
        });
        QVERIFY(outcome.error);
        QVERIFY2(outcome.error->kind() == MailError::Kind::SignInRefused, outcome.error->what());
        QCOMPARE(outcome.error->serverText(), QStringLiteral("This code is not for you."));
        QCOMPARE(outcome.error->detail(), QStringLiteral("invalid_grant"));
    }

    void thePersonsNoIsHeard()
    {
        Place place;
        const auto outcome = place.signIn([&](const QUrl &question) {
            auto url = place.auth.allow(question);
            url.setQuery(
                QStringLiteral("error=access_denied&error_description=She+said+no%2E&state=")
                + place.auth.question[QStringLiteral("state")]);
            return url;
        });
        QVERIFY(outcome.error);
        QVERIFY2(outcome.error->kind() == MailError::Kind::SignInRefused, outcome.error->what());
        QCOMPARE(outcome.error->detail(), QStringLiteral("access_denied"));
        QCOMPARE(outcome.error->serverText(), QStringLiteral("She said no."));
        QVERIFY2(outcome.page.contains("Nothing was allowed."), outcome.page.constData());
    }

    void whatTheProviderAnswersIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row
            = [](const char *name, const QByteArray &answer, MailError::Kind kind, const char *words) {
                  QTest::newRow(name) << answer << int(kind) << QString::fromLatin1(words);
              };
        row("unknown client", "401 {\"error\":\"invalid_client\",\"error_description\":\"Who?\"}",
            MailError::Kind::SignInRefused, "Who?");
        row("without words", "400 {\"error\":\"invalid_request\"}", MailError::Kind::SignInRefused,
            "invalid_request");
        row("out of order", "503 {\"error\":\"server_error\"}", MailError::Kind::TemporarilyRefused,
            "server_error");
        row("too often", "429 slow down", MailError::Kind::TemporarilyRefused, "");
        row("no JSON", "200 <html>", MailError::Kind::ProtocolViolation, "");
        row("another kind of token", "200 {\"access_token\":\"x\",\"token_type\":\"mac\"}",
            MailError::Kind::ProtocolViolation, "");
        row("for this moment only", "200 {\"access_token\":\"x\",\"token_type\":\"bearer\"}",
            MailError::Kind::SignInRefused, "");
        row("sent elsewhere", "307 {}", MailError::Kind::ProtocolViolation, "");
        row("too much", "200 " + QByteArray(300 * 1024, ' '), MailError::Kind::LimitExceeded, "");
    }
    void whatTheProviderAnswersIsToldApart()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        QFETCH(QString, words);
        Place place;
        place.auth.answerInstead = answer;
        const auto outcome = place.signIn();
        QVERIFY(outcome.error);
        QVERIFY2(int(outcome.error->kind()) == kind, outcome.error->what());
        QCOMPARE(outcome.error->serverText(), words);
        QCOMPARE(place.auth.requests.size(), 1);
    }

    void whoIsNotTrustedIsShownNoCode()
    {
        Place place(false);
        const auto outcome = place.signIn();
        QVERIFY(outcome.error);
        QVERIFY2(outcome.error->kind() == MailError::Kind::CertificateUntrusted, outcome.error->what());
        QVERIFY(place.auth.requests.isEmpty());
    }

    void withoutAClientIdNothingIsOpened()
    {
        Place place;
        place.write("{}");
        const auto running = place.client.service->signIn(QStringLiteral("google"), {});
        QSignalSpy opened(running.get(), &BrowserSignIn::openBrowser);
        std::optional<MailError> error;
        connect(running.get(), &BrowserSignIn::failed, &place.auth, [&](const auto &e) { error = e; });
        QTRY_VERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::SignInNotConfigured, error->what());
        QVERIFY(opened.isEmpty());
        const auto offer = place.client.service->signInOffer(QStringLiteral("imap.gmail.com"));
        QCOMPARE(offer.name, QStringLiteral("Google"));
        QVERIFY(!offer.isPossible());
    }

    void whatElseABrowserAsksForEndsNothing()
    {
        Place place;
        QByteArrayList others;
        const auto outcome = place.signIn([&](const QUrl &question) {
            const auto url = place.auth.allow(question);
            auto icon = url;
            icon.setPath(QStringLiteral("/favicon.ico"));
            others << browse(icon);
            auto large = url;
            large.setQuery(QString(20'000, QLatin1Char('x')));
            others << browse(large);
            return url;
        });
        QVERIFY2(others[0].startsWith("HTTP/1.1 404 "), others[0].constData());
        QCOMPARE(others[1], QByteArray());
        QVERIFY2(outcome.grant, outcome.error ? outcome.error->what() : "");
    }

    void waitingForTheBrowserEndsWhenToldTo()
    {
        Place place;
        const auto running = place.client.service->signIn(QStringLiteral("example"), {});
        std::optional<MailError> error;
        QUrl question;
        connect(running.get(), &BrowserSignIn::openBrowser, &place.auth, [&](const QUrl &url) {
            question = place.auth.allow(url);
            running->cancel();
        });
        connect(running.get(), &BrowserSignIn::failed, &place.auth, [&](const auto &e) { error = e; });
        QTRY_VERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::Cancelled, error->what());
        QCOMPARE(browse(question), QByteArray("nobody there"));
    }

    void waitingForTheBrowserEndsByItself()
    {
        Place place;
        const auto file = place.client.profile.filePath(QStringLiteral("signin.json"));
        const auto error = errorOf([&] {
            obtainGrant(
                configuredProvider(QStringLiteral("example"), file), {}, {}, [](const QUrl &) {}, 50);
        });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::TimedOut, error->what());
    }

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
        Place place;
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

    void aRefusedTokenIsReplacedAndTriedOnceMore()
    {
        Place place;
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
        Place place;
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
        Place place;
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
        Place place;
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
        Place place;
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
        Place place;
        const auto grant = place.signIn().grant;
        ScriptedServer server(letsIn(1) + "C: <tag> LOGOUT\nS: * BYE\nS: <tag> OK bye\n");
        const auto test
            = place.client.service->test(plainAccount(Protocol::Imap, server.port()), {.grant = grant});
        QTRY_VERIFY(test->isFinished());
        QCOMPARE(server.failure(), QString());
        QVERIFY2(test->steps()[2].ok(), qPrintable(test->steps()[2].detail));
        QVERIFY2(test->steps()[3].ok(), qPrintable(test->steps()[3].detail));
    }

    void manyConnectionsCauseOneRequest()
    {
        Place place;
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
        Place place;
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
        Place place;
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

QTEST_GUILESS_MAIN(TestBrowserSignIn)
#include "tst_browser_sign_in.moc"
