// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"
#include "app/cli/WindowProgram.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace duopost::cli {

int renderCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    const QCommandLineOption png(
        QStringLiteral("png"), QStringLiteral("Where the picture goes."), QStringLiteral("OUT"));
    const QCommandLineOption width(
        QStringLiteral("width"), QStringLiteral("Width in pixels, 120 to 4000."), QStringLiteral("W"),
        QStringLiteral("680"));
    const QCommandLineOption plain(QStringLiteral("plain"), QStringLiteral("The plain text, not the design."));
    const QCommandLineOption remote(
        QStringLiteral("load-remote"), QStringLiteral("Fetch pictures from the internet, over https only."));
    parser.addOptions({png, width, plain, remote});
    parseWords(parser, words, context, QStringLiteral("render"));
    bool isNumber = false;
    const int pixels = parser.value(width).toInt(&isNumber);
    if (parser.positionalArguments().size() != 1 || !parser.isSet(png))
        throw UsageError{QStringLiteral("render takes one FILE and --png OUT")};
    if (!isNumber || pixels < 120 || pixels > 4000)
        throw UsageError{QStringLiteral("--width takes a number from 120 to 4000")};

    const QString file = QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
    QStringList order{QStringLiteral("--render"), file,
                      QStringLiteral("--png"),    QFileInfo(parser.value(png)).absoluteFilePath(),
                      QStringLiteral("--width"),  QString::number(pixels)};
    if (parser.isSet(plain))
        order << QStringLiteral("--plain");
    if (parser.isSet(remote))
        order << QStringLiteral("--load-remote");
    const QJsonObject answer = QJsonDocument::fromJson(runWindowProgram(order)).object();
    const QString error = answer[QStringLiteral("error")].toString(),
                  detail = answer[QStringLiteral("detail")].toString();
    if (error == QLatin1String("file-unreadable"))
        throw MailError(MailError::Kind::FileUnreadable, file, {}, detail);
    if (error == QLatin1String("file-unwritable"))
        throw MailError(MailError::Kind::FileUnwritable, parser.value(png), {}, detail);
    if (!error.isEmpty() || !answer.contains(QStringLiteral("width")))
        throw MailError(MailError::Kind::MessageUnreadable, file, {}, error);
    if (context.json) {
        printJson(answer);
        return Done;
    }
    printLine(QStringLiteral("%1 × %2")
                  .arg(answer[QStringLiteral("width")].toInt())
                  .arg(answer[QStringLiteral("height")].toInt()));
    for (const auto &address : answer[QStringLiteral("blocked")].toArray())
        printLine(QStringLiteral("not loaded: %1").arg(address.toString()));
    return Done;
}

} // namespace duopost::cli
