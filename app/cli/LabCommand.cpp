// SPDX-License-Identifier: GPL-3.0-or-later
// "lab start" leaves a process behind ("lab serve", one profile's practice server) that "lab stop" ends.
#include "app/cli/Commands.h"

#include "mailcore/Lab.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSaveFile>
#include <csignal>

namespace duopost::cli {

namespace {

constexpr qint64 startWithinMs = 60'000;
constexpr qint64 stopWithinMs = 20'000;

QString stateFile(const Context &context)
{
    return context.profile + QStringLiteral("/lab.json");
}

QJsonObject readState(const Context &context)
{
    QFile file(stateFile(context));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void writeState(const Context &context, const QJsonObject &state)
{
    if (!QDir().mkpath(context.profile))
        throw MailError(MailError::Kind::ProfileReadOnly, context.profile);
    QSaveFile file(stateFile(context));
    if (!file.open(QIODevice::WriteOnly))
        throw MailError(MailError::Kind::FileUnwritable, file.fileName(), {}, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(state).toJson());
    if (!file.flush() || !file.commit())
        throw MailError(MailError::Kind::FileUnwritable, file.fileName(), {}, file.errorString());
}

bool isAlive(qint64 pid)
{
    return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0;
}

bool isRunning(const QJsonObject &state)
{
    return state[QStringLiteral("running")].toBool() && isAlive(state[QStringLiteral("pid")].toInteger());
}

QJsonObject describe(const Lab &lab)
{
    const auto ports = lab.ports();
    QJsonArray users;
    for (const auto &user : lab.users()) {
        const auto account = lab.account(user, Protocol::Imap);
        users << QJsonObject{
            {QStringLiteral("name"), user.name},
            {QStringLiteral("address"), user.address},
            {QStringLiteral("displayName"), user.displayName},
            {QStringLiteral("passwordFile"), account.passwordFile}};
    }
    return {
        {QStringLiteral("running"), true},
        {QStringLiteral("pid"), QCoreApplication::applicationPid()},
        {QStringLiteral("host"), QStringLiteral("127.0.0.1")},
        {QStringLiteral("imap"), ports.imap},
        {QStringLiteral("imaps"), ports.imaps},
        {QStringLiteral("pop3"), ports.pop3},
        {QStringLiteral("pop3s"), ports.pop3s},
        {QStringLiteral("lmtp"), ports.lmtp},
        {QStringLiteral("smtp"), ports.smtp},
        {QStringLiteral("sieve"), ports.sieve},
        {QStringLiteral("ca"), lab.certificateFile()},
        {QStringLiteral("users"), users}};
}

void print(const Context &context, const QJsonObject &state)
{
    if (context.json) {
        auto shown = state;
        shown.remove(QStringLiteral("pid"));
        printJson(shown);
        return;
    }
    if (!state[QStringLiteral("running")].toBool()) {
        printLine(QStringLiteral("The practice server is not running."));
        return;
    }
    const auto port
        = [&](const char *name) { return QString::number(state[QString::fromLatin1(name)].toInt()); };
    printLine(QStringLiteral("The practice server is running on 127.0.0.1: IMAP %1 (STARTTLS) and %2 (TLS), "
                             "POP3 %3 (STLS) and %4 (TLS), "
                             "submission %5, ManageSieve %6.")
                  .arg(port("imap"), port("imaps"), port("pop3"), port("pop3s"), port("smtp"), port("sieve")));
    printLine(QStringLiteral("Certificate to trust: %1").arg(state[QStringLiteral("ca")].toString()));
    for (const auto &value : state[QStringLiteral("users")].toArray()) {
        const auto user = value.toObject();
        printLine(QStringLiteral("User %1 (%2), password in %3")
                      .arg(
                          user[QStringLiteral("name")].toString(), user[QStringLiteral("address")].toString(),
                          user[QStringLiteral("passwordFile")].toString()));
    }
}

MailError errorFrom(const QJsonObject &error)
{
    return MailError(
        MailError::Kind::LabUnavailable, error[QStringLiteral("subject")].toString(), {},
        error[QStringLiteral("detail")].toString());
}

int serve(const Context &context, quint16 portBase)
{
    try {
        const auto lab = Lab::start({.portBase = portBase});
        writeState(context, describe(*lab));
        waitUntil([] { return interrupted(); }, {});
        QFile::remove(stateFile(context));
        return Done;
    } catch (const MailError &error) {
        writeState(
            context,
            {{QStringLiteral("running"), false},
             {QStringLiteral("error"),
              QJsonObject{
                  {QStringLiteral("subject"), error.subject()}, {QStringLiteral("detail"), error.detail()}}}});
        return Failed;
    }
}

QJsonObject start(const Context &context, const QStringList &serveArguments)
{
    if (const auto state = readState(context); isRunning(state))
        return state;
    QFile::remove(stateFile(context));
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(
        QStringList{
            QStringLiteral("--profile"), context.profile, QStringLiteral("lab"), QStringLiteral("serve")}
        + serveArguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        throw MailError(MailError::Kind::LabUnavailable, process.errorString());
    QElapsedTimer timer;
    timer.start();
    QJsonObject state;
    waitUntil(
        [&] {
            state = readState(context);
            return !state.isEmpty() || !isAlive(pid) || timer.elapsed() > startWithinMs || interrupted();
        },
        {});
    if (state.contains(QStringLiteral("error"))) {
        QFile::remove(stateFile(context));
        throw errorFrom(state[QStringLiteral("error")].toObject());
    }
    if (!isRunning(state))
        throw MailError(MailError::Kind::LabUnavailable, QStringLiteral("it did not start in time"));
    return state;
}

void stop(const Context &context)
{
    const auto state = readState(context);
    const auto pid = state[QStringLiteral("pid")].toInteger();
    if (isRunning(state)) {
        ::kill(static_cast<pid_t>(pid), SIGTERM);
        QElapsedTimer timer;
        timer.start();
        waitUntil([&] { return !isAlive(pid) || timer.elapsed() > stopWithinMs; }, {});
        if (isAlive(pid))
            throw MailError(MailError::Kind::TimedOut, QStringLiteral("The practice server"));
    }
    QFile::remove(stateFile(context));
}

} // namespace

int labCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(
        QStringLiteral("port-base"), QStringLiteral("First of the ports; default: free ones."),
        QStringLiteral("N")));
    parser.addPositionalArgument(QStringLiteral("VERB"), QStringLiteral("start, stop, status or reset"));
    parseWords(parser, words, context, QStringLiteral("lab"));
    const auto verb = parser.positionalArguments().value(0);
    QStringList serveArguments;
    quint16 portBase = 0;
    if (const auto option = QStringLiteral("port-base"); parser.isSet(option)) {
        portBase = parser.value(option).toUShort();
        if (portBase < 1024)
            throw UsageError{QStringLiteral("--port-base is a number from 1024 to 65535")};
        serveArguments << QStringLiteral("--port-base") << QString::number(portBase);
    }
    if (verb == QLatin1String("serve"))
        return serve(context, portBase);
    if (verb == QLatin1String("reset") || verb == QLatin1String("stop"))
        stop(context);
    if (verb == QLatin1String("start") || verb == QLatin1String("reset")) {
        print(context, start(context, serveArguments));
    } else if (verb == QLatin1String("status") || verb == QLatin1String("stop")) {
        const auto state = readState(context);
        print(context, isRunning(state) ? state : QJsonObject{{QStringLiteral("running"), false}});
    } else {
        throw UsageError{QStringLiteral("lab needs start, stop, status or reset")};
    }
    return Done;
}

} // namespace duopost::cli
