// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Writing.h"

#include <QHash>
#include <string>
#include <vector>

namespace duopost {

/// People who were written to, and those imported from visiting cards: who is meant by what is typed. Pure; a
/// value; one thread at a time. At most mostPeople: who was never written to, or longest ago, goes first.
class PeopleBook {
public:
    static constexpr int mostPeople = 20'000;

    /// What was sent went to these. A name that is new replaces the old one.
    void wroteTo(const QList<MailAddress> &addresses, const QDateTime &when);
    /// vCard 2.1, 3 or 4, several in one file, groups with their members. @return how many people and groups
    /// were not known before
    int importCards(const QByteArray &cards);
    /// By address, or a group by its name. @return whether there was one
    bool forget(const QString &address);

    /// Whose name or address has words that begin as typed, each typed word one; umlauts as in the search. Who
    /// is written to often and lately comes first. Some milliseconds for a full book.
    QList<KnownPerson>
    find(const QString &begin, int most, const QDateTime &now = QDateTime::currentDateTime()) const;

    qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }
    /// In the order they came.
    QList<KnownPerson> all() const;
    /// As it came from a file. An address that is there already is not taken again.
    bool add(const KnownPerson &person);

private:
    struct Entry {
        KnownPerson person;
        std::string words; ///< " anna berg anna example org": folded, a blank before each
    };
    static std::string wordsOf(const KnownPerson &person);
    static QString keyOf(const KnownPerson &person);
    void makeRoom();
    void rebuildIndex();

    std::vector<Entry> m_entries;
    QHash<QString, size_t> m_byKey;
};

} // namespace duopost
