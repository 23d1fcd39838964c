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

void takeQuota(QByteArrayView response, ServerFacts &facts)
{
    ImapScanner scanner(response);
    if (!scanner.take('*') || !equalsNoCase(scanner.atom(), "QUOTA") || !scanner.string() || !scanner.take('('))
        return;
    while (!scanner.atEnd() && !scanner.take(')')) {
        const auto before = scanner.position();
        const auto resource = scanner.atom();
        const auto used = scanner.number();
        const auto limit = scanner.number();
        if (equalsNoCase(resource, "STORAGE") && used && limit && *used < mostKilobytes
            && *limit < mostKilobytes) {
            facts.quotaUsed = static_cast<qint64>(*used * 1024);
            facts.quotaLimit = static_cast<qint64>(*limit * 1024);
        }
        if (scanner.position() == before)
            return;
    }
}

} // namespace duopost
