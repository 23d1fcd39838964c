// SPDX-License-Identifier: GPL-3.0-or-later
// First headers of a large INBOX: duopost-cli beside the server limit (the same answer read and thrown away),
// in one run. Prints figures; asserts nothing. Usage: bench_first_headers [MESSAGES]
#include "mailcore/Lab.h"
#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapSession.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>
#include <sys/resource.h>

using namespace duopost;

namespace {

QList<LabMessage> messages(int count)
{
    QList<LabMessage> result;
    const auto start = QDateTime::currentDateTimeUtc().addSecs(-60LL * count);
    for (int i = 0; i < count; ++i) {
        const auto date = start.addSecs(60LL * i);
        const auto number = QByteArray::number(i);
        result << LabMessage{
            .bytes = "From: =?utf-8?q?J=C3=B6rg_M=C3=BCller?= <joerg" + QByteArray::number(i % 300)
                + "@example.org>\r\nTo: Anna Berger <anna.berger@lab.example>\r\nSubject: "
                  "=?utf-8?b?R3LDvMOfZQ==?= aus dem "
                  "Büro, Nummer "
                + number + "\r\nDate: "
                + QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1()
                + " +0000\r\nMessage-ID: <" + number + ".bench@example.org>\r\nReferences: <"
                + QByteArray::number(i / 3)
                + ".bench@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + QByteArray("Guten Tag, dies ist eine Zeile Text.\r\n").repeated(15),
            .received = date};
    }
    return result;
}

Credentials credentials(const Account &account)
{
    QFile file(account.passwordFile);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no password file");
    return {account.incoming.user.toUtf8(), file.readAll().trimmed()};
}

// The FETCH commands of a first synchronisation, their answers only counted.
double limitSeconds(const Account &account, qint64 count)
{
    ImapConnection connection({});
    connection.open(account, credentials(account), [](const char *, const QString &) {});
    connection.run("SELECT INBOX (CONDSTORE)");
    QElapsedTimer timer;
    timer.start();
    qint64 lines = 0;
    connection.run(
        "FETCH 1:" + QByteArray::number(count) + ' '
            + QByteArray("(UID FLAGS INTERNALDATE RFC822.SIZE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (DATE FROM "
                         "SENDER REPLY-TO TO CC SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE)])"),
        [&](QByteArrayView) { ++lines; });
    const auto seconds = static_cast<double>(timer.elapsed()) / 1000;
    printf(
        "limit:   %.2f s for %lld answers, %.1f MB\n", seconds, static_cast<long long>(lines),
        static_cast<double>(connection.socket().bytesIn()) / 1e6);
    return seconds;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int count = argc > 1 ? atoi(argv[1]) : 100'000;
    const auto lab = Lab::start({.sampleMail = false});
    const auto user = lab->users().first();
    QElapsedTimer timer;
    timer.start();
    lab->fill(user, QStringLiteral("INBOX"), messages(count));
    printf("filled %d messages in %.1f s\n", count, static_cast<double>(timer.elapsed()) / 1000);
    auto account = lab->account(user, Protocol::Imap, Security::StartTls);
    account.incoming.security = Security::Plaintext; // as the published figures: loopback without TLS
    limitSeconds(account, count); // warms the server's own cache
    const auto limit = limitSeconds(account, count);

    QTemporaryDir profile;
    const auto cli = [&](const QStringList &words) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(
            QStringLiteral(DUOPOST_CLI),
            QStringList{QStringLiteral("--profile"), profile.path(), QStringLiteral("--json")} + words);
        process.waitForFinished(-1);
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    };
    cli(
        {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("bench"), QStringLiteral("--address"),
         user.address, QStringLiteral("--user"), user.name, QStringLiteral("--protocol"),
         QStringLiteral("imap"), QStringLiteral("--host"), account.incoming.host, QStringLiteral("--port"),
         QString::number(account.incoming.port), QStringLiteral("--security"), QStringLiteral("none"),
         QStringLiteral("--password-file"), account.passwordFile});
    for (const auto *what : {"first", "again"}) {
        timer.restart();
        const auto report
            = cli({QStringLiteral("sync")})[QStringLiteral("accounts")].toArray().at(0).toObject();
        const auto wall = static_cast<double>(timer.elapsed()) / 1000;
        const auto inside = report[QStringLiteral("seconds")].toDouble();
        rusage usage{};
        getrusage(RUSAGE_CHILDREN, &usage);
        printf(
            "duopost %s: %.2f s (%.2f s with start and end), %.2f x limit, %.1f kB in, %d commands, largest "
            "child %ld MB\n",
            what, inside, wall, inside / limit, report[QStringLiteral("bytesIn")].toDouble() / 1e3,
            report[QStringLiteral("commands")].toInt(), usage.ru_maxrss / 1024);
    }
    return 0;
}
