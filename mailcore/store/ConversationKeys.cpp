// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/ConversationKeys.h"

#include <QSet>
#include <array>

namespace duopost {

namespace {

constexpr qsizetype mostOfEachEnd = 100; ///< references
constexpr qsizetype mostCharacters = 400; ///< of a subject
constexpr qsizetype mostPrefixes = 30;
constexpr qint64 period = 15 * 86'400'000LL;
constexpr int periodsBack = 2;

enum class Kind : quint8 { MessageId = 'm', Offered = 's', Sought = 'q', Likeness = 'l' };

// FNV-1a, and the end of MurmurHash3 so that all bits count. It is stored: it must stay as it is. Who wants two
// keys to be equal needs no weakness of it: naming a message in References does the same.
class Hash {
public:
    explicit Hash(Kind kind) { add(QByteArrayView(reinterpret_cast<const char *>(&kind), 1)); }
    Hash &add(QByteArrayView bytes)
    {
        for (const char byte : bytes)
            m_value = (m_value ^ static_cast<quint8>(byte)) * 0x100000001b3ULL;
        m_value = (m_value ^ 0xff) * 0x100000001b3ULL; // an end: no UTF-8 has it
        return *this;
    }
    qint64 key() const
    {
        auto h = m_value;
        h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
        h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ULL;
        h ^= h >> 33;
        return h == 0 ? 1 : static_cast<qint64>(h);
    }

private:
    quint64 m_value = 0xcbf29ce484222325ULL;
};

qint64 idKey(QByteArrayView id)
{
    return Hash(Kind::MessageId).add(id).key();
}

qint64 subjectKey(Kind kind, const QString &base, qint64 when)
{
    return Hash(kind).add(base.toUtf8()).add(QByteArray::number(when)).key();
}

QList<QByteArrayView> idsIn(QByteArrayView references)
{
    QList<QByteArrayView> first;
    QList<QByteArrayView> last; // a ring
    qsizetype found = 0;
    for (qsizetype from = 0; from < references.size();) {
        auto end = references.indexOf(' ', from);
        if (end < 0)
            end = references.size();
        const auto id = references.sliced(from, end - from).trimmed();
        from = end + 1;
        if (id.isEmpty())
            continue;
        if (first.size() < mostOfEachEnd)
            first << id;
        else if (last.size() < mostOfEachEnd)
            last << id;
        else
            last[found % mostOfEachEnd] = id;
        ++found;
    }
    return first + last;
}

// Those that mail programs write, in the languages they are translated into; followed by a colon, perhaps with
// a number ("Re[2]:", "Re(3):", "Re^2:").
bool isAnswerWord(QStringView word)
{
    static constexpr std::array words{u"re",  u"aw",     u"antw", u"antwort", u"sv",   u"vs",   u"odp", u"res",
                                      u"rif", u"ynt",    u"fw",   u"fwd",     u"wg",   u"vb",   u"vl",  u"tr",
                                      u"rv",  u"doorst", u"回复", u"答复",    u"转发", u"回覆", u"轉寄"};
    for (const auto *one : words) {
        if (word.compare(QStringView(one), Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

// The length of a prefix at the beginning; 0 if there is none.
qsizetype answerPrefix(QStringView text)
{
    qsizetype end = 0;
    while (end < text.size() && end <= 8 && text[end].isLetter())
        ++end;
    if (end == 0 || !isAnswerWord(text.first(end)))
        return 0;
    if (end < text.size() && QStringView(u"[(^").contains(text[end])) {
        const bool caret = text[end] == u'^';
        auto digits = end + 1;
        while (digits < text.size() && digits - end <= 4 && text[digits].isDigit())
            ++digits;
        if (digits == end + 1)
            return 0;
        end = caret ? digits : digits + 1;
        if (!caret && (digits >= text.size() || !QStringView(u"])").contains(text[digits])))
            return 0;
    }
    if (end < text.size() && text[end] == u' ')
        ++end; // as French writes it
    return end < text.size() && (text[end] == u':' || text[end] == QChar(0xff1a)) ? end + 1 : 0;
}

// "[list] " at the beginning, as mailing lists add it.
qsizetype listTag(QStringView text)
{
    constexpr qsizetype longest = 40;
    if (!text.startsWith(u'['))
        return 0;
    const auto end = text.first(qMin(text.size(), longest)).indexOf(u']');
    return end > 1 && end + 1 < text.size() ? end + 1 : 0;
}

} // namespace

BaseSubject baseSubject(const QString &subject)
{
    const auto simple = subject.left(mostCharacters).simplified();
    QStringView rest = simple;
    BaseSubject result;
    for (qsizetype i = 0; i < mostPrefixes; ++i) {
        rest = rest.trimmed();
        if (const auto prefix = answerPrefix(rest); prefix > 0) {
            result.isAnswer = true;
            rest = rest.sliced(prefix);
        } else if (const auto tag = listTag(rest); tag > 0) {
            rest = rest.sliced(tag);
        } else {
            break;
        }
    }
    result.text = rest.trimmed().toString().toCaseFolded();
    return result;
}

ConversationKeys
conversationKeys(const QByteArray &messageId, const QByteArray &references, const QString &subject, qint64 date)
{
    ConversationKeys result;
    QSet<qint64> ids;
    if (const auto own = messageId.trimmed(); !own.isEmpty())
        ids.insert(idKey(own));
    const auto others = idsIn(references);
    for (const auto id : others)
        ids.insert(idKey(id));
    result.ids = ids.values();

    const auto base = baseSubject(subject);
    if (base.text.isEmpty())
        return result;
    const auto now = date / period;
    result.offered = subjectKey(Kind::Offered, base.text, now);
    const bool seeks = base.isAnswer && others.isEmpty();
    if (seeks)
        result.sought = subjectKey(Kind::Sought, base.text, now);
    for (int i = 0; i <= periodsBack; ++i)
        result.lookedFor
            << (seeks ? subjectKey(Kind::Offered, base.text, now - i)
                      : subjectKey(Kind::Sought, base.text, now + i));
    return result;
}

qint64 likenessKey(
    const QByteArray &messageId, const QString &subject, const QString &fromAddress, qint64 date, qint64 size)
{
    Hash hash(Kind::Likeness);
    hash.add(messageId).add(subject.toUtf8()).add(fromAddress.toUtf8()).add(QByteArray::number(date));
    if (messageId.isEmpty())
        hash.add(QByteArray::number(size));
    return hash.key();
}

} // namespace duopost
