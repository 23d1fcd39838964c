// SPDX-License-Identifier: GPL-3.0-or-later
#include "InterruptedRun.h"

#include "ProcessTree.h"

#include "mailcore/LocalFolderNames.h"
#include "mailcore/MailError.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>
#include <set>
#include <unistd.h>

namespace duopost::test {

namespace {

constexpr int users = 120; // more than one scenario needs in a row: no old session is still open

QString userName(int number)
{
    return QStringLiteral("step%1").arg(number, 3, 10, QLatin1Char('0'));
}

QString mailOf(Lab &lab, const LabUser &user)
{
    return lab.directory() + QStringLiteral("/users/") + user.name + QStringLiteral("/Maildir");
}

[[noreturn]] void broken(const QString &what)
{
    throw MailError(MailError::Kind::BadUsage, what);
}

void copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    // As it is, owners and times included.
    if (QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), from, to}) != 0)
        broken(QStringLiteral("cannot copy %1 to %2").arg(from, to));
}

int intFrom(const char *variable, int otherwise)
{
    bool set = false;
    const int value = qEnvironmentVariableIntValue(variable, &set);
    return set ? value : otherwise;
}

/// What a connection that dies may be called.
bool endedInWords(const CliResult &result)
{
    static const QStringList kinds{
        QStringLiteral("connection-lost"), QStringLiteral("connection-refused"), QStringLiteral("unreachable")};
    return result.exit == 0 || kinds.contains(result.errorKind());
}

/// Without the folders of this computer, of which the server knows nothing.
QStringList ofTheServer(QStringList lines)
{
    lines.removeIf([](const QString &line) { return line.startsWith(keptFolder()); });
    return lines;
}

} // namespace

struct InterruptedRuns::Stage {
    LabUser user;
    QTemporaryDir place;
    QString profile() const { return place.filePath(QStringLiteral("profile")); }
};

InterruptedRuns::InterruptedRuns(const QString &dovecotConfig)
    : m_seed(static_cast<quint32>(intFrom("DUOPOST_STEP_SEED", 1)))
{
    QStringList names;
    for (int i = 0; i < users; ++i)
        names << userName(i);
    m_lab = Lab::start({.sampleMail = false, .extraUsers = names, .extraDovecotConfig = dovecotConfig});
}

LabUser InterruptedRuns::nextUser()
{
    const auto wanted = userName(static_cast<int>(m_nextUser++ % users));
    for (const auto &user : m_lab->users()) {
        if (user.name == wanted)
            return user;
    }
    broken(wanted);
}

void InterruptedRuns::prepare(Stage &stage, const Scenario &scenario)
{
    stage.user = nextUser();
    QDir(mailOf(*m_lab, stage.user))
        .removeRecursively(); // an earlier scenario's, once all users have had their turn
    const auto run = [&](const QStringList &words) {
        const auto result = runCli(stage.profile(), {.words = words});
        if (result.errorKind() == QLatin1String("not-supported"))
            throw MailError(MailError::Kind::NotSupported, words.join(QLatin1Char(' ')));
        if (result.exit != 0)
            broken(words.join(QLatin1Char(' ')) + QLatin1Char('\n') + result.describe());
    };
    scenario.fill(*m_lab, stage.user);
    const auto server = m_lab->account(stage.user, scenario.protocol, Security::StartTls).incoming;
    run(QStringList{
            QStringLiteral("account"), QStringLiteral("add"), scenarioAccount, QStringLiteral("--address"),
            stage.user.address, QStringLiteral("--user"), stage.user.name, QStringLiteral("--protocol"),
            toString(scenario.protocol), QStringLiteral("--host"), server.host, QStringLiteral("--port"),
            QString::number(server.port), QStringLiteral("--security"), QStringLiteral("none"),
            QStringLiteral("--password-file"),
            m_lab->account(stage.user, scenario.protocol, Security::StartTls).passwordFile}
        + scenario.accountWords);
    for (const auto &words : scenario.before)
        run(words);
    if (scenario.changeServer)
        scenario.changeServer(*m_lab, stage.user);
    if (scenario.changeProfile)
        scenario.changeProfile(stage.profile());
}

