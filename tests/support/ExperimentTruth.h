// SPDX-License-Identifier: GPL-3.0-or-later
// Every scenario with every set-up on a server, and then a client that shares no code with Duopost looks at the
// same mailboxes: what the experiments say of the server is what it sees, and what they say of a second device
// is what such a device could see.
#pragma once

#include "mailcore/compare/ExperimentWorld.h"
#include "tests/support/CyrusServer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

namespace duopost::test {

using Q = ExperimentQuestion;

inline const ExperimentFinding *find(const ExperimentCell &cell, Q question)
{
    for (const auto &finding : cell.findings) {
        if (finding.question == question)
            return &finding;
    }
    return nullptr;
}

inline const ExperimentSetup &setupNamed(const char *id)
{
    for (const auto &setup : experimentSetupList()) {
        if (setup.id == QLatin1String(id))
            return setup;
    }
    qFatal("%s", id);
}

inline const ExperimentScenario &scenarioNamed(const char *id)
{
    for (const auto &scenario : experimentScenarioList()) {
        if (scenario.id == QLatin1String(id))
            return scenario;
    }
    qFatal("%s", id);
}

inline QJsonObject askPython(const LabPorts &ports, const QHash<QString, QString> &passwords)
{
    QJsonObject users;
    for (auto it = passwords.cbegin(); it != passwords.cend(); ++it)
        users.insert(it.key(), it.value());
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral(DUOPOST_SOURCE_DIR "/tests/contract/second_client.py"), QString::number(ports.imap),
         QString::number(ports.pop3)});
    python.write(QJsonDocument(users).toJson());
    python.closeWriteChannel();
    if (!python.waitForFinished(240'000) || python.exitCode() != 0)
        qWarning("%s", python.readAllStandardError().constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}
inline QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &each : value.toArray())
        list << each.toString();
    list.sort();
    return list;
}

// Of what the server itself does with mail. @return how many answers were compared
inline int checkWhatTheServerDid(
    const ExperimentCell &cell, const ExperimentSetup &setup, const QStringList &imap, const QString &where)
{
    const auto has = [&](const char *id) { return !imap.filter(QString::fromLatin1(id)).isEmpty(); };
    int compared = 0;
    const auto check = [&](Q question, bool expected) {
        const auto *finding = find(cell, question);
        if (!finding)
            return;
        ++compared;
        QVERIFY2(finding->yes == expected, qPrintable(where + QLatin1Char(' ') + toString(question)));
    };
    if (cell.scenario == QLatin1String("server-filter")) {
        check(Q::ServerHasItThere, has("Verein <list@lab.example>"));
        check(Q::FirstGetsFiltered, setup.first.protocol == Protocol::Imap && has("Verein <list@lab.example>"));
    }
    if (cell.scenario == QLatin1String("mailbox-full")) {
        check(Q::ArrivesAgain, has("INBOX <again@lab.example>"));
        check(Q::ArrivesWhileFull, false); // or it was not full
        check(Q::ServerHasDraft, has("<draft@lab.example>"));
        check(Q::FirstIsTold, !has("<draft@lab.example>"));
        const auto *got = find(cell, Q::SecondGetsIt);
        const auto large = imap.filter(QStringLiteral("INBOX <large")).size();
        if (got) // nothing comes or goes behind the second look
            [&] { QCOMPARE(got->count, static_cast<qint64>(large)); }();
    }
    return compared;
}

/// Fails the running test where it is not so. The lab has a user for each cell, at the end of its list.
inline void everyCellIsWhatAnIndependentClientSees(Lab &lab)
{
    auto users = lab.users();
    struct Played {
        ExperimentCell cell;
        const ExperimentSetup *setup;
    };
    QHash<QString, Played> played;
    QHash<QString, QString> passwords;
    for (const auto &scenario : experimentScenarioList()) {
        for (const auto &setup : experimentSetupList()) {
            const auto user = users.takeLast();
            const auto cell = playExperiment(lab, user, scenario, setup);
            if (cell.failed.contains(QLatin1String("dovecot-sieve is not installed"))
                && !test::CyrusServer::isRequired())
                continue;
            QVERIFY2(
                cell.failed.isEmpty(),
                qPrintable(scenario.id + QLatin1Char(' ') + setup.id + QStringLiteral(": ") + cell.failed));
            QVERIFY2(!cell.findings.isEmpty(), qPrintable(scenario.id));
            played.insert(user.name, {cell, &setup});
            passwords.insert(user.name, user.password);
        }
    }
    const auto seen = askPython(lab.ports(), passwords);
    QCOMPARE(seen.size(), played.size());
    int findings = 0;
    for (auto it = played.cbegin(); it != played.cend(); ++it) {
        const auto &cell = it->cell;
        const auto where = cell.scenario + QLatin1Char(' ') + cell.setup;
        const auto theirs = seen.value(it.key()).toObject();
        const auto imap = strings(theirs.value(QStringLiteral("imap")));
        QVERIFY2(
            imap == cell.server,
            qPrintable(
                where + QLatin1Char('\n') + imap.join(QLatin1Char('\n')) + QStringLiteral("\n--\n")
                + cell.server.join(QLatin1Char('\n'))));
        // POP3 shows the inbox, and nothing of its marks.
        QStringList inbox;
        for (const auto &line : imap.filter(QRegularExpression(QStringLiteral("^INBOX <"))))
            inbox << line.section(QLatin1Char(' '), 1, 1);
        inbox.sort();
        QVERIFY2(strings(theirs.value(QStringLiteral("pop3"))) == inbox, qPrintable(where));
        // A second device over IMAP sees what the server has; one over POP3 nothing but new messages.
        const bool byImap = it->setup->second.protocol == Protocol::Imap;
        static const std::pair<Q, Q> sameForImap[]
            = {{Q::SecondSeesMark, Q::ServerHasMark},        {Q::SecondSeesFolder, Q::ServerHasFolder},
               {Q::SecondFindsItThere, Q::ServerHasItThere}, {Q::SecondSeesSent, Q::ServerHasSent},
               {Q::SecondSeesDraft, Q::ServerHasDraft},      {Q::SecondStillHasIt, Q::ServerKeepsIt},
               {Q::SecondGetsFiltered, Q::ServerHasItThere}};
        for (const auto &[second, server] : sameForImap) {
            const auto *onSecond = find(cell, second);
            const auto *onServer = find(cell, server);
            if (!onSecond || !onServer || cell.scenario == QLatin1String("offline-both"))
                continue;
            ++findings;
            if (byImap)
                QVERIFY2(onSecond->yes == onServer->yes, qPrintable(where + toString(second)));
            else if (second == Q::SecondStillHasIt)
                QVERIFY2(onSecond->yes, qPrintable(where + toString(second)));
            else
                QVERIFY2(!onSecond->yes, qPrintable(where + toString(second)));
        }
        findings += checkWhatTheServerDid(cell, *it->setup, imap, where);
        for (const auto &finding : cell.findings)
            QVERIFY2(
                !finding.evidence.isEmpty() || finding.question == Q::ServerHasFolder,
                qPrintable(where + toString(finding.question)));
    }
    qInfo("%d cells, %d answers about a second device", static_cast<int>(played.size()), findings);
}

} // namespace duopost::test
