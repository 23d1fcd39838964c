// SPDX-License-Identifier: GPL-3.0-or-later
// The mechanisms against the examples of their RFCs, and against servers that cheat.
#include "mailcore/protocol/SaslExchange.h"
#include "tests/support/Accounts.h"

#include <QtTest>

using namespace duopost;

namespace {

QByteArray bytes(const Secret &secret)
{
    return secret.view().toByteArray();
}

const QByteArray nonce7677("rOprNGfwEbeRWgbNEkqO");
const QByteArray
    first7677("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");

} // namespace

class TestSasl : public QObject {
    Q_OBJECT
private slots:
    void plainIsThatOfRfc4616()
    {
        auto exchange = makeSaslExchange("PLAIN", {"tim", "tanstaaftanstaaf"});
        QCOMPARE(bytes(*exchange->initialResponse()), QByteArray("\0tim\0tanstaaftanstaaf", 21));
    }

    void loginAnswersTwoQuestions()
    {
        auto exchange = makeSaslExchange("LOGIN", {"tim", "secret"});
        QVERIFY(!exchange->initialResponse());
        QCOMPARE(bytes(exchange->respond("Username:")), QByteArray("tim"));
        QCOMPARE(bytes(exchange->respond("Password:")), QByteArray("secret"));
        QVERIFY(errorOf([&] { exchange->respond("Again:"); }));
    }

    void cramMd5IsThatOfRfc2195()
    {
        auto exchange = makeSaslExchange("CRAM-MD5", {"tim", "tanstaaftanstaaf"});
        QVERIFY(!exchange->initialResponse());
        QCOMPARE(
            bytes(exchange->respond("<1896.697170952@postoffice.reston.mci.net>")),
            QByteArray("tim b913a602c7eda7a495b4e6e7334d3890"));
    }

    void scramSha1IsThatOfRfc5802()
    {
        auto exchange = makeSaslExchange("SCRAM-SHA-1", {"user", "pencil"}, "fyko+d2lbbFgONRv9qkxdawL");
        QCOMPARE(bytes(*exchange->initialResponse()), QByteArray("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"));
        QCOMPARE(
            bytes(exchange->respond("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096")),
            QByteArray("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));
        QVERIFY(!exchange->isProven());
        QVERIFY(exchange->respond("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=").isEmpty());
        QVERIFY(exchange->isProven());
    }

    void scramSha256IsThatOfRfc7677()
    {
        auto exchange = makeSaslExchange("SCRAM-SHA-256", {"user", "pencil"}, nonce7677);
        QCOMPARE(bytes(*exchange->initialResponse()), QByteArray("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"));
        QCOMPARE(
            bytes(exchange->respond(first7677)),
            QByteArray("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                       "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));
        exchange->respond("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        QVERIFY(exchange->isProven());
    }

    void aServerThatCheatsIsNotAnswered_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::newRow("another nonce") << QByteArray("r=somebodyelses,s=QSXCR+Q6sek8bf92,i=4096");
        QTest::newRow("our nonce alone") << QByteArray("r=rOprNGfwEbeRWgbNEkqO,s=QSXCR+Q6sek8bf92,i=4096");
        QTest::newRow("no salt") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,i=4096");
        QTest::newRow("one round") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=QSXCR+Q6sek8bf92,i=1");
        QTest::newRow("rounds for hours")
            << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=QSXCR+Q6sek8bf92,i=2000000000");
        QTest::newRow("an extension we must know")
            << QByteArray("m=x,r=rOprNGfwEbeRWgbNEkqOx,s=QSXCR+Q6sek8bf92,i=4096");
        QTest::newRow("nothing") << QByteArray();
    }
    void aServerThatCheatsIsNotAnswered()
    {
        QFETCH(QByteArray, first);
        auto exchange = makeSaslExchange("SCRAM-SHA-256", {"user", "pencil"}, nonce7677);
        exchange->initialResponse();
        const auto error = errorOf([&] { exchange->respond(first); });
        QVERIFY(error);
        QVERIFY(error->kind() == MailError::Kind::ProtocolViolation);
    }

    void aServerThatDoesNotKnowThePasswordIsFoundOut()
    {
        for (const auto *last : {"v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "v=", "e=other-error", ""}) {
            auto exchange = makeSaslExchange("SCRAM-SHA-256", {"user", "pencil"}, nonce7677);
            exchange->respond(first7677);
            QVERIFY(errorOf([&] { exchange->respond(last); }));
            QVERIFY(!exchange->isProven());
        }
    }

    void namesWithCommasAndEqualsAreEscaped()
    {
        auto exchange = makeSaslExchange("SCRAM-SHA-1", {"a=b,c", "x"}, "n");
        QCOMPARE(bytes(*exchange->initialResponse()), QByteArray("n,,n=a=3Db=2Cc,r=n"));
    }

    void tokensGoAsGoogleSays()
    {
        auto exchange = makeSaslExchange(
            "XOAUTH2", {"someuser@example.com", "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"});
        QCOMPARE(
            bytes(exchange->initialResponse()->toBase64()),
            QByteArray(
                "dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJo"
                "ZG1semRHRXVZMjl0Q2cBAQ=="));
        QVERIFY(exchange->respond("{\"status\":\"401\"}").isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSasl)
#include "tst_sasl.moc"
