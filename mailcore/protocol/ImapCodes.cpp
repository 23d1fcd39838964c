// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapCodes.h"

#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapScanner.h"

namespace duopost {

namespace {

constexpr qsizetype mostCopied = 200'000;

// The words of the code between its brackets, the name left out; empty if it is not there.
QList<QByteArray> argumentsOf(QByteArrayView text, const QByteArray &name)
{
    const auto bytes = text.first(qMin<qsizetype>(text.size(), 4 * 1024 * 1024)).toByteArray();
    const auto begin = bytes.toUpper().indexOf('[' + name + ' ');
    const auto end = begin < 0 ? -1 : bytes.indexOf(']', begin);
    if (end < 0)
        return {};
    return bytes.mid(begin + name.size() + 2, end - begin - name.size() - 2).simplified().split(' ');
}

bool isSet(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == ',' || c == ':';
    });
}

quint64 validityOf(const QByteArray &text)
{
    const auto value = ImapScanner(text).number().value_or(0);
    return value <= 0xFFFFFFFFULL ? value : 0;
}

} // namespace

std::optional<CopyUid> parseCopyUid(QByteArrayView text)
{
    const auto words = argumentsOf(text, "COPYUID");
    if (words.size() != 3 || !isSet(words[1]) || !isSet(words[2]))
        return std::nullopt;
    CopyUid result{
        validityOf(words[0]), parseSequenceSet(words[1], mostCopied), parseSequenceSet(words[2], mostCopied)};
    if (result.uidValidity == 0 || result.from.isEmpty() || result.from.size() != result.to.size())
        return std::nullopt;
    return result;
}

std::optional<AppendUid> parseAppendUid(QByteArrayView text)
{
    const auto words = argumentsOf(text, "APPENDUID");
    if (words.size() != 2)
        return std::nullopt;
    const auto uid = ImapScanner(words[1]).number().value_or(0);
    const auto validity = validityOf(words[0]);
    if (validity == 0 || uid == 0 || uid > 0xFFFFFFFFULL)
        return std::nullopt;
    return AppendUid{validity, static_cast<quint32>(uid)};
}

bool hasCode(QByteArrayView text, const char *code)
{
    const auto upper = text.toByteArray().toUpper();
    const auto name = '[' + QByteArray(code);
    const auto at = upper.indexOf(name);
    return at >= 0 && at + name.size() < upper.size()
        && (upper[at + name.size()] == ']' || upper[at + name.size()] == ' ');
}

} // namespace duopost
