// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapFetch.h"

#include "mailcore/protocol/ImapScanner.h"

#include <algorithm>

namespace duopost {

namespace {

bool isSignature(QByteArrayView subtype)
{
    return equalsNoCase(subtype, "pgp-signature") || equalsNoCase(subtype, "pkcs7-signature")
        || equalsNoCase(subtype, "x-pkcs7-signature");
}

// A body structure is a tree of lists whose leaves start with ("type" "subtype" …) and whose dispositions
// look like ("attachment" …): two strings after each opening parenthesis tell.
std::optional<bool> attachmentsIn(ImapScanner &scanner)
{
    const auto begin = scanner.position();
    if (!scanner.skipValue())
        return std::nullopt;
    const auto end = scanner.position();
    scanner.seek(begin);
    bool found = false;
    while (scanner.position() < end) {
        const auto before = scanner.position();
        if (!scanner.take('(')) {
            if (!scanner.take(')'))
                scanner.rawString();
        } else if (scanner.peek() == '"') {
            const auto first = scanner.rawString();
            if (equalsNoCase(first, "attachment"))
                found = true;
            scanner.skipSpaces();
            if (scanner.peek() == '"') {
                const auto second = scanner.rawString();
                if ((equalsNoCase(first, "application") && !isSignature(second))
                    || (equalsNoCase(first, "message") && equalsNoCase(second, "rfc822")))
                    found = true;
            }
        }
        if (scanner.position() == before)
            break;
    }
    scanner.seek(end);
    return found;
}

constexpr qsizetype mostKeywords = 100;

void takeFlags(ImapScanner &scanner, ImapFetch &fetch)
{
    MessageFlags flags;
    QList<QByteArray> keywords;
    if (scanner.take('(')) {
        while (!scanner.atEnd() && !scanner.take(')')) {
            const auto before = scanner.position();
            const auto name = scanner.atom();
            const auto flag = flagFromImap(name);
            flags |= flag;
            if (!flag && !name.startsWith('\\') && !name.isEmpty() && keywords.size() < mostKeywords)
                keywords << name.toByteArray();
            if (scanner.position() == before)
                break;
        }
    }
    fetch.flags = flags;
    if (!keywords.isEmpty()) {
        std::sort(keywords.begin(), keywords.end());
        keywords.erase(std::unique(keywords.begin(), keywords.end()), keywords.end());
        fetch.keywords = keywords.join(' ');
    }
}

int twoDigits(const char *p)
{
    return (p[0] == ' ' ? 0 : (p[0] - '0') * 10) + (p[1] - '0');
}

} // namespace

MessageFlags flagFromImap(QByteArrayView name)
{
    static constexpr std::pair<const char *, MessageFlag> names[]
        = {{"\\Seen", MessageFlag::Seen},         {"\\Answered", MessageFlag::Answered},
           {"\\Flagged", MessageFlag::Flagged},   {"\\Deleted", MessageFlag::Deleted},
           {"\\Draft", MessageFlag::Draft},       {"$Forwarded", MessageFlag::Forwarded},
           {"Forwarded", MessageFlag::Forwarded}, {"$Junk", MessageFlag::Junk},
           {"Junk", MessageFlag::Junk},           {"$NotJunk", MessageFlag::NotJunk},
           {"NonJunk", MessageFlag::NotJunk},     {"NotJunk", MessageFlag::NotJunk}};
    for (const auto &[text, flag] : names) {
        if (equalsNoCase(name, text))
            return flag;
    }
    return {};
}

std::optional<qint64> parseInternalDate(QByteArrayView text)
{
    // dd-Mon-yyyy hh:mm:ss +zzzz, day padded with a space or not
    if (text.size() == 25)
        return parseInternalDate(QByteArray(" " + text.toByteArray()));
    if (text.size() != 26 || text[2] != '-' || text[6] != '-' || text[14] != ':')
        return std::nullopt;
    const char *p = text.data();
    static constexpr const char *months[]
        = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int month = 0;
    while (month < 12 && !equalsNoCase(QByteArrayView(p + 3, 3), months[month]))
        ++month;
    const int year = twoDigits(p + 7) * 100 + twoDigits(p + 9);
    const QDate date(year, month + 1, twoDigits(p));
    const QTime time(twoDigits(p + 12), twoDigits(p + 15), qMin(59, twoDigits(p + 18)));
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    const int zone = (twoDigits(p + 22) * 60 + twoDigits(p + 24)) * (p[21] == '-' ? -1 : 1);
    return (date.toJulianDay() - 2'440'588) * 86'400'000 + time.msecsSinceStartOfDay() - zone * 60'000LL;
}

std::optional<ImapFetch> parseFetch(QByteArrayView response)
{
    ImapScanner scanner(response);
    if (!scanner.take('*'))
        return std::nullopt;
    ImapFetch result;
    const auto sequence = scanner.number();
    if (!sequence || !equalsNoCase(scanner.atom(), "FETCH") || !scanner.take('('))
        return std::nullopt;
    result.sequence = *sequence;
    while (!scanner.take(')')) {
        scanner.skipSpaces();
        if (scanner.atEnd())
            return std::nullopt;
        const auto before = scanner.position();
        const auto item = scanner.atom();
        if (equalsNoCase(item, "UID")) {
            const auto uid = scanner.number();
            if (uid && *uid > 0 && *uid <= 0xFFFFFFFFULL)
                result.uid = static_cast<quint32>(*uid);
        } else if (equalsNoCase(item, "FLAGS")) {
            takeFlags(scanner, result);
        } else if (equalsNoCase(item, "RFC822.SIZE")) {
            if (const auto size = scanner.number())
                result.size = static_cast<qint64>(*size);
        } else if (equalsNoCase(item, "INTERNALDATE")) {
            result.internalDate = parseInternalDate(scanner.rawString());
        } else if (equalsNoCase(item, "MODSEQ")) {
            if (scanner.take('(')) {
                result.modSeq = scanner.number();
                scanner.take(')');
            }
        } else if (equalsNoCase(item, "EMAILID")) {
            if (scanner.take('(')) { // NIL where there is none
                result.emailId = scanner.atom().toByteArray();
                scanner.take(')');
            } else {
                scanner.skipValue();
            }
        } else if (equalsNoCase(item, "X-GM-MSGID")) {
            result.emailId = scanner.atom().toByteArray();
        } else if (equalsNoCase(item, "PREVIEW")) {
            if (const auto text = scanner.rawString(); !text.isNull())
                result.preview = text;
        } else if (equalsNoCase(item, "BODYSTRUCTURE")) {
            result.hasAttachments = attachmentsIn(scanner);
            if (!result.hasAttachments)
                return result.uid ? std::optional(result) : std::nullopt; // nested beyond the limit
        } else if (item.size() > 5 && equalsNoCase(item.first(5), "BODY[")) {
            const auto text = scanner.rawString();
            auto &target = equalsNoCase(item.first(6), "BODY[]") ? result.body : result.header;
            if (!text.isNull())
                target = text;
        } else if (!scanner.skipValue()) {
            return std::nullopt;
        }
        if (scanner.position() == before)
            return std::nullopt;
    }
    return result;
}

bool isFetch(QByteArrayView response)
{
    ImapScanner scanner(response);
    return scanner.take('*') && scanner.number() && equalsNoCase(scanner.atom(), "FETCH");
}

} // namespace duopost
