// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords and tokens in a real keyring (GNOME's, by the Secret Service interface), on a message bus of its
// own.
#include "tests/support/KeyringServer.h"
#include "tests/support/SignInPlace.h"

#include <QDirIterator>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

/// Files below a folder that hold the text, or its base64 form.
QStringList filesWith(const QString &folder, const QByteArray &text)
{
    QStringList found;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (!file.open(QIODevice::ReadOnly))
            continue; // a socket
        const QByteArray bytes = file.readAll();
        if (bytes.contains(text) || bytes.contains(text.toBase64().chopped(4)))
            found << file.fileName();
    }
    return found;
}

} // namespace

class TestKeyring : public QObject {
    Q_OBJECT

    std::unique_ptr<KeyringServer> m_keyring;
    std::unique_ptr<Lab> m_lab;

    Account labAccount(QString &password) const
    {
        auto account = m_lab->account(m_lab->users().first(), Protocol::Imap, Security::Tls);
        QFile file(account.passwordFile);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no password");
        password = QString::fromUtf8(file.readAll().trimmed());
        account.passwordFile.clear();
        return account;
    }

private slots:
    void initTestCase()
    {
        m_keyring = std::make_unique<KeyringServer>();
        if (m_keyring->isMissing() && !qEnvironmentVariableIsSet("DUOPOST_SERVERS_REQUIRED"))
            QSKIP(qPrintable(m_keyring->problem()));
        QVERIFY2(m_keyring->problem().isEmpty(), qPrintable(m_keyring->problem()));
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
    }

    void aPasswordIsInTheKeyringAndNowhereElse()
    {
        QString password;
        const Account wanted = labAccount(password);
        ServiceClient client;
        const auto account = client.wait(client.service->addAccount(
            {.account = wanted, .password = password, .keep = KeepPassword::InKeyring}));
        client.sync(account.id);
        QCOMPARE(m_keyring->find(account.secretName), password.toUtf8());
        // Another run finds it there.
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        client.sync(account.id);
        QCOMPARE(filesWith(client.profile.path(), password.toUtf8()), QStringList());
        QCOMPARE(filesWith(m_keyring->folder(), password.toUtf8()), QStringList()); // it is encrypted there
        // Who goes takes the secret along.
        client.wait(client.service->removeAccount(account.id, LocalMail::Delete));
        client.service.reset();
        QCOMPARE(m_keyring->find(account.secretName), QByteArray());
    }

    void aNewPasswordReplacesTheOldOne()
    {
        QString password;
        const Account wanted = labAccount(password);
        ServiceClient client;
        const auto account = client.wait(client.service->addAccount(
            {.account = wanted, .password = QStringLiteral("wrong"), .keep = KeepPassword::InKeyring}));
        const auto refused = errorOf([&] { client.sync(account.id); });
        QVERIFY(refused && refused->kind() == MailError::Kind::WrongPassword);
        client.wait(client.service->setPassword(account.id, password, KeepPassword::InKeyring));
        client.sync(account.id);
        QCOMPARE(m_keyring->find(account.secretName), password.toUtf8());
    }

    void aRefreshTokenIsInTheKeyringAndNowhereElse()
    {
        SignInPlace place;
        const auto grant = place.signIn().grant;
        QVERIFY(grant);
        ScriptedServer server(letsIn(1) + "NEW\n" + letsIn(2));
        const auto account = place.client.wait(place.client.service->addAccount(
            {.account = plainAccount(Protocol::Imap, server.port()),
             .keep = KeepPassword::InKeyring,
             .grant = grant}));
        QVERIFY(!place.sync(account));
        QVERIFY(m_keyring->find(account.secretName).contains(place.auth.currentRefreshToken()));
        // Another run asks the provider for an access token with it.
        place.client.service.reset();
        place.client.service = MailService::open(place.client.profile.path(), Perform::WhenAsked);
        const auto again = place.sync(account);
        QVERIFY2(!again, again ? again->what() : "");
        QCOMPARE(
            place.auth.requests.last().value(QStringLiteral("grant_type")), QStringLiteral("refresh_token"));
        for (const QByteArray &secret : {place.auth.currentRefreshToken(), AuthorizationServer::accessToken(2)})
            QCOMPARE(filesWith(place.client.profile.path(), secret), QStringList());
    }

    void aLockedKeyringIsSaidAndLosesNothing()
    {
        QString password;
        const Account wanted = labAccount(password);
        ServiceClient client;
        const auto account = client.wait(client.service->addAccount(
            {.account = wanted, .password = password, .keep = KeepPassword::InKeyring}));
        client.service.reset();
        QVERIFY(m_keyring->lock());
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        const auto error = errorOf([&] { client.sync(account.id); });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::NoPassword, error->what());
        // For this run it can be typed.
        client.wait(client.service->setPassword(account.id, password, KeepPassword::ForThisRun));
        client.sync(account.id);
        QCOMPARE(filesWith(client.profile.path(), password.toUtf8()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
