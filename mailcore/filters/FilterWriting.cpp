// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Filters.h"

#include <algorithm>

namespace duopost {

namespace {

using Action = FilterAction::Kind;
using Field = FilterCondition::Field;
using Match = FilterCondition::Match;

// In one line: what is switched off is kept in a remark, which a line end would end.
QString oneLine(const QString &text)
{
    auto result = text;
    for (auto &c : result) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    return result;
}

QString escaped(QString text)
{
    text.remove(QChar(0));
    text.replace(QStringLiteral("\\"), QStringLiteral("\\\\"));
    text.replace(QStringLiteral("\""), QStringLiteral("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString quoted(const QString &text)
{
    return escaped(oneLine(text));
}

QString list(const QStringList &texts)
{
    QStringList all;
    for (const auto &text : texts)
        all << quoted(text);
    return QLatin1Char('[') + all.join(QStringLiteral(", ")) + QLatin1Char(']');
}

class Writer {
public:
    explicit Writer(const QStringList &extensions)
    {
        for (const auto &extension : extensions)
            m_offered << extension.toLower();
    }

    WrittenFilters write(const FilterSet &filters)
    {
        QString text;
        const auto absenceAt = qBound(0, filters.absenceAfter, static_cast<int>(filters.rules.size()));
        for (int i = 0; i <= filters.rules.size(); ++i) {
            if (filters.absence && i == absenceAt)
                text += QStringLiteral("\n") + notice(*filters.absence);
            if (i < filters.rules.size())
                text += QStringLiteral("\n") + rule(filters.rules[i]);
        }
        for (const auto &name : filters.includes) {
            need("include");
            text += QStringLiteral("\ninclude :personal %1;\n").arg(quoted(name));
        }
        QString head;
        for (const auto &remark : filters.remarks)
            head += QStringLiteral("# %1\n").arg(oneLine(remark).trimmed());
        if (!m_needed.isEmpty())
            head += QStringLiteral("require %1;\n").arg(list(m_needed));
        WrittenFilters result;
        for (const auto &extension : std::as_const(m_needed))
            if (!m_offered.contains(extension))
                result.missing << extension;
        if (result.missing.isEmpty())
            result.script = head.append(text).replace(QStringLiteral("\n"), QStringLiteral("\r\n")).toUtf8();
        return result;
    }

private:
    void need(const char *extension)
    {
        const auto name = QString::fromLatin1(extension);
        if (!m_needed.contains(name))
            m_needed << name;
    }
    bool has(const char *extension) const { return m_offered.contains(QLatin1String(extension)); }

    static QString named(const QString &name)
    {
        const auto clean = oneLine(name).trimmed();
        return clean.isEmpty() ? QString() : QStringLiteral("# rule:[%1]\n").arg(clean);
    }

    static QString branch(bool enabled, const QString &test)
    {
        return enabled ? QStringLiteral("if %1\n{\n").arg(test)
                       : QStringLiteral("if false # %1\n{\n").arg(test);
    }

    QString spamTest()
    {
        auto text = QStringLiteral(
            "anyof (header :contains \"X-Spam-Flag\" \"YES\", header :matches \"X-Spam-Status\" \"Yes*\"");
        const bool plus = has("spamtestplus");
        if ((plus || has("spamtest")) && has("relational") && has("comparator-i;ascii-numeric")) {
            need(plus ? "spamtestplus" : "spamtest");
            need("relational");
            need("comparator-i;ascii-numeric");
            text += QStringLiteral(", spamtest :value \"ge\" :comparator \"i;ascii-numeric\" \"5\"");
        }
        return text + QLatin1Char(')');
    }

    QString testOf(const FilterCondition &condition)
    {
        const auto matched = [&] {
            return QLatin1String(
                condition.match == Match::Is            ? ":is"
                    : condition.match == Match::Matches ? ":matches"
                                                        : ":contains");
        };
        const auto of = [&](const char *test, const QString &headers) {
            return QStringLiteral("%1 %2 %3 %4")
                .arg(QLatin1String(test), matched(), headers, quoted(condition.text));
        };
        switch (condition.field) {
        case Field::From:
            return of("header", QStringLiteral("\"from\""));
        case Field::FromAddress:
            return of("address", QStringLiteral("\"from\""));
        case Field::To:
            return of("header", QStringLiteral("[\"to\", \"cc\"]"));
        case Field::ToAddress:
            return of("address", QStringLiteral("[\"to\", \"cc\"]"));
        case Field::Subject:
            return of("header", QStringLiteral("\"subject\""));
        case Field::ListId:
            return of("header", QStringLiteral("\"list-id\""));
        case Field::Header:
            if (condition.match == Match::Exists)
                return QStringLiteral("exists ") + quoted(condition.header);
            return of("header", quoted(condition.header));
        case Field::Size:
            return QStringLiteral("size %1 %2")
                .arg(QLatin1String(condition.match == Match::Smaller ? ":under" : ":over"))
                .arg(qMax<qint64>(0, condition.bytes));
        case Field::Spam:
            break;
        }
        return spamTest();
    }

    QString testOf(const FilterRule &rule)
    {
        if (rule.combine == FilterRule::Combine::Always || rule.conditions.isEmpty())
            return QStringLiteral("true");
        QStringList tests;
        for (const auto &condition : rule.conditions)
            tests << (condition.negated ? QStringLiteral("not ") : QString()) + testOf(condition);
        const bool any = rule.combine == FilterRule::Combine::Any;
        if (tests.size() == 1 && !any)
            return tests.first();
        return QStringLiteral("%1 (%2)").arg(
            QLatin1String(any ? "anyof" : "allof"), tests.join(QStringLiteral(", ")));
    }

    QString actionOf(const FilterAction &action)
    {
        switch (action.kind) {
        case Action::MoveTo:
        case Action::CopyTo: {
            need("fileinto");
            QString tags;
            if (action.kind == Action::CopyTo) {
                need("copy");
                tags += QStringLiteral(":copy ");
            }
            if (has("mailbox")) { // a folder that was deleted meanwhile is made again
                need("mailbox");
                tags += QStringLiteral(":create ");
            }
            return QStringLiteral("fileinto %1%2").arg(tags, quoted(action.target));
        }
        case Action::MarkRead:
            need("imap4flags");
            return QStringLiteral("addflag \"\\\\Seen\"");
        case Action::Star:
            need("imap4flags");
            return QStringLiteral("addflag \"\\\\Flagged\"");
        case Action::Forward:
            return QStringLiteral("redirect ") + quoted(action.target);
        case Action::ForwardCopy:
            need("copy");
            return QStringLiteral("redirect :copy ") + quoted(action.target);
        case Action::Discard:
            return QStringLiteral("discard");
        case Action::Keep:
            return QStringLiteral("keep");
        case Action::Stop:
            break;
        }
        return QStringLiteral("stop");
    }

    QString rule(const FilterRule &rule)
    {
        auto text = named(rule.name) + branch(rule.enabled, testOf(rule));
        // Marks first: they hold for what is filed after them (RFC 5232 section 2); nothing comes after stop.
        auto actions = rule.actions;
        const auto rank = [](const FilterAction &action) {
            return action.kind == Action::MarkRead || action.kind == Action::Star ? 0
                : action.kind == Action::Stop                                     ? 2
                                                                                  : 1;
        };
        std::stable_sort(
            actions.begin(), actions.end(), [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
        for (const auto &action : std::as_const(actions))
            text += QStringLiteral("    %1;\n").arg(actionOf(action));
        return text + QStringLiteral("}\n");
    }

    QString notice(const AbsenceNotice &notice)
    {
        need("vacation");
        QStringList dates;
        const auto date = [&](const char *relation, const std::optional<QDate> &day) {
            if (!day)
                return;
            need("date");
            need("relational");
            dates << QStringLiteral("currentdate :value \"%1\" \"date\" \"%2\"")
                         .arg(QLatin1String(relation), day->toString(Qt::ISODate));
        };
        date("ge", notice.from);
        date("le", notice.until);
        const auto test = dates.isEmpty() ? QStringLiteral("true")
            : dates.size() == 1           ? dates.first()
                                          : QStringLiteral("allof (%1)").arg(dates.join(QStringLiteral(", ")));
        QString text = named(notice.name.isEmpty() ? QStringLiteral("absence") : notice.name)
            + branch(notice.enabled, test) + QStringLiteral("    vacation");
        if (notice.days > 0)
            text += QStringLiteral(" :days %1").arg(notice.days);
        if (!oneLine(notice.subject).trimmed().isEmpty())
            text += QStringLiteral(" :subject ") + quoted(notice.subject);
        if (!notice.addresses.isEmpty())
            text += QStringLiteral(" :addresses ") + list(notice.addresses);
        auto words = notice.text;
        words.replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
            .replace(QLatin1Char('\r'), QLatin1Char('\n'));
        return text + QLatin1Char(' ') + escaped(words) + QStringLiteral(";\n}\n");
    }

    QStringList m_offered, m_needed;
};

} // namespace

WrittenFilters writeFilters(const FilterSet &filters, const QStringList &extensions)
{
    return Writer(extensions).write(filters);
}

int placeForAbsence(const QList<FilterRule> &rules)
{
    const auto isAboutSpam = [](const FilterRule &rule) {
        return !rule.conditions.isEmpty()
            && std::all_of(
                rule.conditions.begin(), rule.conditions.end(), [](const FilterCondition &condition) {
                    return condition.field == Field::Spam
                        || (condition.field == Field::Header
                            && condition.header.startsWith(QLatin1String("X-Spam"), Qt::CaseInsensitive));
                });
    };
    const auto first = std::find_if_not(rules.begin(), rules.end(), isAboutSpam);
    return static_cast<int>(first - rules.begin());
}

} // namespace duopost
