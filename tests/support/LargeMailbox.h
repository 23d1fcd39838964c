// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand messages on a real server, one of which makes unique-ids that tell nothing.
#pragma once

#include "mailcore/Lab.h"
#include "tests/support/CyrusServer.h"

#include <QtTest>

namespace duopost::test {

inline constexpr int largeCount = 10'000;

inline QByteArray largeMessage(int number, const QByteArray &where)
{
    const auto text = where + '-' + QByteArray::number(number);
    return "From: =?utf-8?q?J=C3=B6rg?= <j@example.org>\r\nTo: anna@lab.example\r\nSubject: " + text
        + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <" + text
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + QByteArray("Eine Zeile mit etwas Text darin, damit es etwas zu holen gibt.\r\n").repeated(20) + text
        + "\r\n";
}

class LargeMailbox {
public:
    enum class Server { Dovecot, DovecotIdsThatTellNothing, Cyrus };
    static void addRows()
    {
        QTest::addColumn<Server>("server");
        QTest::addColumn<QString>("formula");
        QTest::newRow("Dovecot") << Server::Dovecot << QStringLiteral("%08Xu%08Xv");
        QTest::newRow("Dovecot, ids that tell nothing") << Server::DovecotIdsThatTellNothing << QString();
        QTest::newRow("Cyrus") << Server::Cyrus << QStringLiteral("%v.%u");
    }
    /// Why it cannot run here; empty if it can, or must.
    static QString whyNot(Server server)
    {
        return server == Server::Cyrus && !CyrusServer::isRequired() ? CyrusServer::whyNot() : QString();
    }

    /// @throws MailError LabUnavailable
    explicit LargeMailbox(Server server)
    {
        if (server == Server::Cyrus) {
            m_cyrus = std::make_unique<CyrusServer>(QStringList{m_name}, CyrusServer::Names::Plain);
            m_cyrus->fill(m_name, QStringLiteral("INBOX"), messages());
            return;
        }
        m_lab = Lab::start(
            {.sampleMail = false,
             .extraDovecotConfig
             = server == Server::Dovecot ? QString() : QStringLiteral("pop3_uidl_format = %g\n")});
        m_lab->fill(m_lab->users().first(), QStringLiteral("INBOX"), messages());
    }
    Account account(Protocol protocol) const
    {
        return m_lab ? m_lab->account(m_lab->users().first(), protocol, Security::Plaintext)
                     : m_cyrus->account(m_name, protocol, Security::Plaintext);
    }

private:
    static QList<LabMessage> messages()
    {
        QList<LabMessage> result;
        for (int i = 0; i < largeCount; ++i)
            result << LabMessage{
                .bytes = largeMessage(i, "inbox"),
                .received = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i)};
        return result;
    }

    const QString m_name = QStringLiteral("anna");
    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<CyrusServer> m_cyrus;
};

} // namespace duopost::test
