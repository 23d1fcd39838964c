// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded greetings and answers of real servers: none may confuse the reader.
#include "mailcore/protocol/ImapCodes.h"
#include "mailcore/protocol/ImapFacts.h"
#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapFolders.h"
#include "mailcore/protocol/ImapReader.h"
#include "mailcore/protocol/ImapScanner.h"
#include "mailcore/protocol/ImapSelection.h"
#include "mailcore/protocol/ImapSets.h"
#include "tests/support/ImapScripts.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QtTest>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace duopost;
using namespace duopost::test;

namespace {

QString folder()
{
    return QStringLiteral(DUOPOST_CORPORA "/mailkit-transcripts/Imap/Resources");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Gives out a recording byte for byte and closes. Small enough for the system's buffers, so nobody waits.
class Player {
public:
    Player() : m_listening(::socket(AF_INET, SOCK_STREAM, 0))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_address;
        auto *address = reinterpret_cast<sockaddr *>(&m_address);
        if (::bind(m_listening, address, size) != 0 || ::listen(m_listening, 1) != 0
            || ::getsockname(m_listening, address, &size) != 0)
            qFatal("cannot listen");
    }
    ~Player() { ::close(m_listening); }
    quint16 port() const { return ntohs(m_address.sin_port); }
    void play(const QByteArray &bytes)
    {
        const int connection = ::accept(m_listening, nullptr, nullptr);
        if (::write(connection, bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size())
            qFatal("cannot send all of it");
        ::close(connection);
    }

private:
    int m_listening;
    sockaddr_in m_address{};
};

/// What the reader makes of a recording, response by response.
QList<QByteArray> responsesOf(const QByteArray &recording)
{
    Player player;
    MailSocket socket({}, {.connectMs = 5000, .readMs = 5000});
    socket.connectTo({QStringLiteral("127.0.0.1"), player.port(), Security::Plaintext, {}}, {});
    player.play(recording);
    ImapReader reader(socket);
    QList<QByteArray> result;
    const auto error = errorOf([&] {
        for (;;)
            result << reader.next().toByteArray();
    });
    if (error->kind() != MailError::Kind::ConnectionLost)
        result << QByteArray("ERROR ") + error->what();
    return result;
}

} // namespace

class TestMailkitTranscripts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!QDir(folder()).exists())
            QSKIP("the recordings are not here");
    }

    void everyRecordingIsRead_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator all(folder(), {QStringLiteral("*.txt")}, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const auto path = all.next();
            QTest::newRow(qPrintable(path.mid(folder().size() + 1))) << path;
        }
    }
    void everyRecordingIsRead()
    {
        QFETCH(QString, path);
        const auto recording = contentOf(path);
        const auto responses = responsesOf(recording);
        QVERIFY(!responses.isEmpty());
        qsizetype bytes = 0;
        for (const auto &response : responses) {
            bytes += response.size();
            // Each response begins as one does: the reader has not lost its place.
            QVERIFY2(
                response.startsWith("* ") || response.startsWith('+') || response.startsWith("A####"),
                response.left(100).constData());
        }
        QVERIFY(bytes >= recording.size() - 2 * responses.size() - 2);

        // Whatever it is, every part that reads responses may be given it.
        ImapFolders folders;
        ImapSelection selection("INBOX");
        ServerFacts facts;
        for (const auto &response : responses) {
            folders.take(response);
            selection.take(response);
            takeQuota(response, facts);
            softwareFromId(response);
            searchResult(response);
            parseCopyUid(response);
            parseAppendUid(response);
            if (response.startsWith("* NAMESPACE"))
                QVERIFY2(parseNamespaces(response), response.constData());
            if (isFetch(response)) {
                QVERIFY2(parseFetch(response), response.left(200).constData());
            }
            if (response.startsWith("* LIST ("))
                QVERIFY2(!folders.result(ImapFolders::Subscriptions::NotTold).isEmpty(), response.constData());
        }
    }

    void knownRecordingsSayWhatTheySay()
    {
        ImapFolders gmail;
        for (const auto &response : responsesOf(contentOf(folder() + QStringLiteral("/gmail/list-all.txt"))))
            gmail.take(response);
        QSet<FolderRole> roles;
        for (const auto &one : gmail.result(ImapFolders::Subscriptions::NotTold))
            roles.insert(one.role);
        for (const auto role :
             {FolderRole::Inbox, FolderRole::Sent, FolderRole::Drafts, FolderRole::Trash, FolderRole::All})
            QVERIFY(roles.contains(role));

        bool moved = false;
        for (const auto &response : responsesOf(contentOf(folder() + QStringLiteral("/dovecot/move.txt"))))
            moved |= parseCopyUid(response).has_value();
        QVERIFY(moved);
    }
};

QTEST_GUILESS_MAIN(TestMailkitTranscripts)
#include "tst_mailkit_transcripts.moc"
