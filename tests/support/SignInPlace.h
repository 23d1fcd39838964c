// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/Accounts.h"
#include "tests/support/AuthorizationServer.h"
#include "tests/support/ScriptedServer.h"
#include "tests/support/ServiceClient.h"

#include <QTest>

namespace duopost::test {

inline QByteArray shown(int token)
{
    return ("user=user\x01"
            "auth=Bearer "
            + AuthorizationServer::accessToken(token) + "\x01\x01")
        .toBase64();
}

inline QByteArray greeting(int token)
{
    return "S: * OK ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN\n"
           "S: <tag> OK done\nC: <tag> AUTHENTICATE XOAUTH2 "
        + shown(token) + "\n";
}

/// Lets this token in, to a mailbox in which nothing can be opened.
inline QByteArray letsIn(int token)
{
    return greeting(token)
        + "S: a002 OK [CAPABILITY IMAP4rev1] in\nC: <tag> LIST *\nS: * LIST (\\Noselect) \"/\" Shelf\n"
          "S: <tag> OK done\nC: <tag> LSUB *\nS: <tag> OK done\n";
}

inline QByteArray refuses(int token)
{
    return greeting(token)
        + "S: + eyJzdGF0dXMiOiI0MDAifQ==\nC: \nS: a002 NO [AUTHENTICATIONFAILED] Invalid credentials\n";
}

struct Ending {
    SignInGrantPtr grant;
    std::optional<MailError> error;
    QByteArray page;
};

using Person = std::function<QUrl(const QUrl &)>;

/// A profile whose accounts sign in at an authorisation server of the test's own.
struct SignInPlace {
    AuthorizationServer auth;
    ServiceClient client;
    QList<MailError> raised;

    explicit SignInPlace(bool trusted = true)
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
        QObject::connect(running.get(), &BrowserSignIn::openBrowser, &auth, [&](const QUrl &question) {
            outcome.page = browse(person(question), language);
        });
        QObject::connect(
            running.get(), &BrowserSignIn::succeeded, &auth, [&](const auto &g) { outcome.grant = g; });
        QObject::connect(
            running.get(), &BrowserSignIn::failed, &auth, [&](const auto &e) { outcome.error = e; });
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
            client.wait(
                client.service->synchronize(account.id, {.depth = SyncDepth::Headers, .automatic = automatic}));
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

} // namespace duopost::test
