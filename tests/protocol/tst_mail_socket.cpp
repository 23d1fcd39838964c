// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/MailSocket.h"
#include "tests/support/Accounts.h"
#include "tests/support/ScriptedServer.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QtTest>
#include <thread>

using namespace duopost;

namespace {

ServerAddress at(quint16 port, Security security = Security::Plaintext)
{
    return {QStringLiteral("127.0.0.1"), port, security, {}};
}

} // namespace

class TestMailSocket : public QObject {
    Q_OBJECT
private slots:
    void aRefusedConnectionIsSaidSo()
    {
        quint16 port = 0;
        {
            QTcpServer server; // a port that was free a moment ago
            QVERIFY(server.listen(QHostAddress::LocalHost));
            port = server.serverPort();
        }
        MailSocket socket;
        const auto error = errorOf([&] { socket.connectTo(at(port), {}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ConnectionRefused);
    }

    void anUnknownHostIsSaidSo()
    {
        MailSocket socket;
        auto address = at(993, Security::Tls);
        address.host = QStringLiteral("nowhere.invalid");
        const auto error = errorOf([&] { socket.connectTo(address, {}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::UnknownHost);
        QCOMPARE(error->subject(), QStringLiteral("nowhere.invalid"));
    }

    void aSilentServerEndsInATimeOut()
    {
        ScriptedServer server("HANG\n");
        MailSocket socket({}, {.connectMs = 5000, .readMs = 150});
        socket.connectTo(at(server.port()), {});
        const auto error = errorOf([&] { socket.readLine(); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::TimedOut);
    }

    void aSilentHandshakeEndsInATimeOut()
    {
        ScriptedServer server("HANG\n");
        MailSocket socket({}, {.connectMs = 200, .readMs = 5000});
        const auto error = errorOf([&] { socket.connectTo(at(server.port(), Security::Tls), {}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::TimedOut);
    }

    void plainTextOnATlsPortIsSaidSo()
    {
        ScriptedServer server("S: * OK I speak no TLS\nHANG\n");
        MailSocket socket;
        const auto error = errorOf([&] { socket.connectTo(at(server.port(), Security::Tls), {}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::WrongProtocol);
    }

    void cancellingEndsAWaitAtOnce()
    {
        ScriptedServer server("HANG\n");
        std::stop_source stop;
        MailSocket socket(stop.get_token());
        socket.connectTo(at(server.port()), {});
        std::jthread canceller([&] { stop.request_stop(); });
        QElapsedTimer timer;
        timer.start();
        const auto error = errorOf([&] { socket.readLine(); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::Cancelled);
        QVERIFY(timer.elapsed() < 5000); // far below the read time-out of a minute
    }

    void anEndlessLineIsCutOff()
    {
        ScriptedServer server("S! " + QByteArray(300'000, 'x') + "\nHANG\n");
        MailSocket socket;
        socket.connectTo(at(server.port()), {});
        const auto error = errorOf([&] { socket.readLine(64 * 1024); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::LimitExceeded);
    }

    void bytesPutBackComeAgain()
    {
        ScriptedServer server("S! abcdef\\n\n");
        MailSocket socket;
        socket.connectTo(at(server.port()), {});
        char bytes[4];
        qsizetype count = 0;
        while (count < 4)
            count += socket.read(bytes + count, 4 - count);
        socket.unread(QByteArrayView(bytes + 2, 2));
        QCOMPARE(socket.readLine(), QByteArray("cdef"));
    }
};

QTEST_GUILESS_MAIN(TestMailSocket)
#include "tst_mail_socket.moc"
