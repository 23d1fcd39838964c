// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/ArchiveWords.h"

#include <QCoreApplication>
#include <algorithm>

namespace duopost {

namespace {

struct ArchiveWords {
    Q_DECLARE_TR_FUNCTIONS(ArchiveWords)
};

qsizetype countOf(const ArchiveReport &report, ArchiveNote::Why why)
{
    const auto is = [why](const ArchiveNote &note) { return note.why == why; };
    return std::count_if(report.skipped.begin(), report.skipped.end(), is)
        + std::count_if(report.failed.begin(), report.failed.end(), is);
}

QString sentence(const ArchiveReport &report, const QString &done)
{
    QStringList parts{done};
    const auto add = [&](ArchiveNote::Why why, auto words) {
        if (const auto count = static_cast<int>(countOf(report, why)); count > 0)
            parts << words(count);
    };
    using Why = ArchiveNote::Why;
    add(Why::AlreadyThere, [](int n) { return ArchiveWords::tr("%Ln were there already", nullptr, n); });
    add(Why::TooLarge, [](int n) { return ArchiveWords::tr("%Ln are too large", nullptr, n); });
    add(Why::NotMail, [](int n) { return ArchiveWords::tr("%Ln file(s) are no mail", nullptr, n); });
    add(Why::Unreadable, [](int n) { return ArchiveWords::tr("%Ln could not be read", nullptr, n); });
    add(Why::MarksLost, [](int n) { return ArchiveWords::tr("%Ln lost some of their tags", nullptr, n); });
    const auto text = parts.join(QStringLiteral(", ")) + QLatin1Char('.');
    return report.interrupted
        ? text + QLatin1Char(' ') + ArchiveWords::tr("It was stopped; doing the same again goes on from here.")
        : text;
}

QString noteTitle(ArchiveNote::Why why)
{
    switch (why) {
    case ArchiveNote::Why::AlreadyThere:
        return ArchiveWords::tr("there already");
    case ArchiveNote::Why::TooLarge:
        return ArchiveWords::tr("too large");
    case ArchiveNote::Why::NotMail:
        return ArchiveWords::tr("no mail");
    case ArchiveNote::Why::Unreadable:
        return ArchiveWords::tr("could not be read");
    case ArchiveNote::Why::MarksLost:
        break;
    }
    return ArchiveWords::tr("some tags are lost");
}

} // namespace

QString importSentence(const ArchiveReport &report)
{
    return sentence(
        report, ArchiveWords::tr("%Ln message(s) imported", nullptr, static_cast<int>(report.done)));
}

QString exportSentence(const ArchiveReport &report)
{
    return sentence(
        report, ArchiveWords::tr("%Ln message(s) exported", nullptr, static_cast<int>(report.done)));
}

bool isWhole(const ArchiveReport &report)
{
    const auto isThere = [](const ArchiveNote &note) { return note.why == ArchiveNote::Why::AlreadyThere; };
    return report.failed.isEmpty() && !report.interrupted
        && std::all_of(report.skipped.begin(), report.skipped.end(), isThere);
}

QString archiveDetails(const ArchiveReport &report)
{
    constexpr qsizetype most = 200;
    QStringList lines;
    for (const auto &note : report.failed + report.skipped) {
        if (note.why != ArchiveNote::Why::AlreadyThere && lines.size() < most)
            lines << QStringLiteral("%1 (%2)").arg(note.where, noteTitle(note.why));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace duopost
