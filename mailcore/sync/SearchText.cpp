// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/SearchText.h"

#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/HtmlText.h"
#include "mailcore/search/WordReader.h"

#include <unordered_set>

namespace duopost {

namespace {

constexpr qsizetype mostText = 1'000'000; ///< characters: a log file sent as text is not a book to remember

// Targets of links are no text: nobody sees them, and newsletters have thousands of them.
QString withoutTargets(const QString &text)
{
    QString result;
    result.reserve(text.size());
    qsizetype at = 0;
    for (;;) {
        const auto open = text.indexOf(QLatin1String("<http"), at);
        const auto close = open < 0 ? -1 : text.indexOf(QLatin1Char('>'), open);
        if (close < 0)
            return result += QStringView(text).mid(at);
        result += QStringView(text).mid(at, open - at);
        at = close + 1;
    }
}

// A message has the same text twice, as plain text and as HTML; often one of them says more.
QString wordsBeyond(const QString &html, const QString &text)
{
    std::unordered_set<std::string> known;
    const auto plain = preparedForWords(text);
    WordReader have(plain);
    while (const auto *word = have.next())
        known.insert(word->form);
    const auto shown = preparedForWords(html);
    WordReader all(shown);
    QString result;
    while (const auto *word = all.next()) {
        if (known.insert(word->form).second)
            (result += QLatin1Char('\n')) += QStringView(shown).mid(word->begin, word->end - word->begin);
    }
    return result;
}

QString people(const QList<MailAddress> &list)
{
    QString result;
    for (const auto &one : list)
        result += one.name + QLatin1Char(' ') + one.address + QStringLiteral(", ");
    return result;
}

} // namespace

SearchText searchTextOf(const QByteArray &raw)
{
    const auto message = parseMessage(raw);
    SearchText result;
    if (message.textMadeFromHtml)
        result.body = withoutTargets(message.text.left(mostText));
    else
        result.body = message.text.left(mostText);
    if (!message.html.isEmpty() && !message.textMadeFromHtml)
        result.body += wordsBeyond(
            withoutTargets(mime::htmlToText(message.html.left(2 * mostText))).left(mostText), result.body);
    for (const auto &attachment : message.attachments)
        result.files += attachment.name + QLatin1Char('\n');
    result.receiver = people(message.header.to);
    result.copies = people(message.header.cc) + people(message.header.bcc);
    return result;
}

QString readableTextOf(const QByteArray &raw)
{
    return searchTextOf(raw).body;
}

} // namespace duopost
