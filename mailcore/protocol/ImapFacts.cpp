// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapFacts.h"

#include "mailcore/protocol/ImapScanner.h"

namespace duopost {

namespace {

constexpr qsizetype longestName = 80;
constexpr quint64 mostKilobytes = 1ULL << 50;

QString shown(const std::optional<QByteArray> &text)
{
    QString result;
    for (const auto c : QString::fromUtf8(text.value_or(QByteArray()).left(longestName * 4))) {
        if (c.isPrint() && result.size() < longestName)
            result += c;
    }
    return result.simplified();
}

} // namespace

QString softwareFromId(QByteArrayView response)
{
    ImapScanner scanner(response);
    if (!scanner.take('*') || !equalsNoCase(scanner.atom(), "ID") || !scanner.take('('))
        return {};
    QString name, version, vendor;
    for (int pairs = 0; pairs < 50 && !scanner.atEnd() && !scanner.take(')'); ++pairs) {
        const auto before = scanner.position();
        const auto key = scanner.string().value_or(QByteArray()).toLower();
        const auto value = scanner.string();
        if (key == "name")
            name = shown(value);
        else if (key == "version")
            version = shown(value);
        else if (key == "vendor")
            vendor = shown(value);
        if (scanner.position() == before)
            break;
    }
    if (name.isEmpty())
        name = vendor;
    return name.isEmpty() || version.isEmpty() ? name : name + QLatin1Char(' ') + version;
}

namespace {

constexpr qsizetype mostQuotas = 20; // a server that names thousands is not worth the room
constexpr quint64 mostCounted = 1ULL << 53;

// The one that is in the way first.
bool isFuller(const QuotaResource &one, qint64 used, qint64 limit)
{
    return limit <= 0
        || (one.limit > 0
            && static_cast<double>(one.used) / static_cast<double>(one.limit)
                > static_cast<double>(used) / static_cast<double>(limit));
}

} // namespace

void takeQuota(QByteArrayView response, ServerFacts &facts)
{
    ImapScanner scanner(response);
    if (!scanner.take('*') || !equalsNoCase(scanner.atom(), "QUOTA"))
        return;
    const auto root = scanner.string();
    if (!root || !scanner.take('('))
        return;
    while (!scanner.atEnd() && !scanner.take(')')) {
        const auto before = scanner.position();
        const auto resource = scanner.atom();
        const auto used = scanner.number();
        const auto limit = scanner.number();
        const bool storage = equalsNoCase(resource, "STORAGE"); // in units of 1024 octets
        const auto most = storage ? mostKilobytes : mostCounted;
        if (used && limit && *used < most && *limit < most && facts.quotas.size() < mostQuotas) {
            const qint64 unit = storage ? 1024 : 1;
            const QuotaResource one{
                shown(root), shown(resource.toByteArray().toUpper()), static_cast<qint64>(*used) * unit,
                static_cast<qint64>(*limit) * unit};
            facts.quotas << one;
            if (storage && (!facts.quotaLimit || isFuller(one, *facts.quotaUsed, *facts.quotaLimit))) {
                facts.quotaUsed = one.used;
                facts.quotaLimit = one.limit;
            }
        }
        if (scanner.position() == before)
            return;
    }
}

} // namespace duopost
