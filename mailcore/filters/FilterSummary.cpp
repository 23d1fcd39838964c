// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Filters.h"
#include "mailcore/filters/SieveSyntax.h"
#include "mailcore/protocol/MailboxName.h"

#include <algorithm>

namespace duopost {

namespace {

void addOnce(QStringList &list, const QStringList &texts)
{
    for (const auto &text : texts)
        if (!list.contains(text))
            list << text;
}

void scan(const QList<SieveCommand> &commands, FilterSummary &summary, bool off, int depth)
{
    for (const auto &command : commands) {
        QStringList strings;
        for (const auto &argument : command.arguments)
            if (argument.kind == SieveArgument::Kind::Strings)
                strings = argument.strings; // the last ones are what it is about
        const bool branches = command.name == QLatin1String("if") || command.name == QLatin1String("elsif")
            || command.name == QLatin1String("else");
        const bool switchedOff
            = off || (command.tests.size() == 1 && command.tests.first().name == QLatin1String("false"));
        if (branches && depth == 0) {
            const bool notice
                = command.block.size() == 1 && command.block.first().name == QLatin1String("vacation");
            if (!notice)
                ++(switchedOff ? summary.rulesOff : summary.rules);
        }
        if (command.name == QLatin1String("include") && !off)
            addOnce(summary.includes, strings);
        if (!off && command.name == QLatin1String("fileinto"))
            addOnce(summary.folders, strings);
        if (!off && command.name == QLatin1String("redirect"))
            addOnce(summary.forwardsTo, strings);
        if (!off && (command.name == QLatin1String("discard") || command.name == QLatin1String("reject")))
            summary.discards = true;
        if (!off && command.name == QLatin1String("vacation"))
            summary.absence = true;
        scan(command.block, summary, switchedOff, depth + 1);
    }
}

} // namespace

FilterSummary summarizeFilters(const QString &name, const QByteArray &script)
{
    FilterSummary summary{.script = name};
    const auto parsed = parseSieve(script);
    const auto *known = std::get_if<SieveScript>(&parsed);
    if (!known)
        return summary;
    summary.readable = true;
    scan(known->commands, summary, false, 0);
    const auto read = readFilters(script);
    summary.understood = read.filters.has_value();
    if (!read.filters)
        return summary;
    const auto &rules = read.filters->rules;
    summary.rules = static_cast<int>(
        std::count_if(rules.begin(), rules.end(), [](const FilterRule &rule) { return rule.enabled; }));
    summary.rulesOff = static_cast<int>(rules.size()) - summary.rules;
    if (const auto &absence = read.filters->absence; absence && absence->enabled) {
        summary.absenceFrom = absence->from;
        summary.absenceUntil = absence->until;
    }
    return summary;
}

const FilterScript *FilterState::active() const
{
    const auto found = std::find_if(
        scripts.begin(), scripts.end(), [](const FilterScript &script) { return script.active; });
    return found == scripts.end() ? nullptr : &*found;
}

const FilterScript *FilterState::named(const QString &name) const
{
    const auto found = std::find_if(
        scripts.begin(), scripts.end(), [&](const FilterScript &script) { return script.name == name; });
    return found == scripts.end() ? nullptr : &*found;
}

QString filterFolderName(const Folder &folder)
{
    return folder.remoteName.isEmpty() ? folder.path : decodeMailboxName(folder.remoteName);
}

QString ownFilterScript()
{
    return QStringLiteral("duopost");
}

QString passingFilterScript()
{
    return QStringLiteral("duopost-saving");
}

} // namespace duopost
