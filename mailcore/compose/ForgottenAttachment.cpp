// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/WritingQuestions.h"

#include <QRegularExpression>
#include <QStringList>

namespace duopost {

namespace {

constexpr qsizetype longestText = 200'000;

const QRegularExpression &promise()
{
    // "Anlage" and "Anhänge" are other things too ("eine Anlage", "Anhänger"): only as people say them of
    // files.
    static const QRegularExpression expression(
        QStringLiteral("\\b(?:anbei|im anhang|in den anhängen|als anhang|(?:siehe|vgl\\.?|s\\.) ?anhang"
                       "|(?:in der|siehe|als|s\\.) ?anlagen?|angehängt(?:e[nmrs]?)?|hänge ich|ich "
                       "hänge|beigefügt(?:e[nmrs]?)?"
                       "|füge ich|beiliegend(?:e[nmrs]?)?|angefügt(?:e[nmrs]?)?"
                       "|attached|attachments?|i attach|attaching|i(?:'|’)?(?: a)?m attaching|enclosed|i "
                       "enclose|see enclosure)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

const QRegularExpression &denial()
{
    static const QRegularExpression expression(
        QStringLiteral("\\b(?:ohne|keine?n?|fehlende[rn]?|no|without(?: an?| "
                       "any)?|not|didn(?:'|’)t|nicht|your|the missing|ihre[mnr]?|deine[mnr]?)\\s+$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

} // namespace

QString promisedAttachment(const QString &text)
{
    for (const auto &line : text.left(longestText).split(u'\n')) {
        if (line == QLatin1String("-- "))
            break;
        if (line.startsWith(u'>'))
            continue;
        auto each = promise().globalMatch(line);
        while (each.hasNext()) {
            const auto match = each.next();
            if (!denial().match(line.left(match.capturedStart())).hasMatch())
                return match.captured();
        }
    }
    return {};
}

} // namespace duopost
