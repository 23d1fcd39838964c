// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"

#include <QRandomGenerator>

namespace duopost::test {

/// Rules by chance, the same ones for the same seed.
class Dice {
    using Field = FilterCondition::Field;
    using Match = FilterCondition::Match;
    using Action = FilterAction::Kind;
    using Combine = FilterRule::Combine;

public:
    /// @param plain only what any server has: no other scripts, folders with ordinary names
    explicit Dice(quint32 seed, bool plain = false) : m_random(seed), m_plain(plain) { }
    int below(int end) { return m_random.bounded(end); }
    bool coin() { return below(2) == 0; }

    QString word()
    {
        static const QStringList pieces{
            QStringLiteral("Rechnung"),   QStringLiteral("\\"), QStringLiteral("\""),
            QString::fromUtf8("Köln"),    QStringLiteral("*?"), QString::fromUtf8("日本"),
            QStringLiteral("${x}"),       QStringLiteral("#"),  QStringLiteral("/* no remark */"),
            QStringLiteral("]; stop; #"), QStringLiteral("."),  QStringLiteral("text:")};
        QString text;
        for (int i = 0, n = 1 + below(3); i < n; ++i)
            text += (i > 0 ? QStringLiteral(" ") : QString()) + pieces[below(static_cast<int>(pieces.size()))];
        return text;
    }

    QString address() { return QStringLiteral("someone%1@example.org").arg(below(10)); }
    QString folder()
    {
        return below(2) ? QStringLiteral("Archive") : QString::fromUtf8("Köln & Umgebung \"7\"");
    }

    FilterCondition condition()
    {
        FilterCondition condition{.field = static_cast<Field>(below(9)), .negated = coin()};
        switch (condition.field) {
        case Field::Size:
            condition.match = coin() ? Match::Larger : Match::Smaller;
            condition.bytes = below(1'000'000'000);
            break;
        case Field::Spam:
            condition.match = Match::Is;
            break;
        case Field::Header:
            condition.header = QStringLiteral("X-%1").arg(below(100));
            if (coin()) {
                condition.match = Match::Exists;
                break;
            }
            [[fallthrough]];
        default:
            condition.match = static_cast<Match>(below(3));
            condition.text = word();
        }
        return condition;
    }

    FilterRule rule()
    {
        FilterRule rule{.name = coin() ? word() : QString(), .enabled = below(4) > 0};
        rule.combine = static_cast<Combine>(below(3));
        if (rule.combine != Combine::Always)
            for (int i = 0, n = 1 + below(3); i < n; ++i)
                rule.conditions << condition();
        if (coin())
            rule.actions << FilterAction{.kind = Action::MarkRead};
        if (coin())
            rule.actions << FilterAction{.kind = Action::Star};
        static constexpr Action some[] = {Action::MoveTo,      Action::CopyTo,  Action::Forward,
                                          Action::ForwardCopy, Action::Discard, Action::Keep};
        const auto kind = some[below(static_cast<int>(std::size(some)))];
        const bool forwards = kind == Action::Forward || kind == Action::ForwardCopy;
        const bool files = kind == Action::MoveTo || kind == Action::CopyTo;
        rule.actions << FilterAction{
            kind,
            forwards      ? address()
                : !files  ? QString()
                : m_plain ? folder()
                          : word()};
        if (coin())
            rule.actions << FilterAction{.kind = Action::Stop};
        return rule;
    }

    FilterSet set()
    {
        FilterSet set;
        for (int i = 0, n = below(3); i < n; ++i)
            set.remarks << QStringLiteral("remark %1").arg(i);
        for (int i = 0, n = 1 + below(5); i < n; ++i)
            set.rules << rule();
        if (coin()) {
            AbsenceNotice notice{.enabled = coin(), .name = coin() ? QStringLiteral("Urlaub") : QString()};
            notice.subject = coin() ? word() : QString();
            notice.text = word() + QStringLiteral("\n.\n..dots\n\n") + word();
            if (coin())
                notice.from = QDate(2026, 1, 1).addDays(below(1000));
            if (coin())
                notice.until = QDate(2027, 1, 1).addDays(below(1000));
            for (int i = 0, n = below(3); i < n; ++i)
                notice.addresses << QStringLiteral("me%1@example.org").arg(i);
            notice.days = below(31);
            set.absence = notice;
            set.absenceAfter = below(static_cast<int>(set.rules.size()) + 1);
        }
        if (!m_plain && coin())
            set.includes << word();
        return set;
    }

private:
    QRandomGenerator m_random;
    bool m_plain;
};

} // namespace duopost::test
