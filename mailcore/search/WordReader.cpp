// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/search/WordReader.h"

#include <QChar>
#include <algorithm>

namespace duopost {

namespace {

constexpr size_t mostJoined = 5; // more parts than this are no word but an identifier

enum class Kind { Separator, Letter, Alone, Invisible, Joiner };

bool isWithoutBlanks(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

Kind kindOf(char32_t c)
{
    if (c < 0x80) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            return Kind::Letter;
        return c == '-' || c == '\'' ? Kind::Joiner : Kind::Separator;
    }
    if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF)
        return Kind::Invisible; // soft hyphen, zero width
    if (c == 0x2010 || c == 0x2011 || c == 0x2019)
        return Kind::Joiner;
    if (QChar::isMark(c))
        return Kind::Invisible;
    if (!QChar::isLetterOrNumber(c))
        return Kind::Separator;
    return isWithoutBlanks(c) ? Kind::Alone : Kind::Letter;
}

void append(std::string &to, char32_t c)
{
    if (c < 0x80) {
        to += static_cast<char>(c);
    } else if (c < 0x800) {
        to += static_cast<char>(0xC0 | (c >> 6));
        to += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        to += static_cast<char>(0xE0 | (c >> 12));
        to += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        to += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        to += static_cast<char>(0xF0 | (c >> 18));
        to += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        to += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        to += static_cast<char>(0x80 | (c & 0x3F));
    }
}

/// What Germans and others write for a letter where it is missing on the keyboard; first without, then with.
struct Spelling {
    const char *plain, *other;
};

Spelling spellingOf(char32_t c)
{
    switch (c) {
    case 0xE4:
    case 0xC4:
        return {"a", "ae"};
    case 0xF6:
    case 0xD6:
    case 0xF8:
    case 0xD8:
        return {"o", "oe"};
    case 0xFC:
    case 0xDC:
        return {"u", "ue"};
    case 0xE5:
    case 0xC5:
        return {"a", "aa"};
    case 0xDF:
    case 0x1E9E:
        return {"ss", "ss"};
    case 0xE6:
    case 0xC6:
        return {"ae", "ae"};
    case 0x153:
    case 0x152:
        return {"oe", "oe"};
    case 0x142:
    case 0x141:
        return {"l", "l"};
    case 0x111:
    case 0x110:
    case 0xF0:
    case 0xD0:
        return {"d", "d"};
    case 0xFE:
    case 0xDE:
        return {"th", "th"};
    case 0x131:
        return {"i", "i"};
    default:
        return {nullptr, nullptr};
    }
}

char32_t withoutAccent(char32_t c)
{
    if (c < 0xC0 || c >= 0x2000) // accents are here; Hangul further up would fall apart
        return c;
    for (int step = 0; step < 3; ++step) {
        const QString parts = QChar::decomposition(c);
        if (parts.isEmpty() || QChar::decompositionTag(c) != QChar::Canonical || !parts.at(0).isLetter())
            break;
        c = parts.at(0).unicode();
    }
    return c;
}

void clip(std::string &form)
{
    if (form.size() <= WordReader::longest)
        return;
    size_t end = WordReader::longest;
    while (end > 0 && (static_cast<unsigned char>(form[end]) & 0xC0) == 0x80)
        --end;
    form.resize(end);
}

} // namespace

QString preparedForWords(const QString &text)
{
    const bool plain = std::none_of(text.begin(), text.end(), [](QChar c) {
        const auto u = c.unicode();
        return (u >= 0x300 && u < 0x370) || (u >= 0xFB00 && u < 0xFB07) || u >= 0xFF00;
    });
    return plain ? text : text.normalized(QString::NormalizationForm_KC);
}

bool WordReader::readWord(Word &word)
{
    word.form.clear();
    word.other.clear();
    word.whole.clear();
    word.otherWhole.clear();
    word.begin = m_at;
    bool differs = false;
    const auto size = m_text.size();
    while (m_at < size) {
        char32_t c = m_text[m_at].unicode();
        qsizetype units = 1;
        if (c < 0x80) { // nearly everything
            if (kindOf(c) != Kind::Letter)
                break;
            const char low = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
            word.form += low;
            if (differs)
                word.other += low;
            ++m_at;
            continue;
        }
        if (QChar::isHighSurrogate(c) && m_at + 1 < size && m_text[m_at + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(static_cast<char16_t>(c), m_text[m_at + 1].unicode());
            units = 2;
        }
        const Kind kind = kindOf(c);
        if (kind == Kind::Alone && word.form.empty()) {
            append(word.form, c);
            m_at += units;
            break;
        }
        if (kind != Kind::Letter && !(kind == Kind::Invisible && !word.form.empty()))
            break;
        m_at += units;
        if (kind == Kind::Invisible)
            continue;
        if (const auto spelling = spellingOf(c); spelling.plain) {
            if (!differs && std::string_view(spelling.plain) != spelling.other) {
                differs = true;
                word.other = word.form;
            }
            word.form += spelling.plain;
            if (differs)
                word.other += spelling.other;
            continue;
        }
        const char32_t folded = QChar::toCaseFolded(withoutAccent(c));
        append(word.form, folded);
        if (differs)
            append(word.other, folded);
    }
    word.end = m_at;
    if (word.form.empty())
        return false;
    return true;
}

void WordReader::readChain()
{
    m_given = m_read = 0;
    const auto size = m_text.size();
    while (m_at < size) {
        if (m_chain.size() <= m_read)
            m_chain.resize(m_read + 1);
        const auto before = m_at;
        if (!readWord(m_chain[m_read])) {
            if (m_read > 0)
                break;
            m_at = before + 1;
            continue;
        }
        ++m_read;
        // One joiner with a letter right behind it goes on; anything else ends the word.
        const bool joined = m_at + 1 < size && kindOf(m_text[m_at].unicode()) == Kind::Joiner
            && kindOf(m_text[m_at + 1].unicode()) == Kind::Letter;
        if (!joined || m_read >= 64)
            break;
        ++m_at;
    }
    if (m_read > 1 && m_read <= mostJoined) {
        auto &first = m_chain[0];
        bool differs = false;
        for (size_t i = 0; i < m_read; ++i)
            differs = differs || !m_chain[i].other.empty();
        for (size_t i = 0; i < m_read; ++i) {
            const auto &part = m_chain[i];
            first.whole += part.form;
            if (differs)
                first.otherWhole += part.other.empty() ? part.form : part.other;
        }
        first.wholeEnd = m_chain[m_read - 1].end;
        clip(first.whole);
        clip(first.otherWhole);
    }
    for (size_t i = 0; i < m_read; ++i) {
        clip(m_chain[i].form);
        clip(m_chain[i].other);
    }
}

const WordReader::Word *WordReader::next()
{
    if (m_given >= m_read) {
        readChain();
        if (m_read == 0)
            return nullptr;
    }
    return &m_chain[m_given++];
}

} // namespace duopost
