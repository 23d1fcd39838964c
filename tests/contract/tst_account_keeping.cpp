// SPDX-License-Identifier: GPL-3.0-or-later
// Where an account's mail and secrets are kept, and that changing them keeps nobody waiting.
#include "tests/support/SignInPlace.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace duopost;
using namespace duopost::test;

namespace {

/// A password file that is a pipe: who reads it waits until somebody writes, as with a keyring that asks first.
class SlowKeyring {
public:
    SlowKeyring()
    {
        if (::mkfifo(QFile::encodeName(path()).constData(), 0600) != 0)
            qFatal("no pipe");
    }
    ~SlowKeyring() { answer(); }
    QString path() const { return m_folder.filePath(QStringLiteral("password")); }
    /// A thread of this process stands in open(): nothing else here would stay there.
    static bool isAsked()
    {
        const auto threads
            = QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return std::any_of(threads.begin(), threads.end(), [](const QString &thread) {
            QFile call(QStringLiteral("/proc/self/task/%1/syscall").arg(thread));
            return call.open(QIODevice::ReadOnly)
                && call.readAll().startsWith(QByteArray::number(SYS_openat) + ' ');
        });
    }
    /// Whoever waits gets the password.
    void answer() const
    {
        const int pipe = ::open(QFile::encodeName(path()).constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        if (pipe < 0)
            return;
        if (::write(pipe, "geheim-4711\n", 12) != 12)
            qFatal("the pipe is full");
        ::close(pipe);
    }

private:
    QTemporaryDir m_folder;
};

constexpr qint64 endlessMs = 2'000; // it would be, but for a file that is written on the way

qint64 wallMs(const std::function<void()> &job)
{
    QElapsedTimer timer;
    timer.start();
    job();
    return timer.elapsed();
}

QByteArray plain(const QByteArray &user, const QByteArray &password)
{
    return ('\0' + user + '\0' + password).toBase64();
}

/// A log-in with a password, to a mailbox in which nothing can be opened.
QByteArray letsInWith(const QByteArray &password)
{
    return "S: * OK ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\nS: <tag> OK "
           "done\n"
           "C: <tag> AUTHENTICATE PLAIN "
        + plain("user", password)
        + "\nS: a002 OK [CAPABILITY IMAP4rev1] in\nC: <tag> LIST *\nS: * LIST (\\Noselect) \"/\" Shelf\n"
          "S: <tag> OK done\nC: <tag> LSUB *\nS: <tag> OK done\n";
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no room for a file");
}

} // namespace

class TestAccountKeeping : public QObject {
    Q_OBJECT
private slots:
    void changingAnAccountWaitsForNothing()
    {
        ServiceClient client;
        SlowKeyring keyring;
        ScriptedServer server(letsInWith("geheim-4711"));
        auto account = plainAccount(Protocol::Imap, 1);
        account.passwordFile = keyring.path();
        account = client.add(account);
        auto first = client.service->synchronize(account.id, {});
        QTRY_VERIFY(keyring.isAsked());

        account.incoming.host = QStringLiteral("localhost.invalid");
        qint64 took = wallMs([&] { client.service->updateAccount(account); });
        QVERIFY2(took < endlessMs, qPrintable(QString::number(took)));
        account.incoming = plainAccount(Protocol::Imap, server.port()).incoming;
        took = wallMs([&] { client.service->updateAccount(account); });
        QVERIFY2(took < endlessMs, qPrintable(QString::number(took)));
        QCOMPARE(client.wait(client.service->folders(account.id)).size(), 0); // what is here is shown meanwhile
        auto second = client.service->synchronize(account.id, {.depth = SyncDepth::Headers});
        QVERIFY(!second.isFinished());

        keyring.answer();
        QVERIFY_THROWS_EXCEPTION(MailError, client.wait(first));
        QTRY_VERIFY(keyring.isAsked()); // the new engine, after the old one
        keyring.answer();
        client.wait(second);
        QCOMPARE(server.failure(), QString());
    }

