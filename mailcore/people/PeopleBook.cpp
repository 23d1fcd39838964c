// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/people/PeopleBook.h"

#include "mailcore/compose/Addresses.h"
#include "mailcore/people/CardReader.h"
#include "mailcore/search/WordReader.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype mostMembers = 500;
constexpr int mostTypedWords = 10;

int worth(const KnownPerson &person, const QDateTime &now)
{
    if (!person.lastUsed.isValid())
        return 0;
    const auto days = person.lastUsed.daysTo(now);
    return qMin(person.uses, 50) + (days < 7 ? 40 : days < 31 ? 20 : days < 365 ? 5 : 0);
}

} // namespace

QString PeopleBook::keyOf(const KnownPerson &person)
{
    // A line break is in no address and no name.
    return person.group.isEmpty() ? addressKey(person.address.address)
                                  : u'\n' + person.address.name.toCaseFolded();
}

std::string PeopleBook::wordsOf(const KnownPerson &person)
{
    const auto text = preparedForWords(person.address.name + u' ' + person.address.address);
    WordReader reader(text);
    std::string result;
    while (const auto *word = reader.next()) {
        for (const auto *form : {&word->form, &word->other, &word->whole, &word->otherWhole}) {
            if (!form->empty())
                result += ' ' + *form;
        }
    }
    return result;
}

void PeopleBook::rebuildIndex()
{
    m_byKey.clear();
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_byKey.insert(keyOf(m_entries[i].person), i);
}

/// A tenth at a time, so that a full book does not do this for each address.
void PeopleBook::makeRoom()
{
    if (m_entries.size() < mostPeople)
        return;
    std::vector<qint64> used;
    for (const auto &entry : m_entries)
        used.push_back(entry.person.lastUsed.isValid() ? entry.person.lastUsed.toSecsSinceEpoch() : 0);
    const size_t drop = m_entries.size() - mostPeople + mostPeople / 10;
    auto sorted = used;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(drop), sorted.end());
    const auto limit = sorted[drop];
    size_t dropped = 0;
    std::vector<Entry> kept;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (used[i] <= limit && dropped < drop)
            ++dropped;
        else
            kept.push_back(std::move(m_entries[i]));
    }
    m_entries = std::move(kept);
    rebuildIndex();
}

bool PeopleBook::add(const KnownPerson &given)
{
    auto person = given;
    person.address.name = person.address.name.simplified().left(longestName);
    person.group = person.group.mid(0, mostMembers);
    const bool usable
        = person.group.isEmpty() ? isSendable(person.address.address) : !person.address.name.isEmpty();
    if (!usable || m_byKey.contains(keyOf(person)))
        return false;
    makeRoom();
    m_byKey.insert(keyOf(person), m_entries.size());
    m_entries.push_back({person, wordsOf(person)});
    return true;
}

void PeopleBook::wroteTo(const QList<MailAddress> &addresses, const QDateTime &when)
{
    AddressCollector each;
    for (const auto &address : each.take(addresses)) {
        add({address, 0, {}, {}});
        auto &entry = m_entries[m_byKey.value(addressKey(address.address))];
        ++entry.person.uses;
        if (!entry.person.lastUsed.isValid() || when > entry.person.lastUsed)
            entry.person.lastUsed = when;
        const auto name = address.name.simplified().left(longestName);
        if (!name.isEmpty() && name != entry.person.address.name) {
            entry.person.address.name = name;
            entry.words = wordsOf(entry.person);
        }
    }
}

int PeopleBook::importCards(const QByteArray &cards)
{
    int added = 0;
    for (const auto &person : peopleOnCards(cards))
        added += add(person);
    return added;
}

bool PeopleBook::forget(const QString &address)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.person.group.isEmpty() ? keyOf(entry.person) == addressKey(address)
                                            : entry.person.address.name == address;
    });
    if (found == m_entries.end())
        return false;
    m_entries.erase(found);
    rebuildIndex();
    return true;
}

QList<KnownPerson> PeopleBook::find(const QString &begin, int most, const QDateTime &now) const
{
    const auto text = preparedForWords(begin.left(longestName));
    WordReader reader(text);
    std::vector<std::pair<std::string, std::string>> typed; // either begins a word
    while (const auto *word = reader.next()) {
        if (typed.size() < mostTypedWords)
            typed.emplace_back(' ' + word->form, word->other.empty() ? std::string() : ' ' + word->other);
    }
    if (typed.empty() || most <= 0)
        return {};
    struct Hit {
        int worth;
        const Entry *entry;
    };
    std::vector<Hit> hits;
    for (const auto &entry : m_entries) {
        const bool all = std::all_of(typed.begin(), typed.end(), [&](const auto &word) {
            return entry.words.find(word.first) != std::string::npos
                || (!word.second.empty() && entry.words.find(word.second) != std::string::npos);
        });
        // Of two who are written to as often the one is meant whose name or address begins so.
        if (all)
            hits.push_back(
                {2 * worth(entry.person, now) + (entry.words.rfind(typed[0].first, 0) == 0), &entry});
    }
    const auto count = std::min(hits.size(), static_cast<size_t>(most));
    std::partial_sort(
        hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(count), hits.end(),
        [](const Hit &a, const Hit &b) {
            if (a.worth != b.worth)
                return a.worth > b.worth;
            const auto &left = a.entry->person, &right = b.entry->person;
            if (left.lastUsed != right.lastUsed)
                return left.lastUsed > right.lastUsed;
            return a.entry->words < b.entry->words;
        });
    QList<KnownPerson> result;
    for (size_t i = 0; i < count; ++i)
        result << hits[i].entry->person;
    return result;
}

QList<KnownPerson> PeopleBook::all() const
{
    QList<KnownPerson> result;
    for (const auto &entry : m_entries)
        result << entry.person;
    return result;
}

} // namespace duopost
