// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as people type and paste them: out of headers, tables, chats and other mail programs.
#include "mailcore/Composing.h"
#include "mailcore/compose/Addresses.h"
#include "mailcore/protocol/mime/AddressList.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype longestTyped = 1024 * 1024;

bool separates(QChar c)
{
    return c == u',' || c == u';' || c == u'\n' || c == u'\t' || c == u'，' || c == u'；' || c == u'、';
}

/// Pieces between separators that stand outside quotes, angle brackets and comments. A line that begins with
/// a blank goes on (a folded header field).
QStringList pieces(const QString &text)
{
    QStringList result;
    QString piece;
    bool quoted = false;
    int comments = 0;
    bool angle = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\n') { // nothing goes on behind the end of a line but a folded field
            quoted = angle = false;
            comments = 0;
            const bool folded = i + 1 < text.size() && (text[i + 1] == u' ' || text[i + 1] == u'\t');
            if (folded && !piece.contains(u'@')) {
                piece += u' ';
                continue;
            }
        } else if (quoted && c == u'\\' && i + 1 < text.size()) {
            piece += c;
            piece += text[++i];
            continue;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted) {
            comments += c == u'(' ? 1 : c == u')' && comments > 0 ? -1 : 0;
            angle = c == u'<' || (angle && c != u'>');
        }
        if (!quoted && comments == 0 && !angle && separates(c)) {
            result << piece.trimmed();
            piece.clear();
        } else {
            piece += c;
        }
    }
    result << piece.trimmed();
    result.removeAll(QString());
    return result;
}

/// "Team: c@z.org" begins a group, "mailto:a@b" does not.
QString withoutPrefix(QString piece)
{
    static const QString mailto = QStringLiteral("mailto:");
    if (piece.startsWith(mailto, Qt::CaseInsensitive)) {
        piece = piece.mid(mailto.size());
        return piece.left(piece.indexOf(u'?') < 0 ? piece.size() : piece.indexOf(u'?'));
    }
    const auto colon = piece.indexOf(u':');
    const auto first = std::find_if(piece.cbegin(), piece.cend(), [](QChar c) {
        return c == u'@' || c == u'"' || c == u'<' || c == u'[' || c == u'(';
    });
    if (colon >= 0 && colon < first - piece.cbegin())
        return piece.mid(colon + 1).trimmed();
    return piece;
}

QString tidied(QString address)
{
    if (address.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
        address = address.mid(7);
    while (!isSendable(address) && (address.endsWith(u'.') || address.endsWith(u'>'))) // the end of a sentence
        address.chop(1);
    return address;
}

/// Outside quotes and brackets, where it can only be what is left of a header field.
bool hasColon(const QString &piece)
{
    bool quoted = false;
    int depth = 0;
    for (qsizetype i = 0; i < piece.size(); ++i) {
        const QChar c = piece[i];
        if (quoted && c == u'\\')
            ++i;
        else if (c == u'"')
            quoted = !quoted;
        else if (!quoted)
            depth += c == u'<' || c == u'[' || c == u'(' ? 1 : c == u'>' || c == u']' || c == u')' ? -1 : 0;
        if (c == u':' && !quoted && depth <= 0)
            return true;
    }
    return false;
}

void readPiece(const QString &piece, QList<MailAddress> &result)
{
    const auto words = piece.split(u' ', Qt::SkipEmptyParts);
    // "a@x.org b@y.org": nobody's name has an @ in it.
    if (words.size() > 1
        && std::all_of(words.begin(), words.end(), [](const QString &w) { return isSendable(tidied(w)); })) {
        for (const auto &word : words)
            result << MailAddress{{}, tidied(word)};
        return;
    }
    if (hasColon(piece)) {
        result << MailAddress{piece.simplified(), {}};
        return;
    }
    for (auto read : mime::parseAddressList(piece.toUtf8())) {
        const auto address = tidied(read.address);
        if (isSendable(address))
            result << MailAddress{read.name, address};
        else
            result << MailAddress{(read.name + u' ' + read.address).simplified(), {}};
    }
}

} // namespace

QList<MailAddress> readAddresses(const QString &typed)
{
    QString text = typed.left(longestTyped);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"))
        .replace(u'\r', u'\n')
        .replace(QChar(0x2028), u'\n');
    text.replace(QChar(0x2029), u'\n').replace(QChar(0xa0), u' ').remove(QChar(0));
    QList<MailAddress> result;
    for (const auto &piece : pieces(text)) {
        if (result.size() >= mime::mostAddresses)
            break;
        readPiece(withoutPrefix(piece), result);
    }
    return result;
}

} // namespace duopost
