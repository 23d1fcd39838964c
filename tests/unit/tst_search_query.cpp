// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Search.h"
#include "mailcore/search/MatchExpression.h"
#include "mailcore/search/SearchValues.h"

#include <QtTest>

using namespace duopost;

namespace {

const QDate today(2026, 3, 15);

QString shown(const SearchTerm &term)
{
    struct Show {
        QString operator()(const TextTerm &t) const
        {
            static const char *names[] = {"", "subject:", "from:", "to:", "cc:", "body:", "filename:"};
            return QLatin1String(names[static_cast<int>(t.field)])
                + (t.exact ? QLatin1Char('"') + t.text + QLatin1Char('"') : t.text);
        }
        QString operator()(const StateTerm &t) const
        {
            return QStringLiteral("is:%1").arg(static_cast<int>(t.state));
        }
        QString operator()(const AttachmentTerm &) const { return QStringLiteral("has:attachment"); }
        QString operator()(const FolderTerm &t) const { return QStringLiteral("in:") + t.name; }
        QString operator()(const DateTerm &t) const
        {
            return t.from.toString(Qt::ISODate) + QStringLiteral("..") + t.before.toString(Qt::ISODate);
        }
        QString operator()(const SizeTerm &t) const
        {
            return t.largerThan ? QStringLiteral(">%1").arg(*t.largerThan)
                                : QStringLiteral("<%1").arg(*t.smallerThan);
        }
        QString operator()(const TagTerm &t) const { return QStringLiteral("tag:") + t.name; }
    };
    return std::visit(Show(), term);
}

QString shown(const SearchQuery &query)
{
    QStringList groups;
    for (const auto &group : query.groups) {
        QStringList any;
        for (const auto &condition : group)
            any << (condition.negated ? QStringLiteral("-") : QString()) + shown(condition.term);
        groups << any.join(QStringLiteral(" OR "));
    }
    auto result = groups.join(QStringLiteral(" & "));
    if (!query.notUnderstood.isEmpty())
        result += QStringLiteral(" ?") + query.notUnderstood.join(QLatin1Char(','));
    return result;
}

} // namespace

