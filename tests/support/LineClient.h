// SPDX-License-Identifier: GPL-3.0-or-later
// A bare line-by-line client over QSslSocket, independent of the program's own protocol code.
#pragma once

#include "mailcore/Lab.h"

#include <QSslSocket>

namespace duopost::test {

class LineClient {
public:
    /// Trusts nothing but this PEM file; empty = the system's authorities.
    explicit LineClient(const QString &caFile);

    bool connectPlain(quint16 port); ///< true when the first line (kept in greeting) is here
    bool connectTls(quint16 port);
    bool startTls(); ///< after the server agreed
    QByteArray readLine(); ///< without CRLF; empty on time-out
    void send(const QByteArray &line); ///< adds CRLF
    /// One command with a tag of its own; everything up to and including the tagged line.
    QByteArray imap(const QByteArray &command);
    /// One command; its first line, or for `multi` all up to the lone dot.
    enum class Answer { Line, Multi };
    QByteArray pop3(const QByteArray &command, Answer answer = Answer::Line);
    /// One command; its last line ("250 …").
    QByteArray smtp(const QByteArray &command);

    QByteArray greeting;
    QSslSocket socket;

private:
    bool readGreeting();
    int m_tag = 0;
};

/// Logged in over the account's own security; fails the test (QVERIFY) otherwise via the returned bool.
bool logIn(LineClient &client, const Account &account);

} // namespace duopost::test