// UIDs, UIDVALIDITY and modification sequences live in the Maildir, so a copy of it is the same mailbox for
// another user, and a profile that knew the one knows the other.
void InterruptedRuns::copy(const Stage &from, Stage &to)
{
    to.user = nextUser();
    if (to.user.name == from.user.name) // once around: the original is not overwritten
        to.user = nextUser();
    copyFolder(mailOf(*m_lab, from.user), mailOf(*m_lab, to.user));
    copyFolder(from.profile(), to.profile());
    QFile accounts(to.profile() + QStringLiteral("/accounts.json"));
    if (!accounts.open(QIODevice::ReadWrite))
        broken(accounts.fileName());
    const auto text = accounts.readAll().replace(from.user.name.toUtf8(), to.user.name.toUtf8());
    accounts.resize(0);
    accounts.write(text);
}

// A server goes on with a command for a moment after its client died, and whoever looks then sees it half done.
// Both are right; only afterwards can ends be compared.
void InterruptedRuns::awaitEndOfSessions()
{
    QElapsedTimer timer;
    timer.start();
    const auto busy = [] {
        const auto processes = descendantsOf(getpid());
        return std::any_of(processes.begin(), processes.end(), [](const ProcessMark &process) {
            return process.name == "imap" || process.name == "pop3";
        });
    };
    while (busy()) {
        if (timer.elapsed() > 10'000)
            broken(QStringLiteral("a session of a dead client does not end"));
        QThread::msleep(2); // nothing announces the end of somebody else's child
    }
}

InterruptedRuns::End InterruptedRuns::endOf(const Stage &stage, const Scenario &scenario)
{
    auto account = m_lab->account(stage.user, Protocol::Imap, Security::StartTls);
    account.incoming.security = Security::Plaintext;
    End end{stateHere(stage.profile(), scenarioAccount), stateThere(account)};
    if (end.here.messages.isEmpty() && scenario.protocol == Protocol::Imap && !end.there.messages.isEmpty())
        end.here.messages << QStringLiteral("(nothing at all)");
    return end;
}

QString InterruptedRuns::End::difference(const End &other, const Scenario &scenario) const
{
    QString text;
    const auto add = [&](const char *title, const QStringList &a, const QStringList &b) {
        const auto lines = test::difference(a, b);
        if (!lines.isEmpty())
            text += QString::fromLatin1(title) + QStringLiteral(":\n") + lines + QLatin1Char('\n');
    };
    add("folders here", here.folders, other.here.folders);
    add("messages here", here.messages, other.here.messages);
    add("bodies here", here.bodies, other.here.bodies);
    add("folders there", there.folders, other.there.folders);
    add("messages there", there.messages, other.there.messages);
    if (scenario.protocol == Protocol::Imap) {
        add("here (+) against there (-), folders", other.there.folders, ofTheServer(other.here.folders));
        add("here (+) against there (-), messages", other.there.messages, ofTheServer(other.here.messages));
    }
    return text;
}

QStringList InterruptedRuns::chooseSteps(const Scenario &scenario, const QHash<QByteArray, int> &counted) const
{
    QRandomGenerator random(m_seed);
    const bool every = intFrom("DUOPOST_EVERY_STEP", 0) != 0;
    const bool cut = scenario.death == Scenario::Death::Cut;
    QStringList steps;
    const auto spread = [&](const char *kind, int wanted) {
        const int count = counted.value(kind);
        std::set<int> chosen;
        for (int i = 0; i < wanted && count > wanted; ++i) // one from each of `wanted` equal parts
            chosen.insert(1 + static_cast<int>((i + random.generateDouble()) * count / wanted));
        for (int k = 1; k <= count && count <= wanted; ++k)
            chosen.insert(k);
        for (const int k : chosen) {
            const auto *act = cut ? "cut" : k % 2 == 0 ? "kill-after" : "kill-before";
            steps << QStringLiteral("%1:%2:%3").arg(QLatin1String(act), QLatin1String(kind)).arg(k);
        }
    };
    if (cut || every) {
        const char *kind = cut ? "network" : "all";
        spread(kind, every ? counted.value(kind) : scenario.samples);
        return steps;
    }
    // Most steps are pages of the write-ahead log; the rare ones decide more.
    spread("commit", scenario.samples / 4);
    spread("network", scenario.samples / 3);
    spread("all", scenario.samples - scenario.samples / 4 - scenario.samples / 3);
    return steps;
}

QString InterruptedRuns::tryStep(const Stage &original, const Scenario &scenario, const QString &fault)
{
    Stage stage;
    copy(original, stage);
    const auto words = scenario.command(stage.profile());
    const CliRun disturbed{.words = words, .fault = fault, .clock = scenario.clock};
    const auto at = [&](const QString &what) {
        stage.place.setAutoRemove(false);
        return QStringLiteral("%1, %2: %3\n  command: %4\n  replay: DUOPOST_ONLY_STEP=%2 with this test\n")
            .arg(scenario.name, fault, what, replayLine(stage.profile(), disturbed));
    };
    const auto killed = runCli(stage.profile(), disturbed);
    if (!killed.killed) {
        // How often a socket is read is chance: the step may not come at all.
        if (killed.crashed || killed.timedOut || !endedInWords(killed))
            return at(killed.describe());
        m_finishedFirst += killed.exit == 0 ? 1 : 0;
    }
    awaitEndOfSessions();
    auto resumeWords = words;
    if (!scenario.resume.isEmpty() || (scenario.afterKill && fault.back().digitValue() % 2 == 0)) {
        const auto now = endOf(stage, scenario);
        if (const auto wrong = scenario.afterKill ? scenario.afterKill(now.here, now.there) : QString();
            !wrong.isEmpty())
            return at(QStringLiteral("after the death: ") + wrong);
        if (!scenario.resume.isEmpty()
            && now.here.messages + now.here.folders != m_begin.here.messages + m_begin.here.folders) {
            resumeWords = scenario.resume;
            ++m_recorded;
        }
    }
    const auto resumed = runCli(stage.profile(), {.words = resumeWords, .clock = scenario.clock});
    if (!scenario.resumeExits.contains(resumed.exit) || resumed.killed || resumed.crashed || resumed.timedOut)
        return at(QStringLiteral("not resumed: ") + resumed.describe());
    for (const auto &more : scenario.after) {
        if (const auto result = runCli(stage.profile(), {.words = more, .clock = scenario.clock});
            result.exit != 0)
            return at(more.join(QLatin1Char(' ')) + QLatin1Char('\n') + result.describe());
    }
    if (const auto differs = m_expected.difference(endOf(stage, scenario), scenario); !differs.isEmpty())
        return at(QStringLiteral("another end\n") + differs);
    return {};
}

QString InterruptedRuns::failures(const Scenario &scenario)
{
    QElapsedTimer timer;
    timer.start();
    m_finishedFirst = m_recorded = 0;
    Stage original, undisturbed;
    prepare(original, scenario);
    copy(original, undisturbed);
    m_begin = endOf(undisturbed, scenario);
    const auto whole = runCli(
        undisturbed.profile(), {.words = scenario.command(undisturbed.profile()), .clock = scenario.clock});
    if (whole.exit != 0)
        return scenario.name + QStringLiteral(", undisturbed: ") + whole.describe();
    for (const auto &more : scenario.after)
        runCli(undisturbed.profile(), {.words = more, .clock = scenario.clock});
    m_expected = endOf(undisturbed, scenario);
    if (const auto wrong = m_expected.difference(m_expected, scenario); !wrong.isEmpty())
        return scenario.name + QStringLiteral(", undisturbed:\n") + wrong;

    const auto only = qEnvironmentVariable("DUOPOST_ONLY_STEP");
    const auto steps = only.isEmpty() ? chooseSteps(scenario, whole.steps) : QStringList{only};
    QStringList wrong;
    for (const auto &step : steps) {
        const auto failure = tryStep(original, scenario, step);
        if (!failure.isEmpty())
            wrong << failure;
    }
    qInfo(
        "%s: %d durable and %d network steps, %lld tried (seed %u), %d ended before, %d wrong, %.1f s\n  %s",
        qPrintable(scenario.name), whole.steps.value("durable"), whole.steps.value("network"),
        static_cast<long long>(steps.size()), m_seed, m_finishedFirst, static_cast<int>(wrong.size()),
        static_cast<double>(timer.elapsed()) / 1000, qPrintable(steps.join(QLatin1Char(' '))));
    if (!scenario.resume.isEmpty() && only.isEmpty() && (m_recorded == 0 || m_recorded == steps.size()))
        wrong << QStringLiteral("%1: recorded in %2 of %3 runs: both kinds were expected")
                     .arg(scenario.name)
                     .arg(m_recorded)
                     .arg(steps.size());
    if (m_finishedFirst * 4 > steps.size() && only.isEmpty() && !scenario.recovers)
        wrong << QStringLiteral("%1: %2 of %3 runs were not killed at all")
                     .arg(scenario.name)
                     .arg(m_finishedFirst)
                     .arg(steps.size());
    return wrong.mid(0, 3).join(QLatin1Char('\n'));
}

} // namespace duopost::test