    void removingAnAccountWaitsForNothing()
    {
        ServiceClient client;
        SlowKeyring keyring;
        auto account = plainAccount(Protocol::Pop3, 1);
        account.passwordFile = keyring.path();
        account = client.add(account);
        auto sync = client.service->synchronize(account.id, {});
        QTRY_VERIFY(keyring.isAsked());
        QFuture<void> removed;
        const auto took
            = wallMs([&] { removed = client.service->removeAccount(account.id, LocalMail::Delete); });
        QVERIFY2(took < endlessMs, qPrintable(QString::number(took)));
        QVERIFY(client.service->accounts().isEmpty());
        keyring.answer();
        client.wait(removed);
        QVERIFY(!QFileInfo::exists(client.profile.filePath(QStringLiteral("accounts/1"))));
    }

    void notWatchingAnyMoreWaitsForNothing()
    {
        ServiceClient client(Perform::AtOnce);
        SlowKeyring keyring;
        auto account = plainAccount(Protocol::Imap, 1);
        account.passwordFile = keyring.path();
        account = client.add(account);
        client.service->watch(account.id, true);
        QTRY_VERIFY(keyring.isAsked());
        const auto took = wallMs([&] { client.service->watch(account.id, false); });
        QVERIFY2(took < endlessMs, qPrintable(QString::number(took)));
        keyring.answer();
    }

    void mailIsKeptWhereItIsWanted()
    {
        const QTemporaryDir disk;
        ServiceClient client;
        QString folder;
        {
            const auto account = client.wait(client.service->addAccount(
                {.account = plainAccount(Protocol::Pop3, 1), .storeIn = disk.path()}));
            folder = account.directory;
            QCOMPARE(QFileInfo(folder).path(), disk.path());
            QVERIFY(QFileInfo(folder).fileName().startsWith(QStringLiteral("Duopost test")));
            QCOMPARE(client.service->mailFolder(account.id), folder);
            QVERIFY(!(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
            QTRY_VERIFY(!client.folder(account.id, QStringLiteral("Sent")).path.isEmpty());
            QVERIFY(QFileInfo::exists(folder + QStringLiteral("/user.db")));
            QVERIFY(!QFileInfo::exists(client.profile.filePath(QStringLiteral("accounts/1"))));
            // No change of the account moves it.
            auto changed = account;
            changed.directory = client.profile.path();
            client.wait(client.service->updateAccount(changed));
            QCOMPARE(client.service->mailFolder(account.id), folder);
        }
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        const auto id = client.service->accounts().value(0).id;
        QCOMPARE(client.service->mailFolder(id), folder);
        QVERIFY(!client.folder(id, QStringLiteral("Sent")).path.isEmpty());
        // A second account of the same name does not get the first one's folder.
        auto second = plainAccount(Protocol::Pop3, 1);
        second.name = QStringLiteral("Test?");
        const auto other = client.wait(client.service->addAccount({.account = second, .storeIn = disk.path()}));
        QVERIFY(other.directory != folder);
    }

    void aDriveThatIsNotThereIsSaidAndNotFilledAnew()
    {
        const QTemporaryDir disk;
        const auto there = disk.filePath(QStringLiteral("drive")), away = disk.filePath(QStringLiteral("away"));
        QVERIFY(QDir().mkdir(there));
        ServiceClient client;
        const auto account = client.wait(
            client.service->addAccount({.account = plainAccount(Protocol::Pop3, 1), .storeIn = there}));
        QTRY_VERIFY(!client.folder(account.id, QStringLiteral("Sent")).path.isEmpty());
        client.service.reset();
        QVERIFY(QDir().rename(there, away));

        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        QCOMPARE(client.service->accounts().size(), 1);
        const auto error = errorOf([&] { client.wait(client.service->folders(account.id)); });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::MailFolderMissing, error->what());
        QCOMPARE(error->subject(), account.directory);
        QVERIFY(!QFileInfo::exists(account.directory));
        // It is used as soon as it is there again.
        QVERIFY(QDir().rename(away, there));
        QVERIFY(!client.folder(account.id, QStringLiteral("Sent")).path.isEmpty());
    }

    void aPlaceThatCannotBeUsedLeavesNoAccount()
    {
        ServiceClient client;
        const auto error = errorOf([&] {
            client.wait(client.service->addAccount(
                {.account = plainAccount(Protocol::Imap, 1), .storeIn = QStringLiteral("/nonexistent/place")}));
        });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::FileUnwritable, error->what());
        QVERIFY(client.service->accounts().isEmpty());
    }

