// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of signing in with the browser that need no server.
#include "mailcore/MailError.h"
#include "mailcore/Provider.h"
#include "mailcore/oauth/OAuthProvider.h"
#include "mailcore/oauth/Pkce.h"
#include "tests/support/Accounts.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;

class TestOAuthParts : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString settings(const QByteArray &json) const
    {
        const auto path = m_folder.filePath(QStringLiteral("signin.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            qFatal("no room for a file");
        return path;
    }

private slots:
    void theChallengeIsThatOfTheRfc()
    {
        // RFC 7636, appendix B
        QCOMPARE(
            challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    void whatCannotBeGuessedIsLongAndNeverTheSame()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 100; ++i) {
            const auto text = unguessable();
            QCOMPARE(text.size(), 43); // RFC 7636 section 4.1: at least 43 of these characters
            QVERIFY(QRegularExpression(QStringLiteral("^[A-Za-z0-9_-]+$"))
                        .match(QString::fromLatin1(text))
                        .hasMatch());
            seen << text;
        }
        QCOMPARE(seen.size(), 100);
    }

    void everyProviderOfTheCatalogueThatWantsABrowserIsKnown()
    {
        int checked = 0;
        const auto offers = oauthProviders({});
        for (const auto &provider : knownProviders()) {
            if (provider.signIn != SignIn::OAuth2)
                continue;
            for (const auto &server : provider.servers) {
                ++checked;
                QVERIFY2(
                    std::any_of(
                        offers.begin(), offers.end(),
                        [&](const OAuthProvider &offer) { return offer.serves(server.host); }),
                    qPrintable(server.host));
            }
        }
        QVERIFY(checked >= 9); // Gmail, Outlook.com, Microsoft 365: three services each
    }

    void theSettingsOfTheProfileAddAClientId()
    {
        const auto file = settings("{\"google\": {\"clientId\": \"mine\", \"clientSecret\": \"s\"}}");
        const auto google = configuredProvider(QStringLiteral("google"), file);
        QCOMPARE(google.clientId, QStringLiteral("mine"));
        QCOMPARE(google.clientSecret, QStringLiteral("s"));
        QCOMPARE(google.token.host(), QStringLiteral("oauth2.googleapis.com"));
        QVERIFY(google.serves(QStringLiteral("IMAP.gmail.com")));
        QVERIFY(!google.serves(QStringLiteral("imap.gmail.com.example.org")));
        const auto error = errorOf([&] { configuredProvider(QStringLiteral("microsoft"), file); });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::SignInNotConfigured, error->what());
        QCOMPARE(error->subject(), QStringLiteral("Microsoft"));
    }

    void whatIsNotHttpsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("http") << QByteArray(
            "{\"google\": {\"token\": \"http://oauth2.googleapis.com/token\"}}");
        QTest::newRow("no host") << QByteArray("{\"google\": {\"authorization\": \"https:///x\"}}");
        QTest::newRow("nothing") << QByteArray("{\"own\": {\"clientId\": \"x\"}}");
        QTest::newRow("no JSON") << QByteArray("clientId = x");
    }
    void whatIsNotHttpsIsRefused()
    {
        QFETCH(QByteArray, json);
        const auto file = settings(json);
        const auto error = errorOf([&] { oauthProviders(file); });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::FileUnreadable, error->what());
    }
};

QTEST_GUILESS_MAIN(TestOAuthParts)
#include "tst_oauth_parts.moc"
