// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/filters/FilterTests.h"

#include <QRegularExpression>

namespace duopost {

namespace {

using Action = FilterAction::Kind;
using Kind = SieveArgument::Kind;

// What a script may ask for without anything in it meaning something else than we think ("variables" and
// "encoded-character" change what strings are).
const QStringList &harmless()
{
    static const QStringList names{
        QStringLiteral("fileinto"),
        QStringLiteral("copy"),
        QStringLiteral("imap4flags"),
        QStringLiteral("mailbox"),
        QStringLiteral("vacation"),
        QStringLiteral("date"),
        QStringLiteral("relational"),
        QStringLiteral("include"),
        QStringLiteral("spamtest"),
        QStringLiteral("spamtestplus"),
        QStringLiteral("envelope"),
        QStringLiteral("body"),
        QStringLiteral("reject"),
        QStringLiteral("regex"),
        QStringLiteral("subaddress"),
        QStringLiteral("comparator-i;ascii-numeric"),
        QStringLiteral("comparator-i;ascii-casemap"),
        QStringLiteral("comparator-i;octet")};
    return names;
}

std::optional<QString> ruleName(const QString &remark)
{
    static const QRegularExpression marker(QStringLiteral("^rule:\\[(.*)\\]$"));
    const auto match = marker.match(remark);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

class Reader {
public:
    FilterSet filters;
    int line = 0;

    void read(const SieveScript &script)
    {
        if (script.strayRemark > 0) {
            line = script.strayRemark;
            refuse(QStringLiteral("a remark that would be lost"));
        }
        const auto &commands = script.commands;
        for (qsizetype i = 0; i < commands.size(); ++i) {
            const auto &command = commands[i];
            line = command.line;
            m_name = takeRemarks(command.remarks, i == 0);
            if (command.name == QLatin1String("require")) {
                if (m_name || m_began)
                    refuse(QStringLiteral("“require” in an unusual place"));
                readRequire(command);
                continue;
            }
            m_began = true;
            if (!filters.includes.isEmpty() && command.name != QLatin1String("include"))
                refuse(QStringLiteral("something behind “include”"));
            if (command.name == QLatin1String("if"))
                i = readIf(commands, i);
            else if (command.name == QLatin1String("include"))
                readInclude(command);
            else if (command.name == QLatin1String("vacation"))
                addNotice(readVacation(command));
            else
                addBare(command);
        }
    }

private:
    // Above the first command there may be any; after that only a rule's name.
    std::optional<QString> takeRemarks(const QStringList &remarks, bool first)
    {
        std::optional<QString> name;
        for (qsizetype i = 0; i < remarks.size(); ++i) {
            const auto found = ruleName(remarks[i]);
            if (found && i + 1 == remarks.size())
                name = found;
            else if (first && !found)
                filters.remarks << remarks[i];
            else
                refuse(QStringLiteral("a remark that would be lost"));
        }
        return name;
    }

    void readRequire(const SieveCommand &command)
    {
        if (command.arguments.size() != 1 || command.arguments.first().kind != Kind::Strings)
            refuse(QStringLiteral("the arguments of require"));
        for (const auto &name : command.arguments.first().strings)
            if (!harmless().contains(name))
                refuse(QStringLiteral("the extension %1").arg(name));
    }

    void readInclude(const SieveCommand &command)
    {
        if (m_name)
            refuse(QStringLiteral("a remark that would be lost"));
        for (const auto &argument : command.arguments) {
            if (argument.kind == Kind::Tag && argument.tag != QLatin1String("personal"))
                refuse(QStringLiteral("include :%1").arg(argument.tag));
            if (argument.kind == Kind::Strings && argument.strings.size() == 1)
                filters.includes << argument.strings;
        }
        if (command.hasBlock || filters.includes.isEmpty())
            refuse(QStringLiteral("the arguments of include"));
    }

    // A chain of if, elsif, else is a row of rules that stop, as long as nothing follows it.
    qsizetype readIf(const QList<SieveCommand> &commands, qsizetype first)
    {
        auto last = first;
        while (last + 1 < commands.size()
               && (commands[last + 1].name == QLatin1String("elsif")
                   || commands[last + 1].name == QLatin1String("else")))
            ++last;
        if (last > first && last + 1 < commands.size())
            refuse(QStringLiteral("else"));
        for (auto i = first; i <= last; ++i) {
            const auto &command = commands[i];
            line = command.line;
            if (i > first)
                m_name = takeRemarks(command.remarks, false);
            readBranch(command, last > first);
        }
        return last;
    }

    void readBranch(const SieveCommand &command, bool chained)
    {
        const bool isElse = command.name == QLatin1String("else");
        if (!command.hasBlock || !command.arguments.isEmpty() || command.tests.size() != (isElse ? 0 : 1))
            refuse(QStringLiteral("not a usual if"));
        const SieveTest always{.name = QStringLiteral("true")};
        auto test = isElse ? always : command.tests.first();
        bool enabled = true;
        // "if false # test": switched off, and what it would ask for is kept.
        if (command.blockRemarks.size() == 1 && test.name == QLatin1String("false") && !chained) {
            const auto kept = parseSieveTest(command.blockRemarks.first());
            if (!kept)
                refuse(QStringLiteral("a remark that would be lost"));
            test = *kept;
            enabled = false;
        } else if (!command.blockRemarks.isEmpty()) {
            refuse(QStringLiteral("a remark that would be lost"));
        }
        const auto &block = command.block;
        if (block.size() == 1 && block.first().name == QLatin1String("vacation") && !chained) {
            auto notice = readVacation(block.first());
            if (!block.first().remarks.isEmpty())
                refuse(QStringLiteral("a remark that would be lost"));
            readDates(test, notice);
            notice.enabled = enabled;
            addNotice(notice);
            return;
        }
        FilterRule rule{.enabled = enabled};
        readConditions(test, rule);
        addRule(rule, block);
        auto &added = filters.rules.last().actions;
        if (chained && (added.isEmpty() || added.last().kind != Action::Stop))
            added << FilterAction{.kind = Action::Stop};
    }

    void addBare(SieveCommand command)
    {
        command.remarks.clear(); // they were read
        addRule({.combine = FilterRule::Combine::Always}, {command});
    }

    void addRule(FilterRule rule, const QList<SieveCommand> &commands)
    {
        rule.name = m_name.value_or(QString());
        for (const auto &command : commands) {
            line = command.line;
            if (!command.remarks.isEmpty())
                refuse(QStringLiteral("a remark that would be lost"));
            readAction(command, rule.actions);
        }
        filters.rules << rule;
    }

    void addNotice(AbsenceNotice notice)
    {
        if (filters.absence)
            refuse(QStringLiteral("a second notice"));
        if (m_name && *m_name != QLatin1String("absence"))
            notice.name = *m_name;
        filters.absence = notice;
        filters.absenceAfter = static_cast<int>(filters.rules.size());
    }

    static void readAction(const SieveCommand &command, QList<FilterAction> &actions)
    {
        QStringList tags;
        QStringList strings;
        for (const auto &argument : command.arguments) {
            if (argument.kind == Kind::Tag)
                tags << argument.tag;
            else if (argument.kind == Kind::Strings && strings.isEmpty())
                strings = argument.strings;
            else
                refuse(QStringLiteral("the arguments of %1").arg(command.name));
        }
        if (command.hasBlock || !command.tests.isEmpty())
            refuse(QStringLiteral("%1 inside of a rule").arg(command.name));
        const auto bare = [&](Action kind) {
            if (!tags.isEmpty() || !strings.isEmpty())
                refuse(QStringLiteral("the arguments of %1").arg(command.name));
            actions << FilterAction{.kind = kind};
        };
        const bool copy = tags.removeAll(QStringLiteral("copy")) > 0;
        if (command.name == QLatin1String("fileinto") && strings.size() == 1) {
            tags.removeAll(QStringLiteral("create"));
            actions << FilterAction{copy ? Action::CopyTo : Action::MoveTo, strings.first()};
        } else if (command.name == QLatin1String("redirect") && strings.size() == 1) {
            actions << FilterAction{copy ? Action::ForwardCopy : Action::Forward, strings.first()};
        } else if (command.name == QLatin1String("addflag") && !strings.isEmpty() && !copy) {
            for (const auto &flag : strings) {
                if (flag.compare(QLatin1String("\\Seen"), Qt::CaseInsensitive) == 0)
                    actions << FilterAction{.kind = Action::MarkRead};
                else if (flag.compare(QLatin1String("\\Flagged"), Qt::CaseInsensitive) == 0)
                    actions << FilterAction{.kind = Action::Star};
                else
                    refuse(QStringLiteral("the mark %1").arg(flag));
            }
        } else if (command.name == QLatin1String("discard") && !copy) {
            bare(Action::Discard);
        } else if (command.name == QLatin1String("keep") && !copy) {
            bare(Action::Keep);
        } else if (command.name == QLatin1String("stop") && !copy) {
            bare(Action::Stop);
        } else {
            refuse(QStringLiteral("the command %1").arg(command.name));
        }
        if (!tags.isEmpty())
            refuse(QStringLiteral("%1 :%2").arg(command.name, tags.first()));
    }

    static AbsenceNotice readVacation(const SieveCommand &command)
    {
        AbsenceNotice notice{.days = 0};
        bool text = false;
        const auto &all = command.arguments;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const auto follows = [&](Kind kind) { return i + 1 < all.size() && all[i + 1].kind == kind; };
            if (all[i].kind == Kind::Tag && all[i].tag == QLatin1String("days") && follows(Kind::Number)
                && all[i + 1].number > 0 && all[i + 1].number < 10'000) {
                notice.days = static_cast<int>(all[++i].number);
            } else if (
                all[i].kind == Kind::Tag && all[i].tag == QLatin1String("subject") && follows(Kind::Strings)
                && all[i + 1].strings.size() == 1) {
                notice.subject = all[++i].strings.first();
            } else if (
                all[i].kind == Kind::Tag && all[i].tag == QLatin1String("addresses")
                && follows(Kind::Strings)) {
                notice.addresses = all[++i].strings;
            } else if (all[i].kind == Kind::Strings && all[i].strings.size() == 1 && !text) {
                notice.text = all[i].strings.first();
                text = true;
            } else {
                refuse(
                    all[i].kind == Kind::Tag ? QStringLiteral("vacation :%1").arg(all[i].tag)
                                             : QStringLiteral("the arguments of vacation"));
            }
        }
        if (!text || command.hasBlock || !command.tests.isEmpty())
            refuse(QStringLiteral("the arguments of vacation"));
        return notice;
    }

    std::optional<QString> m_name;
    bool m_began = false;
};

ReadFilters readOnce(const QByteArray &script)
{
    const auto parsed = parseSieve(script);
    if (const auto *fault = std::get_if<SieveFault>(&parsed))
        return {.line = fault->line, .why = fault->why};
    Reader reader;
    try {
        reader.read(std::get<SieveScript>(parsed));
    } catch (const NotUnderstood &reason) {
        return {.line = reader.line, .why = reason.why};
    }
    return {.filters = reader.filters};
}

} // namespace

ReadFilters readFilters(const QByteArray &script)
{
    auto result = readOnce(script);
    if (!result.filters)
        return result;
    // The proof that nothing is lost: marks that are set too late to matter, texts over several lines and
    // whatever else the form would write in another way.
    const auto again = readOnce(writeFilters(*result.filters, harmless()).script);
    if (!again.filters || *again.filters != *result.filters)
        return {.line = 1, .why = QStringLiteral("it would be written in another way")};
    return result;
}

} // namespace duopost
