// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/spelling/Dictionary.h"

#include <QFile>
#include <hunspell.hxx>
#include <iconv.h>
#include <optional>

namespace duopost {

namespace {

const iconv_t none = reinterpret_cast<iconv_t>(-1);

/// Nothing if a character does not exist there.
std::optional<std::string> converted(void *conversion, const std::string &text)
{
    std::string result(text.size() * 4 + 8, '\0');
    auto *in = const_cast<char *>(text.data()); // iconv's old signature; it only reads
    auto *out = result.data();
    size_t left = text.size(), room = result.size();
    iconv(conversion, nullptr, nullptr, nullptr, nullptr);
    if (iconv(conversion, &in, &left, &out, &room) == static_cast<size_t>(-1) || left > 0)
        return std::nullopt;
    result.resize(result.size() - room);
    return result;
}

bool isUtf8(const QByteArray &charset)
{
    return charset.compare("UTF-8", Qt::CaseInsensitive) == 0
        || charset.compare("UTF8", Qt::CaseInsensitive) == 0;
}

// "microsoft-cp1251" is what Hunspell's own format calls it.
QByteArray iconvName(QByteArray charset)
{
    charset = charset.trimmed().toUpper();
    return charset.startsWith("MICROSOFT-") ? charset.mid(10) : charset;
}

} // namespace

Dictionary::Dictionary() = default;

Dictionary::~Dictionary()
{
    for (auto *conversion : {m_to, m_from}) {
        if (conversion)
            iconv_close(conversion);
    }
}

std::unique_ptr<Dictionary> Dictionary::load(const QString &affixFile, const QString &wordFile)
{
    // Hunspell makes an empty dictionary of files it cannot read.
    for (const auto &path : {affixFile, wordFile}) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() == 0)
            return nullptr;
    }
    std::unique_ptr<Dictionary> dictionary(new Dictionary);
    dictionary->m_hunspell = std::make_unique<Hunspell>(
        QFile::encodeName(affixFile).constData(), QFile::encodeName(wordFile).constData());
    const auto charset = QByteArray::fromStdString(dictionary->m_hunspell->get_dict_encoding());
    if (isUtf8(charset))
        return dictionary;
    const auto name = iconvName(charset);
    const auto to = iconv_open(name.constData(), "UTF-8"), from = iconv_open("UTF-8", name.constData());
    dictionary->m_to = to == none ? nullptr : to;
    dictionary->m_from = from == none ? nullptr : from;
    if (!dictionary->m_to || !dictionary->m_from)
        return nullptr;
    return dictionary;
}

bool Dictionary::knows(const QString &word)
{
    const auto utf8 = word.toStdString();
    const auto bytes = m_to ? converted(m_to, utf8) : utf8;
    return bytes && m_hunspell->spell(*bytes);
}

QStringList Dictionary::suggestions(const QString &word)
{
    const auto utf8 = word.toStdString();
    const auto bytes = m_to ? converted(m_to, utf8) : utf8;
    QStringList result;
    if (!bytes)
        return result;
    for (const auto &suggestion : m_hunspell->suggest(*bytes)) {
        if (const auto text = m_from ? converted(m_from, suggestion) : suggestion)
            result << QString::fromStdString(*text);
    }
    return result;
}

} // namespace duopost
