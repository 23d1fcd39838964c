// SPDX-License-Identifier: GPL-3.0-or-later
// What every command of duopost-cli shares: exit states, output, and waiting for the service.
#pragma once

#include "mailcore/MailService.h"

#include <QCommandLineParser>
#include <QFuture>
#include <QFutureWatcher>
#include <QJsonObject>
#include <functional>
#include <memory>

namespace duopost::cli {

enum Exit { Done = 0, Failed = 1, WrongUsage = 2, PartlyDone = 3, Interrupted = 130 };

/// Thrown for a command line that cannot be understood: exit status 2, with a hint at --help.
struct UsageError {
    QString text;
};

struct Context {
    QString profile;
    bool json = false;
};

/// Installs SIGINT and SIGTERM handlers that only raise a flag.
void watchForInterrupts();
bool interrupted();

/// Runs the event loop until the future is done. On an interrupt, onInterrupt runs once (it cancels).
void waitUntil(const std::function<bool()> &done, const std::function<void()> &onInterrupt);

template <class T> auto wait(QFuture<T> future, const std::function<void()> &onInterrupt = {})
{
    waitUntil([&] { return future.isFinished(); }, onInterrupt);
    if constexpr (std::is_void_v<T>)
        future.waitForFinished();
    else
        return future.result();
}

void printLine(const QString &text);
void printJson(const QJsonObject &json);
/// A line that replaces itself, on a terminal only.
void progress(const QString &text);
void endProgress();
int reportError(const MailError &error, const Context &context);

/// @param value what it takes, as help calls it; null = nothing
QCommandLineOption option(const char *name, const char *text, const char *value = nullptr);
/// Parses the words after the command; --json and --profile are understood there too.
void parseWords(QCommandLineParser &parser, const QStringList &words, Context &context, const QString &command);

std::unique_ptr<MailService> openService(const Context &context);
/// @throws MailError NotFound
Account accountNamed(const MailService &service, const QString &name);
Folder folderNamed(MailService &service, const Account &account, const QString &path);
MessageId messageId(const QString &text);

} // namespace duopost::cli
