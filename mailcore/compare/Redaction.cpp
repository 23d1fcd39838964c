// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Redaction.h"

#include <QDir>
#include <QRegularExpression>

namespace duopost {

namespace {

// What stands for what was taken out; no words, so that it needs no translation.
const QString removed = QStringLiteral("[…]");

const QRegularExpression &pattern(const char *text)
{
    thread_local QHash<QByteArray, QRegularExpression> known;
    auto &one = known[text];
    if (one.pattern().isEmpty())
        one = QRegularExpression(QString::fromLatin1(text), QRegularExpression::CaseInsensitiveOption);
    return one;
}

/// Takes out of single texts what is not to be in the report.
class Redactor {
public:
    Redactor(const Account &account, const ReportChoice &choice) : m_choice(choice)
    {
        own(account.address);
        own(account.incoming.user);
        for (const auto &server : {account.outgoing, account.sentOn, account.filters}) {
            if (server)
                own(server->user);
        }
        for (const auto &identity : account.identities)
            own(identity.address);
    }

    QString text(QString text) const
    {
        // A log-in in a line that somebody else wrote: an error of a server that repeats what it was told.
        text.replace(
            pattern(R"(\b(PASS|APOP|XOAUTH2|OAUTHBEARER|Bearer)\s+\S.*)"), QStringLiteral("\\1 ") + removed);
        text.replace(
            pattern(R"(\b(AUTH|AUTHENTICATE)\s+([A-Z0-9-]+)\s+\S+)"), QStringLiteral("\\1 \\2 ") + removed);
        text.replace(pattern(R"(\bLOGIN\s+("[^"]*"|[^\s\]]+)\s+\S.*)"), QStringLiteral("LOGIN ") + removed);
        text.replace(pattern(R"([A-Z0-9+/_=.-]{40,})"), removed); // tokens, and nothing anybody reads
        text.replace(
            pattern(R"(^C: (?=(?-i:[A-Za-z0-9+/]*[a-z0-9=]))(?!\S*\s)[A-Z0-9+/]{8,}={0,2}$)"),
            QStringLiteral("C: ") + removed);
        if (m_choice.hideUser) {
            for (const auto &one : m_own)
                text.replace(one, removed, Qt::CaseInsensitive);
        }
        if (m_choice.hidePeople)
            text = withoutPeople(text);
        return text;
    }

    QStringList lines(const QStringList &lines) const
    {
        QStringList result;
        for (const auto &line : lines)
            result << text(line);
        return result;
    }

private:
    void own(const QString &name)
    {
        if (name.size() > 2 && !m_own.contains(name))
            m_own << name;
        const auto local = name.section(QLatin1Char('@'), 0, 0);
        if (local != name && local.size() > 2 && !m_own.contains(local))
            m_own << local; // last, so that whole addresses go whole
    }

    bool isOwn(const QString &address) const
    {
        return !m_choice.hideUser && m_own.contains(address, Qt::CaseInsensitive);
    }

    QString withoutPeople(QString text) const
    {
        // What a message is about, and whom it is from, as headers, as an ENVELOPE and as a search.
        text.replace(
            pattern(
                R"(^(?:([SC]:) ?)?(Subject|From|To|Cc|Bcc|Sender|Reply-To|Return-Path|Delivered-To|Comments|Keywords|Thread-Topic)\s*:.*)"),
            QStringLiteral("\\1 \\2: ") + removed);
        text.replace(
            pattern(R"((?<=FETCH )(\(.*\b(?:ENVELOPE|BODYSTRUCTURE|PREVIEW)\b).*)"),
            QStringLiteral("\\1 ") + removed);
        text.replace(
            pattern(R"(\b(TEXT|BODY|SUBJECT|FROM|TO|CC|BCC|HEADER\s+\S+)\s+("[^"]*"|\{\d+\+?\}))"),
            QStringLiteral("\\1 ") + removed);
        // The rest of a header that went on in the next line.
        text.replace(pattern(R"(^([SC]:) [ \t].*)"), QStringLiteral("\\1 ") + removed);
        static const QRegularExpression address(QStringLiteral(R"([^\s<>"'(),;:\[\]]+@[^\s<>"'(),;:\[\]]+)"));
        QString result;
        qsizetype from = 0;
        for (auto found = address.globalMatch(text); found.hasNext();) {
            const auto match = found.next();
            result += text.mid(from, match.capturedStart() - from);
            result += isOwn(match.captured()) ? match.captured() : removed;
            from = match.capturedEnd();
        }
        return result + text.mid(from);
    }

    ReportChoice m_choice;
    QStringList m_own;
};

// Whose home it is says who somebody is.
QString withoutHome(const QString &path)
{
    const auto home = QDir::toNativeSeparators(QDir::homePath());
    return home.size() > 1 && path.startsWith(home) ? QLatin1Char('~') + path.mid(home.size()) : path;
}

void redact(ServerAddress &server, const Redactor &redactor, const ReportChoice &choice)
{
    if (choice.hideUser && !server.user.isEmpty())
        server.user = removed;
    server.host = redactor.text(server.host);
}

} // namespace

MailboxFacts redacted(MailboxFacts facts, const ReportChoice &choice)
{
    const Redactor redactor(facts.account, choice);
    auto &account = facts.account;
    account.secretName.clear();
    account.outgoingSecretName.clear();
    account.passwordFile.clear();
    account.caFile = withoutHome(account.caFile);
    account.directory = withoutHome(account.directory);
    redact(account.incoming, redactor, choice);
    for (auto *server : {&account.outgoing, &account.sentOn, &account.filters}) {
        if (*server)
            redact(**server, redactor, choice);
    }
    if (choice.hideUser) {
        account.address = removed;
        account.displayName = removed;
        account.name = redactor.text(account.name);
        account.identities.clear();
    }
    for (auto &entry : facts.ledger) {
        for (auto &evidence : entry.evidence) {
            evidence.transcript = redactor.lines(evidence.transcript);
            evidence.arguments = redactor.lines(evidence.arguments);
        }
    }
    for (auto &item : facts.outbox) {
        item.subject.clear();
        item.recipients.clear();
        item.messageId.clear();
        item.answers.clear();
        item.serverText = redactor.text(item.serverText);
    }
    for (auto &one : facts.errors)
        one.error = MailError(
            one.error.kind(), redactor.text(one.error.subject()), redactor.text(one.error.serverText()),
            redactor.text(one.error.detail()));
    facts.server.software = redactor.text(facts.server.software);
    for (auto &one : facts.server.quotas)
        one.root = redactor.text(one.root);
    for (auto &counts : facts.folders) {
        counts.folder.path = redactor.text(counts.folder.path);
        counts.folder.name = redactor.text(counts.folder.name);
    }
    for (auto &action : facts.pending)
        action.path = redactor.text(action.path);
    facts.place.path = withoutHome(facts.place.path);
    return facts;
}

QString harmless(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const auto code = c.unicode();
        const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)
            || code == 0x200E || code == 0x200F || code == 0x061C;
        const bool controls = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0)
            || code == 0x2028 || code == 0x2029 || code == 0xFEFF;
        if (turns || controls)
            result += QStringLiteral("[U+%1]").arg(code, 4, 16, QLatin1Char('0')).toUpper();
        else
            result += c;
    }
    return result;
}

} // namespace duopost