    void removingAnAccountLeavesWhatIsNotItsOwn()
    {
        const QTemporaryDir disk;
        ServiceClient client;
        const auto account = client.wait(
            client.service->addAccount({.account = plainAccount(Protocol::Pop3, 1), .storeIn = disk.path()}));
        QTRY_VERIFY(!client.folder(account.id, QStringLiteral("Sent")).path.isEmpty());
        const auto own = account.directory + QStringLiteral("/holiday.jpg");
        write(own, "sea");
        client.wait(client.service->removeAccount(account.id, LocalMail::Delete));
        QCOMPARE(QDir(account.directory).entryList(QDir::Files), QStringList{QStringLiteral("holiday.jpg")});
    }

    void keptMailElsewhereStaysWhereItIs()
    {
        const QTemporaryDir disk;
        ServiceClient client;
        const auto account = client.wait(
            client.service->addAccount({.account = plainAccount(Protocol::Pop3, 1), .storeIn = disk.path()}));
        QTRY_VERIFY(!client.folder(account.id, QStringLiteral("Sent")).path.isEmpty());
        client.wait(client.service->removeAccount(account.id, LocalMail::Keep));
        QVERIFY(QFileInfo::exists(account.directory + QStringLiteral("/user.db")));
    }

    void whatIsKeptOfflineIsRemembered()
    {
        ServiceClient client;
        auto account = client.add(plainAccount(Protocol::Imap, 1));
        QVERIFY(account.keep == KeepOffline{KeepOffline::Extent::Recent});
        account.keep = {KeepOffline::Extent::Text, 90, 1'000'000};
        client.wait(client.service->updateAccount(account));
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        QVERIFY(client.service->accounts().value(0).keep == account.keep);
    }

    void theOutgoingServerHasItsOwnPassword()
    {
        ServiceClient client;
        const auto imap = letsInWith("incoming-1") + "C: <tag> LOGOUT\nS: * BYE\nS: <tag> OK bye\n";
        const auto smtp = [](const QByteArray &password) {
            return "S: 220 x\nC: EHLO *\nS: 250-x\nS: 250 AUTH PLAIN\nC: AUTH PLAIN "
                + plain("sender", password) + "\nS: 235 in\nC: QUIT\nS: 221 bye\n";
        };
        ScriptedServer incoming(imap + "NEW\n" + imap),
            outgoing(smtp("outgoing-2") + "NEW\n" + smtp("incoming-1"));
        auto wanted = plainAccount(Protocol::Imap, incoming.port());
        wanted.outgoing = wanted.incoming;
        wanted.outgoing->port = outgoing.port();
        wanted.outgoing->user = QStringLiteral("sender");
        const auto account = client.wait(client.service->addAccount(
            {.account = wanted, .password = QStringLiteral("incoming-1"), .keep = KeepPassword::ForThisRun}));
        client.wait(client.service->setOutgoingPassword(
            account.id, QStringLiteral("outgoing-2"), KeepPassword::ForThisRun));
        QVERIFY(!client.service->accounts().value(0).outgoingSecretName.isEmpty());
        // Changing something else does not lose it.
        auto renamed = client.service->accounts().value(0);
        renamed.displayName = QStringLiteral("Anna");
        renamed.outgoingSecretName.clear();
        client.wait(client.service->updateAccount(renamed));
        for (const auto &step : client.wait(client.service->testAccount(account.id)))
            QVERIFY2(step.ok() || step.step == TestStep::Certificate, qPrintable(step.detail));
        client.wait(client.service->setOutgoingPassword(account.id, {}, KeepPassword::ForThisRun));
        for (const auto &step : client.wait(client.service->testAccount(account.id)))
            QVERIFY2(step.ok() || step.step == TestStep::Certificate, qPrintable(step.detail));
        QCOMPARE(outgoing.failure(), QString());
        QVERIFY(!contents(client.profile.filePath(QStringLiteral("accounts.json"))).contains("outgoing-2"));
    }

