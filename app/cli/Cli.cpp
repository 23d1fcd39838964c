// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Cli.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>
#include <atomic>
#include <csignal>
#include <cstdio>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace duopost::cli {

namespace {

std::atomic<bool> interruptFlag = false;

void onSignal(int)
{
    interruptFlag = true;
}

bool onTerminal()
{
#ifdef Q_OS_UNIX
    return isatty(fileno(stderr)) != 0;
#else
    return false;
#endif
}

} // namespace

void watchForInterrupts()
{
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

bool interrupted()
{
    return interruptFlag;
}

void waitUntil(const std::function<bool()> &done, const std::function<void()> &onInterrupt)
{
    QEventLoop loop;
    QTimer tick;
    QElapsedTimer waiting;
    waiting.start();
    bool told = false;
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.quit();
        else if (interruptFlag && !std::exchange(told, true) && onInterrupt)
            onInterrupt();
        // What takes long is looked at less often: "watch" waits for hours.
        tick.setInterval(static_cast<int>(qBound(qint64(1), waiting.elapsed() / 20, qint64(50))));
    });
    tick.start(1);
    if (!done())
        loop.exec();
    QCoreApplication::processEvents();
}

void printLine(const QString &text)
{
    endProgress();
    const auto bytes = text.toUtf8() + '\n';
    fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    fflush(stdout);
}

void printJson(const QJsonObject &json)
{
    printLine(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

void progress(const QString &text)
{
    if (onTerminal())
        fprintf(stderr, "\r\033[K%s", qPrintable(text.left(100)));
}

void endProgress()
{
    if (onTerminal())
        fprintf(stderr, "\r\033[K");
}

int reportError(const MailError &error, const Context &context)
{
    endProgress();
    if (context.json) {
        const QJsonObject body{
            {QStringLiteral("kind"), error.kindName()},
            {QStringLiteral("summary"), error.summary()},
            {QStringLiteral("server"), error.serverText()},
            {QStringLiteral("detail"), error.detail()}};
        const auto text
            = QJsonDocument(QJsonObject{{QStringLiteral("error"), body}}).toJson(QJsonDocument::Compact);
        fprintf(stderr, "%s\n", text.constData());
    } else {
        fprintf(stderr, "%s\n", qPrintable(error.summary()));
        if (!error.serverText().isEmpty())
            fprintf(stderr, "  The server said: %s\n", qPrintable(error.serverText()));
        if (!error.detail().isEmpty())
            fprintf(stderr, "  Detail: %s\n", qPrintable(error.detail()));
    }
    if (error.kind() == MailError::Kind::Cancelled && interrupted())
        return Interrupted;
    return error.kind() == MailError::Kind::BadUsage ? WrongUsage : Failed;
}

QCommandLineOption option(const char *name, const char *text, const char *value)
{
    return QCommandLineOption(
        QString::fromLatin1(name), QString::fromUtf8(text), value ? QString::fromLatin1(value) : QString());
}

void parseWords(QCommandLineParser &parser, const QStringList &words, Context &context, const QString &command)
{
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document instead of text."));
    const QCommandLineOption profile(
        QStringLiteral("profile"), QStringLiteral("Folder with accounts and caches."), QStringLiteral("DIR"));
    const QCommandLineOption help(
        {QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help."));
    parser.addOptions({json, profile, help});
    if (!parser.parse(QStringList{QStringLiteral("duopost-cli ") + command} + words))
        throw UsageError{parser.errorText()};
    if (parser.isSet(help)) {
        printLine(parser.helpText().replace(
            QCoreApplication::arguments().first(), QStringLiteral("duopost-cli ") + command));
        throw Exit(Done);
    }
    context.json |= parser.isSet(json);
    if (parser.isSet(profile))
        context.profile = parser.value(profile);
}

std::unique_ptr<MailService> openService(const Context &context)
{
    return MailService::open(context.profile, Perform::WhenAsked);
}

Account accountNamed(const MailService &service, const QString &name)
{
    for (const auto &account : service.accounts()) {
        if (account.name.compare(name, Qt::CaseInsensitive) == 0)
            return account;
    }
    throw MailError(MailError::Kind::NotFound, QStringLiteral("account named %1").arg(name));
}

Folder folderNamed(MailService &service, const Account &account, const QString &path)
{
    for (const auto &folder : wait(service.folders(account.id))) {
        const bool inbox = folder.role == FolderRole::Inbox
            && path.compare(QLatin1String("inbox"), Qt::CaseInsensitive) == 0;
        if (inbox || folder.path == path)
            return folder;
    }
    throw MailError(
        MailError::Kind::NotFound, QStringLiteral("folder %1 in %2").arg(path, account.name), {},
        QStringLiteral("run: duopost-cli sync %1").arg(account.name));
}

MessageId messageId(const QString &text)
{
    bool ok = false;
    const auto value = text.toLongLong(&ok);
    if (!ok || value <= 0)
        throw UsageError{QStringLiteral("%1 is not a message id").arg(text)};
    return {value};
}

} // namespace duopost::cli
