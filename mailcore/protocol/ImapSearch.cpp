// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapSearch.h"

#include "mailcore/protocol/ImapSets.h"

#include <algorithm>

namespace duopost {

namespace {

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString longestAscii(const QString &text)
{
    QString best, run;
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            run += c;
        else
            run.clear();
        if (run.size() > best.size())
            best = run;
    }
    return best.trimmed();
}

class Keys {
public:
    explicit Keys(ImapSearchKeys::Text text) : m_text(text) { }

    void add(const QList<SearchCondition> &group)
    {
        // OR takes two: "OR a OR b c" is any of three.
        for (qsizetype i = 0; i < group.size(); ++i) {
            if (i + 1 < group.size())
                write("OR ");
            if (group[i].negated)
                write("NOT ");
            addTerm(group[i].term);
        }
    }

    ImapSearchKeys take()
    {
        while (m_line.endsWith(' ')) // the one behind a literal stays: it parts two keys
            m_line.chop(1);
        m_result.pieces << m_line;
        if (m_result.pieces.size() == 1 && m_result.pieces.first().isEmpty())
            m_result.pieces.clear();
        return m_result;
    }

private:
    void addTerm(const SearchTerm &term)
    {
        if (const auto *words = std::get_if<TextTerm>(&term))
            return addWords(*words);
        if (const auto *state = std::get_if<StateTerm>(&term))
            return write(stateKey(state->state));
        if (const auto *size = std::get_if<SizeTerm>(&term))
            return write(
                size->largerThan ? "LARGER " + QByteArray::number(*size->largerThan) + ' '
                                 : "SMALLER " + QByteArray::number(size->smallerThan.value_or(0)) + ' ');
        write("ALL "); // too much rather than too little: the rest is looked at here
    }

    static QByteArray stateKey(StateTerm::State state)
    {
        switch (state) {
        case StateTerm::State::Unread:
            return "UNSEEN ";
        case StateTerm::State::Read:
            return "SEEN ";
        case StateTerm::State::Starred:
            return "FLAGGED ";
        case StateTerm::State::Answered:
            return "ANSWERED ";
        case StateTerm::State::Forwarded:
            return "KEYWORD $Forwarded ";
        case StateTerm::State::Draft:
            return "DRAFT ";
        case StateTerm::State::Junk:
            return "KEYWORD $Junk ";
        }
        return "ALL ";
    }

    void addWords(const TextTerm &term)
    {
        switch (term.field) {
        case TextTerm::Field::Subject:
            return addKey("SUBJECT ", term.text);
        case TextTerm::Field::From:
            return addKey("FROM ", term.text);
        case TextTerm::Field::To:
            write("OR ");
            addKey("TO ", term.text);
            return addKey("CC ", term.text);
        case TextTerm::Field::Cc:
            return addKey("CC ", term.text);
        case TextTerm::Field::Body:
            return addKey("BODY ", term.text);
        case TextTerm::Field::Any:
        case TextTerm::Field::FileName: // some servers look into the parts' headers too
            return addKey("TEXT ", term.text);
        }
    }

    void addKey(const char *key, const QString &words)
    {
        auto text = words;
        if (!isAscii(text)) {
            m_result.hasOtherThanAscii = true;
            if (m_text == ImapSearchKeys::Text::OnlyAscii)
                text = longestAscii(text);
        }
        text.remove(QChar(0))
            .replace(QLatin1Char('\r'), QLatin1Char(' '))
            .replace(QLatin1Char('\n'), QLatin1Char(' '));
        if (text.isEmpty())
            return write("ALL ");
        write(key);
        if (isAscii(text))
            return write(imapQuoted(text.toUtf8()) + ' ');
        m_result.pieces << m_line << text.toUtf8();
        m_line = " ";
    }

    void write(const QByteArray &text) { m_line += text; }

    ImapSearchKeys::Text m_text;
    ImapSearchKeys m_result;
    QByteArray m_line;
};

bool hasWords(const QList<SearchCondition> &group)
{
    return std::any_of(group.begin(), group.end(), [](const SearchCondition &condition) {
        return std::holds_alternative<TextTerm>(condition.term);
    });
}

} // namespace

ImapSearchKeys imapSearchKeys(const SearchQuery &query, ImapSearchKeys::Text text)
{
    Keys keys(text);
    for (const auto &group : query.groups) {
        if (hasWords(group))
            keys.add(group);
    }
    return keys.take();
}

QList<RemoteId> searchFolder(ImapMailbox &mailbox, const SearchQuery &query)
{
    auto &connection = mailbox.connection();
    QList<RemoteId> result;
    const auto take = [&](QByteArrayView response) {
        for (const auto uid : searchResult(response))
            result << RemoteId{QByteArray::number(uid)};
    };
    const bool compact = connection.has("ESEARCH") || connection.has("IMAP4REV2");
    const auto ask = [&](const ImapSearchKeys &keys, bool charset) {
        auto pieces = keys.pieces;
        // RFC 6855 section 3: where everything is UTF-8, naming it is an error.
        pieces.first().prepend(
            QByteArray("UID SEARCH ") + (compact ? "RETURN (ALL) " : "")
            + (charset && !connection.isEnabled("UTF8=ACCEPT") ? "CHARSET UTF-8 " : ""));
        connection.complete(connection.sendLiterals(pieces), take);
    };
    const auto keys = imapSearchKeys(query);
    if (keys.pieces.isEmpty())
        return {};
    if (!keys.hasOtherThanAscii) {
        ask(keys, false);
        return result;
    }
    try {
        ask(keys, true);
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::ServerRefused)
            throw;
        result.clear(); // BADCHARSET, and whatever older Exchange servers say instead
        ask(imapSearchKeys(query, ImapSearchKeys::Text::OnlyAscii), false);
    }
    return result;
}

} // namespace duopost