    void anAccountWithAPasswordBecomesOneThatSignsInAndBack()
    {
        SignInPlace place;
        const auto grant = place.signIn().grant;
        QVERIFY(grant);
        ScriptedServer server(
            letsInWith("password-1") + "NEW\n" + letsIn(1) + "NEW\n" + letsInWith("password-2"));
        const auto account = place.client.wait(place.client.service->addAccount(
            {.account = plainAccount(Protocol::Imap, server.port()),
             .password = QStringLiteral("password-1"),
             .keep = KeepPassword::ForThisRun}));
        const auto syncs = [&] {
            const auto error = place.sync(account);
            return error ? QString::fromUtf8(error->what()) + server.failure() : QString();
        };
        QCOMPARE(syncs(), QString());
        place.client.wait(place.client.service->setSignIn(account.id, grant, KeepPassword::ForThisRun));
        const auto converted = place.client.service->accounts().value(0);
        QCOMPARE(converted.signIn, QStringLiteral("example"));
        QVERIFY(converted.secretName != account.secretName); // a token is never found where a password was
        QCOMPARE(syncs(), QString());
        place.client.wait(place.client.service->setPassword(
            account.id, QStringLiteral("password-2"), KeepPassword::ForThisRun));
        QVERIFY(place.client.service->accounts().value(0).signIn.isEmpty());
        QCOMPARE(syncs(), QString());
        QCOMPARE(server.failure(), QString());
    }

    void aSignInThatCannotBeKeptLeavesThePassword()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        SignInPlace place;
        const auto grant = place.signIn().grant;
        ScriptedServer server(letsInWith("password-1"));
        const auto account = place.client.wait(place.client.service->addAccount(
            {.account = plainAccount(Protocol::Imap, server.port()),
             .password = QStringLiteral("password-1"),
             .keep = KeepPassword::ForThisRun}));
        const auto error = errorOf([&] {
            place.client.wait(place.client.service->setSignIn(account.id, grant, KeepPassword::InKeyring));
        });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::KeyringUnavailable, error->what());
        QVERIFY(place.client.service->accounts().value(0) == account);
        const auto sync = place.sync(account);
        QVERIFY2(!sync, sync ? sync->what() : "");
    }

    void aClientIdCanBeSaidInTheProfile()
    {
        ServiceClient client;
        const auto google = [&] {
            for (const auto &one : client.service->signInClients()) {
                if (one.provider == QStringLiteral("google"))
                    return one;
            }
            return SignInClient();
        };
        QCOMPARE(google().name, QStringLiteral("Google"));
        const auto host = QStringLiteral("imap.gmail.com");
        QVERIFY(google().builtIn || !client.service->signInOffer(host).isPossible());
        const auto file = client.profile.filePath(QStringLiteral("signin.json"));
        write(file, "{\"microsoft\": {\"clientId\": \"theirs\"}, \"google\": {\"name\": \"Google\"}}");
        auto wanted = google();
        wanted.clientId = QStringLiteral("own-id");
        wanted.clientSecret = QStringLiteral("own-secret");
        client.wait(client.service->setSignInClient(wanted));
        QVERIFY(client.service->signInOffer(host).isPossible());
        QCOMPARE(google().clientId, QStringLiteral("own-id"));
        QCOMPARE(google().clientSecret, QStringLiteral("own-secret"));
        const auto json = QJsonDocument::fromJson(contents(file)).object();
        QCOMPARE(
            json[QStringLiteral("microsoft")][QStringLiteral("clientId")].toString(), QStringLiteral("theirs"));
        wanted.clientId.clear();
        wanted.clientSecret.clear();
        client.wait(client.service->setSignInClient(wanted));
        QCOMPARE(client.service->signInOffer(host).isPossible(), google().builtIn);
    }
};

QTEST_GUILESS_MAIN(TestAccountKeeping)
#include "tst_account_keeping.moc"
