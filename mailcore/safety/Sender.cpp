// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Safety.h"

#include "mailcore/safety/HostNames.h"

#include <QRegularExpression>
#include <algorithm>

namespace duopost {

namespace {

using SenderKind = SenderConcern::Kind;

// The first mail address in a display name.
QString addressIn(const QString &name)
{
    static const QRegularExpression address(
        QStringLiteral("[\\w.+=-]+@[\\p{L}\\p{N}][\\p{L}\\p{N}.-]*\\.[\\p{L}]{2,}"),
        QRegularExpression::UseUnicodePropertiesOption);
    return address.match(name.left(500)).captured(0);
}

} // namespace

QList<SenderConcern> concernsAboutSender(const ParsedMessage &message)
{
    QList<SenderConcern> result;
    const auto &from = message.header.from;
    const auto fields
        = std::count_if(message.headerFields.begin(), message.headerFields.end(), [](const auto &field) {
              return field.first.compare("from", Qt::CaseInsensitive) == 0;
          });
    QStringList authors;
    for (const auto &author : from) {
        if (!author.address.isEmpty())
            authors << shownAddress(author.address);
    }
    if (authors.isEmpty())
        return {{SenderKind::NoAuthor, from.isEmpty() ? QString() : from.first().name, {}}};
    if (fields > 1 || (authors.size() > 1 && message.header.sender.isEmpty()))
        result << SenderConcern{
            SenderKind::SeveralAuthors, authors.mid(0, 5).join(QLatin1String(", ")), authors.first()};
    for (const auto &author : from) {
        const auto host = hostOfAddress(author.address);
        const auto named = addressIn(author.name);
        if (!named.isEmpty() && !sameSite(hostOfAddress(named), host)) {
            result << SenderConcern{
                SenderKind::NameIsAnotherAddress, shownAddress(named), shownAddress(author.address)};
            break;
        }
    }
    for (const auto &author : from) {
        const auto host = unicodeHost(hostOfAddress(author.address));
        if (!host.isEmpty() && looksLikeAnother(host)) {
            result << SenderConcern{SenderKind::LooksLikeAnother, host, shownAddress(author.address)};
            break;
        }
    }
    for (const auto &answer : message.header.replyTo) {
        const auto host = hostOfAddress(answer.address);
        const bool known
            = host.isEmpty() || std::any_of(from.begin(), from.end(), [&](const MailAddress &author) {
                  return sameSite(hostOfAddress(author.address), host);
              });
        if (!known) {
            result << SenderConcern{
                SenderKind::AnswersElsewhere, authors.first(), shownAddress(answer.address)};
            break;
        }
    }
    return result;
}

} // namespace duopost
