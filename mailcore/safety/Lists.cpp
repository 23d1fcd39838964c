// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Safety.h"

#include <QRegularExpression>

namespace duopost {

std::optional<Unsubscribe> unsubscribeOf(const ParsedMessage &message)
{
    QString where, how;
    for (const auto &[name, value] : message.headerFields) {
        if (where.isEmpty() && name.compare("list-unsubscribe", Qt::CaseInsensitive) == 0)
            where = value;
        else if (how.isEmpty() && name.compare("list-unsubscribe-post", Qt::CaseInsensitive) == 0)
            how = value;
    }
    Unsubscribe result;
    static const QRegularExpression inBrackets(QStringLiteral("<([^<>]{1,4000})>"));
    auto each = inBrackets.globalMatch(where.left(20'000));
    while (each.hasNext()) {
        auto text = each.next().captured(1);
        text.remove(QRegularExpression(QStringLiteral("\\s"))); // folded fields
        const QUrl url(text, QUrl::StrictMode);
        const auto scheme = url.scheme().toLower();
        if (scheme == QLatin1String("https") && !url.host().isEmpty() && url.userInfo().isEmpty()) {
            if (result.page.isEmpty())
                result.page = url;
        } else if (scheme == QLatin1String("mailto") && result.mail.isEmpty() && !url.path().isEmpty()) {
            result.mail = url;
        }
    }
    if (how.simplified().compare(QLatin1String("List-Unsubscribe=One-Click"), Qt::CaseInsensitive) == 0)
        result.oneClick = result.page;
    if (result.page.isEmpty() && result.mail.isEmpty())
        return std::nullopt;
    return result;
}

} // namespace duopost
