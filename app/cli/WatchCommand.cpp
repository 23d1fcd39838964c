// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include <QDateTime>
#include <QHash>
#include <map>

namespace duopost::cli {

namespace {

// Prints each change of a folder as its own line, as it arrives.
class ChangePrinter : public QObject {
public:
    ChangePrinter(MailService &service, const Context &context, const QList<Account> &accounts)
        : m_service(service), m_context(context)
    {
        for (const auto &account : accounts)
            m_names.insert(account.id, account.name);
        connect(&service, &MailService::messagesChanged, this, [this](const ChangeSet &changes) {
            for (const auto &row : changes.arrived)
                print(changes.folder, "arrived", row.id);
            for (const auto id : changes.updated)
                print(changes.folder, "changed", id);
            for (const auto id : changes.gone)
                print(changes.folder, "gone", id);
        });
        connect(&service, &MailService::freshnessChanged, this, [this](const Freshness &freshness) {
            static constexpr const char *states[] = {"offline", "polling", "live"};
            print({freshness.account, {}}, states[static_cast<int>(freshness.state)], {});
        });
        connect(&service, &MailService::foldersChanged, this, [this](AccountId account) {
            print({account, {}}, "folders", {});
        });
    }

private:
    QString pathOf(FolderRef ref)
    {
        if (!ref.folder)
            return {};
        if (!m_paths.contains(ref)) {
            for (const auto &folder : wait(m_service.folders(ref.account)))
                m_paths[{ref.account, folder.id}] = folder.path;
        }
        return m_paths[ref];
    }
    void print(FolderRef ref, const char *kind, MessageId id)
    {
        if (!m_names.contains(ref.account))
            return;
        const auto at = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        const auto path = pathOf(ref);
        if (m_context.json)
            printJson(
                {{QStringLiteral("at"), at},
                 {QStringLiteral("account"), m_names.value(ref.account)},
                 {QStringLiteral("folder"), path},
                 {QStringLiteral("kind"), QString::fromLatin1(kind)},
                 {QStringLiteral("id"), id.value}});
        else
            printLine(QStringLiteral("%1 %2 %3 %4 %5")
                          .arg(at, m_names.value(ref.account), path, QLatin1String(kind))
                          .arg(id.value));
    }

    MailService &m_service;
    const Context &m_context;
    QHash<AccountId, QString> m_names;
    std::map<FolderRef, QString> m_paths;
};

} // namespace

int watchCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(
        QStringLiteral("NAME"), QStringLiteral("Accounts; default: all."), QStringLiteral("[NAME…]"));
    parseWords(parser, words, context, QStringLiteral("watch"));
    auto service = openService(context);
    QList<Account> accounts;
    for (const auto &name : parser.positionalArguments())
        accounts << accountNamed(*service, name);
    if (accounts.isEmpty())
        accounts = service->accounts();
    for (const auto &account : std::as_const(accounts)) {
        if (account.protocol == Protocol::Pop3)
            throw MailError(
                MailError::Kind::NotSupported,
                QStringLiteral("%1 uses POP3, whose servers never speak first").arg(account.name));
    }
    ChangePrinter printer(*service, context, accounts);
    int status = Interrupted; // it ends by being interrupted, or by an error nothing can be done about
    bool failed = false;
    QObject::connect(
        service.get(), &MailService::errorRaised, service.get(), [&](AccountId, const MailError &error) {
            const int code = reportError(error, context);
            using K = MailError::Kind;
            if (error.kind() == K::WrongPassword || error.kind() == K::SignInExpired
                || error.kind() == K::SignInRefused) {
                failed = true;
                status = code;
            }
        });
    for (const auto &account : std::as_const(accounts))
        service->watch(account.id, true);
    waitUntil([&] { return failed || interrupted(); }, {});
    return status;
}

} // namespace duopost::cli
