// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with the browser, from the question to a mail server that takes nothing but the token.
#include "mailcore/oauth/SignInGrant.h"
#include "tests/support/SignInPlace.h"

#include <QUrlQuery>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestBrowserSignIn : public QObject {
    Q_OBJECT
private slots:
    void theWholeWayEndsInAMailbox()
    {
        SignInPlace place;
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
        SignInPlace place;
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
        SignInPlace place;
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
        SignInPlace place;
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
        SignInPlace place;
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
        SignInPlace place;
        place.auth.answerInstead = answer;
        const auto outcome = place.signIn();
        QVERIFY(outcome.error);
        QVERIFY2(int(outcome.error->kind()) == kind, outcome.error->what());
        QCOMPARE(outcome.error->serverText(), words);
        QCOMPARE(place.auth.requests.size(), 1);
    }

    void whoIsNotTrustedIsShownNoCode()
    {
        SignInPlace place(false);
        const auto outcome = place.signIn();
        QVERIFY(outcome.error);
        QVERIFY2(outcome.error->kind() == MailError::Kind::CertificateUntrusted, outcome.error->what());
        QVERIFY(place.auth.requests.isEmpty());
    }

    void withoutAClientIdNothingIsOpened()
    {
        SignInPlace place;
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
        SignInPlace place;
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
        SignInPlace place;
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
        SignInPlace place;
        const auto file = place.client.profile.filePath(QStringLiteral("signin.json"));
        const auto error = errorOf([&] {
            obtainGrant(
                configuredProvider(QStringLiteral("example"), file), {}, {}, [](const QUrl &) {}, 50);
        });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::TimedOut, error->what());
    }
};

QTEST_GUILESS_MAIN(TestBrowserSignIn)
#include "tst_browser_sign_in.moc"
