// SPDX-License-Identifier: GPL-3.0-or-later
// One scene for the three protocols: how each greets, upgrades and lets in; and a connection that tries.
#pragma once

#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/Pop3Connection.h"
#include "mailcore/protocol/SieveSession.h"
#include "mailcore/protocol/SmtpConnection.h"
#include "tests/support/Accounts.h"
#include "tests/support/TlsServer.h"

#include <QTemporaryDir>
#include <QtTest>

namespace duopost::test {

inline const char *name(Service service)
{
    constexpr const char *names[] = {"IMAP", "POP3", "SMTP", "ManageSieve"};
    return names[static_cast<int>(service)];
}

inline constexpr Service services[] = {Service::Imap, Service::Pop3, Service::Submission, Service::Filters};

inline QByteArray greeting(Service service)
{
    constexpr const char *lines[]
        = {"S: * OK ready\n", "S: +OK ready\n", "S: 220 ready\n",
           "S: \"IMPLEMENTATION\" \"x\"\nS: \"SASL\" \"PLAIN\"\nS: OK \"ready\"\n"};
    return lines[static_cast<int>(service)];
}

/// Clear text up to the moment the server agrees to TLS (which the last line says).
inline QByteArray upgrade(Service service)
{
    constexpr const char *lines[]
        = {"C: <tag> STARTTLS\nS: <tag> OK now\n", "C: STLS\nS: +OK now\n",
           "C: EHLO *\nS: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 now\n", "C: STARTTLS\nS: OK \"now\"\n"};
    return lines[static_cast<int>(service)];
}

/// After TLS: capabilities, and a log-in by PLAIN.
inline QByteArray letIn(Service service)
{
    constexpr const char *lines[] = {
        "C: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\nS: <tag> OK done\n"
        "C: <tag> AUTHENTICATE PLAIN *\nS: <tag> OK [CAPABILITY IMAP4rev1] in\n",
        "C: CAPA\nS: +OK\nS: SASL PLAIN\nS: .\nC: AUTH PLAIN\nS: +\nC: *\nS: +OK in\nC: CAPA\nS: +OK\nS: .\n",
        "C: EHLO *\nS: 250-x\nS: 250 AUTH PLAIN\nC: AUTH PLAIN *\nS: 235 in\n",
        "C: AUTHENTICATE \"PLAIN\" *\nS: OK \"in\"\nC: CAPABILITY\nS: \"IMPLEMENTATION\" \"x\"\nS: OK\n"};
    return lines[static_cast<int>(service)];
}

/// A whole dialogue up to the log-in.
inline QByteArray dialogue(Service service, Security security)
{
    switch (security) {
    case Security::Tls:
        return "TLS\n" + greeting(service) + letIn(service);
    case Security::StartTls:
        // ManageSieve tells its capabilities anew by itself (RFC 5804 section 2.2).
        return greeting(service) + upgrade(service) + "TLS\n"
            + (service == Service::Filters ? greeting(service) : QByteArray()) + letIn(service);
    case Security::Plaintext:
        break;
    }
    return greeting(service) + letIn(service);
}

/// Connects and logs in as a session would.
class Visitor {
public:
    QString host = QStringLiteral("127.0.0.1");
    QString caFile;
    bool insecurePlaintext = false;
    Credentials credentials = testCredentials();
    int readMs = 10'000, connectMs = 10'000, silenceMs = 300;

    /// @return the error, if it was not let in
    std::optional<MailError> visit(Service service, quint16 port, Security security)
    {
        auto account = plainAccount(service == Service::Pop3 ? Protocol::Pop3 : Protocol::Imap, port);
        account.incoming.host = host;
        account.incoming.security = security;
        account.outgoing = account.incoming;
        account.caFile = caFile;
        account.insecurePlaintext = insecurePlaintext;
        const MailSocket::Timeouts timeouts{connectMs, readMs, silenceMs};
        const auto report = [](const char *, const QString &) {};
        return errorOf([&] {
            switch (service) {
            case Service::Imap: {
                ImapConnection connection({}, {.timeouts = timeouts});
                run(connection, account, report);
                break;
            }
            case Service::Pop3: {
                Pop3Connection connection({}, timeouts);
                run(connection, account, report);
                break;
            }
            case Service::Submission: {
                SmtpConnection connection({}, timeouts);
                run(connection, account, report);
                break;
            }
            case Service::Filters: {
                FiltersVisit connection({}, timeouts);
                run(connection, account, report);
                break;
            }
            }
        });
    }

    ConnectionFacts facts; ///< of the last visit
    QStringList transcript;
    std::function<void(MailSocket &)> afterwards; ///< done on the connection once it is logged in

private:
    struct FiltersVisit : SieveSession {
        using SieveSession::SieveSession;
        void open(const Account &account, const Credentials &given, const StepReport &)
        {
            SieveSession::open(account.incoming, account, given);
        }
    };
    template <class C> void run(C &connection, const Account &account, const StepReport &report)
    {
        const auto look = [&] {
            facts = connection.socket().facts();
            transcript = connection.socket().transcript().lines();
        };
        try {
            connection.open(account, credentials, report);
            look();
            if (afterwards)
                afterwards(connection.socket());
        } catch (const MailError &) {
            look();
            throw;
        }
    }
};

/// An authority of the tests' own, in a file that an account can name.
struct Authority {
    Identity root = makeIdentity({.commonName = "Test Root", .isAuthority = true});
    QTemporaryDir folder;

    QString file() const { return folder.filePath(QStringLiteral("root.pem")); }
    Authority()
    {
        QFile out(file());
        if (!out.open(QIODevice::WriteOnly) || out.write(root.pem()) < 0)
            qFatal("no room for a certificate");
    }
    Identity issue(const Wanted &wanted) const { return makeIdentity(wanted, &root); }
    /// For 127.0.0.1 and mail.example.test.
    Identity good() const { return issue({.alternativeNames = "IP:127.0.0.1,DNS:mail.example.test"}); }
};

} // namespace duopost::test