class TestSearchQuery : public QObject {
    Q_OBJECT
private slots:
    void queriesAreUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("understood");
        const auto row = [](const char *typed, const char *understood) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(understood);
        };
        row("", "");
        row("   ", "");
        row("rechnung", "rechnung");
        row("anna  berg", "anna & berg");
        row("\"anna berg\" x", "\"anna berg\" & x");
        row("„anna berg“", "\"anna berg\"");
        row("-spam ham", "-spam & ham");
        row("-\"zwei worte\"", "-\"zwei worte\"");
        row("a OR b", "a OR b");
        row("a b ODER c d", "a & b OR c & d");
        row("a or b", "a & or & b");
        row("from:anna", "from:anna");
        row("Von:Anna", "from:Anna");
        row("-from:\"Anna Berg\" x", "-from:\"Anna Berg\" & x");
        row("an:bert kopie:carl betreff:Grüße", "to:bert & cc:carl & subject:Grüße");
        row("größer:5MB", ">5242880");
        row("larger:2,5k smaller:100", ">2560 & <100");
        row("is:unread ist:markiert", "is:0 & is:2");
        row("has:attachment mit:anhang", "has:attachment & has:attachment");
        row("in:Archiv tag:Arbeit", "in:Archiv & tag:Arbeit");
        row("in:\"Sent Items\"", "in:Sent Items");
        row("on:2024", "2024-01-01..2025-01-01");
        row("am:2024-02", "2024-02-01..2024-03-01");
        row("before:2024-02-03", "..2024-02-03");
        row("nach:3.2.24", "2024-02-03..");
        row("seit:3.2.", "2026-02-03..");
        row("after:7d", "2026-03-08..");
        row("on:yesterday", "2026-03-14..2026-03-15");
        row("filename:pdf", "filename:pdf");
        row("http://example.org", "http://example.org");
        row("Re: Angebot", "Re: & Angebot");
        // half typed
        row("from:", "");
        row("from: anna", "anna");
        row("\"anna be", "anna be");
        row("-", "");
        row("a -", "a");
        row("OR", "");
        row("a OR", "a");
        row("OR a", "a");
        row("a OR OR b", "a OR b");
        row("\"", "");
        row("before:20", " ?before:20");
        row("before:2024-13", " ?before:2024-13");
        row("is:un", " ?is:un");
        row("larger:x a", "a ?larger:x");
        row("a OR is:x b", "a & b ?is:x");
        row("***", "");
        row("from:\"", "");
        row("\"\" \"\"", "");
    }
    void queriesAreUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(QString, understood);
        QCOMPARE(shown(parseSearch(typed, today)), understood);
    }

    void everyBeginningOfAQueryIsUnderstood()
    {
        const auto whole = QString::fromUtf8("-from:\"Anna Berg\" OR größer:5MB (\"a b\" before:1.2.2024 "
                                             "-is:unread in:\"x/y\") NEAR AND NOT * ^ {");
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const auto query = parseSearch(whole.left(length), today);
            planMatch(query); // asserts nothing but that it ends
            for (const auto &group : query.groups)
                QVERIFY(!group.isEmpty());
        }
    }

    void theIndexIsAskedInItsOwnLanguage_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("rest");
        const auto row = [](const char *typed, const char *expression, int rest) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(expression) << rest;
        };
        row("rechnung", "(\"rechnung\" *)", 0);
        row("a", "(\"a\")", 0);
        row("\"rechnung\"", "(\"rechnung\")", 0);
        row("E-Mail", "((\"E Mail\" * OR \"email\" *))", 0);
        row("anna@example.org", "(\"anna example org\" *)", 0);
        row("a OR b c", "(\"a\" OR \"b\") AND (\"c\")", 0);
        row("from:anna -subject:x", "((sender : \"anna\" *)) NOT (subject : \"x\")", 0);
        row("to:x", "({receiver copies} : \"x\")", 0);
        row("-x", "", 1);
        row("is:unread", "", 1);
        row("x is:unread", "(\"x\")", 1);
        row("ab OR is:unread", "", 1);
        row("ab OR -cd", "", 1);
        row("NEAR(a", "(\"NEAR a\")", 0);
        row("\"a\"\" OR words MATCH '", "(\"a\") AND (\"OR words MATCH\" *)", 0);
    }
    void theIndexIsAskedInItsOwnLanguage()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expression);
        QFETCH(int, rest);
        const auto plan = planMatch(parseSearch(typed, today));
        QCOMPARE(QString::fromUtf8(plan.expression), expression);
        QCOMPARE(plan.rest.size(), rest);
    }

    void foldersAreNamedByRolePathAndName()
    {
        const auto folder = [](const char *path, FolderRole role) {
            Folder result;
            result.path = QString::fromUtf8(path);
            result.name = result.path.section(QLatin1Char('/'), -1);
            result.role = role;
            return result;
        };
        const auto named
            = [](const Folder &one, const char *name) { return isFolderNamed(one, QString::fromUtf8(name)); };
        QVERIFY(named(folder("INBOX", FolderRole::Inbox), "posteingang"));
        QVERIFY(named(folder("Sent Items", FolderRole::Sent), "sent"));
        QVERIFY(named(folder("Arbeit/Projekte", FolderRole::None), "projekte"));
        QVERIFY(named(folder("Arbeit/Projekte", FolderRole::None), "Arbeit"));
        QVERIFY(!named(folder("Arbeit/Projekte", FolderRole::None), "Arb"));
        QVERIFY(!named(folder("Trash", FolderRole::Trash), "inbox"));
    }

    void completionSpeaksTheUsersLanguage()
    {
        const auto names = [](const char *language) {
            QStringList result;
            for (const auto &one : searchOperatorHelp(QString::fromLatin1(language)))
                result << one.name;
            return result;
        };
        QVERIFY(names("de").contains(QStringLiteral("von")));
        QVERIFY(names("en").contains(QStringLiteral("from")));
        for (const auto *language : {"de", "en"}) {
            for (const auto &one : searchOperatorHelp(QString::fromLatin1(language))) {
                for (const auto &value : one.values) { // what is offered is understood
                    const auto query = parseSearch(one.name + QLatin1Char(':') + value, today);
                    QVERIFY2(query.notUnderstood.isEmpty() && !query.isEmpty(), qPrintable(value));
                }
            }
        }
    }

    void whatIsFoundIsMarked()
    {
        const auto marked = [](const char *text, const char *query) {
            const auto words = QString::fromUtf8(text);
            QStringList result;
            for (const auto &[begin, length] : searchMarks(words, QString::fromUtf8(query)))
                result << words.mid(begin, length);
            return result.join(QLatin1Char('|'));
        };
        QCOMPARE(marked("Frau Müller und Herr Mueller", "müller"), QString::fromUtf8("Müller|Mueller"));
        QCOMPARE(marked("Frau Müller", "mueller"), QString::fromUtf8("Müller"));
        QCOMPARE(marked("Rechnungen, Abrechnung", "rechn"), QStringLiteral("Rechnungen"));
        QCOMPARE(marked("die E-Mail und die Email", "e-mail"), QStringLiteral("E-Mail|Email"));
        QCOMPARE(marked("an anna.berg@x.org, Anna", "\"anna berg\""), QStringLiteral("anna.berg"));
        QCOMPARE(marked("nichts davon", "-davon"), QString());
    }
};

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_search_query.moc"
