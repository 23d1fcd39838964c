// SPDX-License-Identifier: GPL-3.0-or-later
// The mailboxes that tests/bench/compare measures, on a practice server of its own. Prints one line of JSON
// when all is there, then obeys "add USER COUNT" on standard input (answer: "ok"), and ends with it. Usage:
// bench_mailboxes SMALL MIXED LARGE FOLDERS PER-FOLDER THOUSAND
#include "mailcore/Lab.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <cstdio>
#include <iostream>
#include <string>

using namespace duopost;

namespace {

constexpr int chunk = 5000; // messages in memory at a time

QByteArray message(qint64 number, int size)
{
    const auto date = QDateTime::fromSecsSinceEpoch(1'600'000'000 + 60 * number).toUTC();
    const auto text = QByteArray::number(number);
    auto bytes = "From: =?utf-8?q?J=C3=B6rg_M=C3=BCller?= <joerg" + QByteArray::number(number % 300)
        + "@example.org>\r\nTo: Anna Berger <anna.berger@lab.example>\r\nSubject: =?utf-8?b?R3LDvMOfZQ==?= aus "
          "dem "
          "Norden, Nummer "
        + text
        + "\r\nDate: " + QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1()
        + " +0000\r\nMessage-ID: <" + text + ".bench@example.org>\r\nReferences: <"
        + QByteArray::number(number / 3)
        + ".bench@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
    const QByteArray line = "Guten Tag, dies ist eine Zeile Text der Nachricht " + text + ".\r\n";
    while (bytes.size() < size)
        bytes += line;
    return bytes;
}

class Mailboxes {
public:
    explicit Mailboxes(const QStringList &names) : lab(Lab::start({.sampleMail = false, .extraUsers = names}))
    {
    }

    void add(const QString &user, const QString &folder, int count, int size)
    {
        while (count > 0) {
            QList<LabMessage> messages;
            for (; count > 0 && messages.size() < chunk; --count, ++m_number)
                messages << LabMessage{
                    .bytes = message(m_number, size),
                    .received = QDateTime::fromSecsSinceEpoch(1'600'000'000 + 60 * m_number),
                    .flags = {}};
            lab->fill(userNamed(user), folder, messages);
        }
    }
    LabUser userNamed(const QString &name) const
    {
        for (const auto &user : lab->users()) {
            if (user.name == name)
                return user;
        }
        qFatal("no such user");
    }

    std::unique_ptr<Lab> lab;

private:
    qint64 m_number = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto number = [&](int index, int otherwise) { return argc > index ? atoi(argv[index]) : otherwise; };
    const QStringList names{
        QStringLiteral("small"), QStringLiteral("mixed"), QStringLiteral("folders"),
        QStringLiteral("thousand")};
    Mailboxes boxes(names);
    boxes.add(names[0], QStringLiteral("INBOX"), number(1, 100'000), 900);
    boxes.add(names[1], QStringLiteral("INBOX"), number(2, 20'000), 8192);
    boxes.add(names[1], QStringLiteral("INBOX"), number(3, 50), 1 << 20);
    for (int i = 0; i < number(4, 200); ++i)
        boxes.add(names[2], QStringLiteral("Ordner/%1").arg(i, 3, 10, QLatin1Char('0')), number(5, 500), 900);
    boxes.add(names[3], QStringLiteral("INBOX"), number(6, 1000), 8192);

    QJsonObject users;
    for (const auto &name : names)
        users.insert(
            name, boxes.lab->account(boxes.userNamed(name), Protocol::Imap, Security::Tls).passwordFile);
    const QJsonObject json{
        {QStringLiteral("imap"), boxes.lab->ports().imap},
        {QStringLiteral("pop3"), boxes.lab->ports().pop3},
        {QStringLiteral("passwordFiles"), users}};
    printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    fflush(stdout);
    for (std::string word, user, count; std::cin >> word >> user >> count;) {
        boxes.add(QString::fromStdString(user), QStringLiteral("INBOX"), std::stoi(count), 900);
        printf("ok\n");
        fflush(stdout);
    }
    return 0;
}
