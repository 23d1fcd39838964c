// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/ReportMode.h"

#include "mailcore/MailService.h"
#include "ui/whatsyncs/SupportReport.h"
#include "ui/words/Futures.h"
#include "ui/words/Language.h"
#include "ui/words/PdfPage.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>

namespace duopost {

namespace {

struct Order {
    QString file, account, profile, language;
    QString page; ///< instead of an account: what is to be printed
    ReportChoice choice;
};

Order readOrder(const QStringList &words)
{
    QCommandLineParser parser;
    const QCommandLineOption report(QStringLiteral("report"), {}, QStringLiteral("FILE"));
    const QCommandLineOption account(QStringLiteral("account"), {}, QStringLiteral("NAME"));
    const QCommandLineOption profile(QStringLiteral("profile"), {}, QStringLiteral("DIR"));
    const QCommandLineOption language(QStringLiteral("language"), {}, QStringLiteral("de|en"));
    const QCommandLineOption people(QStringLiteral("with-people")), user(QStringLiteral("without-user"));
    const QCommandLineOption page(QStringLiteral("page"), {}, QStringLiteral("HTML"));
    parser.addOptions({report, account, profile, language, people, user, page});
    if (!parser.parse(words))
        throw MailError(MailError::Kind::BadUsage, parser.errorText());
    return {
        parser.value(report),
        parser.value(account),
        parser.isSet(profile) ? parser.value(profile) : MailService::defaultProfileDir(),
        parser.value(language),
        parser.value(page),
        {.hidePeople = !parser.isSet(people), .hideUser = parser.isSet(user)}};
}

void report(const Order &order)
{
    const auto service = MailService::open(order.profile, Perform::WhenAsked);
    const auto accounts = service->accounts();
    const auto found = std::find_if(
        accounts.begin(), accounts.end(), [&](const Account &one) { return one.name == order.account; });
    if (found == accounts.end())
        throw MailError(MailError::Kind::NotFound, order.account);
    QEventLoop waiting;
    std::optional<MailboxFacts> facts;
    std::optional<MailError> failure;
    whenFinished(
        service->mailboxFacts(found->id), &waiting,
        [&](const MailboxFacts &all) {
            facts = all;
            waiting.quit();
        },
        [&](const MailError &error) {
            failure = error;
            waiting.quit();
        });
    waiting.exec();
    if (failure)
        throw MailError(*failure);
    saveSupportReport(order.file, *facts, order.choice, QLocale());
}

void printGiven(const Order &order)
{
    QFile page(order.page);
    if (!page.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, order.page, {}, page.errorString());
    const auto html = QString::fromUtf8(page.readAll());
    QSaveFile out(order.file);
    const auto failed
        = [&] { return MailError(MailError::Kind::FileUnwritable, order.file, {}, out.errorString()); };
    if (!out.open(QIODevice::WriteOnly))
        throw failed();
    printPage(
        out, html, html.section(QLatin1String("<title>"), 1).section(QLatin1String("</title>"), 0, 0).left(200),
        QPageLayout::Landscape);
    if (!out.commit())
        throw failed();
}

int print(const QJsonObject &json, int status)
{
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return status;
}

} // namespace

bool isReportMode(int argc, char **argv)
{
    return argc > 1 && qstrcmp(argv[1], "--report") == 0;
}

int reportMode(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("duopost"));
    try {
        const auto order = readOrder(app.arguments());
        Language language;
        language.use(order.language);
        if (order.page.isEmpty())
            report(order);
        else
            printGiven(order);
        return print({{QStringLiteral("file"), order.file}}, 0);
    } catch (const MailError &error) {
        return print(
            {{QStringLiteral("error"), error.kindName()},
             {QStringLiteral("subject"), error.subject()},
             {QStringLiteral("serverText"), error.serverText()},
             {QStringLiteral("detail"), error.detail()}},
            1);
    }
}

} // namespace duopost
