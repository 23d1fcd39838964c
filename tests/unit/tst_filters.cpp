// SPDX-License-Identifier: GPL-3.0-or-later
// Rules as a form shows them, and the scripts they are written as: there and back.
#include "mailcore/Filters.h"
#include "tests/support/FilterDice.h"

#include <QtTest>

using namespace duopost;

namespace {

using Field = FilterCondition::Field;
using Match = FilterCondition::Match;
using Action = FilterAction::Kind;
using Combine = FilterRule::Combine;
using test::Dice;

QStringList everything()
{
    return QStringLiteral("fileinto copy imap4flags mailbox vacation date relational include spamtest "
                          "comparator-i;ascii-numeric")
        .split(QLatin1Char(' '));
}

} // namespace

class TestFilters : public QObject {
    Q_OBJECT

    static FilterSet read(const QByteArray &script)
    {
        const auto result = readFilters(script);
        if (!result.filters)
            qWarning("line %d: %s", result.line, qPrintable(result.why));
        return result.filters.value_or(FilterSet{.remarks = {QStringLiteral("not understood")}});
    }

private slots:
    void whatIsWrittenIsReadAgainAsItWas()
    {
        for (quint32 seed = 0; seed < 3000; ++seed) {
            Dice dice(seed);
            const auto set = dice.set();
            const auto written = writeFilters(set, everything());
            QVERIFY(written.missing.isEmpty());
            const auto again = readFilters(written.script);
            QVERIFY2(
                again.filters && *again.filters == set,
                qPrintable(QStringLiteral("seed %1, line %2: %3\n%4")
                               .arg(seed)
                               .arg(again.line)
                               .arg(again.why, QString::fromUtf8(written.script))));
            QCOMPARE(writeFilters(*again.filters, everything()).script, written.script);
        }
    }

    void whatOthersWriteIsUnderstood()
    {
        // As a web mailer's form writes it.
        const auto web
            = read("require [\"fileinto\",\"imap4flags\"];\r\n"
                   "# rule:[Listen]\r\nif anyof (header :contains \"list-id\" [\"qt\",\"kde\"])\r\n{\r\n"
                   "\tfileinto \"INBOX.Listen\";\r\n\tstop;\r\n}\r\n"
                   "# rule:[aus]\r\nif false # allof (header :is \"subject\" \"x\", size :over 2M)\r\n"
                   "{\r\n\taddflag \"\\\\Seen\";\r\n}\r\n");
        QCOMPARE(web.rules.size(), 2);
        QCOMPARE(web.rules[0].name, QStringLiteral("Listen"));
        QCOMPARE(web.rules[0].conditions.size(), 2);
        QVERIFY(web.rules[0].combine == Combine::Any && web.rules[0].conditions[1].field == Field::ListId);
        QCOMPARE(web.rules[0].actions[0].target, QStringLiteral("INBOX.Listen"));
        QVERIFY(!web.rules[1].enabled && web.rules[1].combine == Combine::All);
        QCOMPARE(web.rules[1].conditions[1].bytes, 2 * 1024 * 1024);

        // By hand: else, not, a notice with a text over several lines.
        const auto hand
            = read("# mine\nrequire \"fileinto\";\nrequire [\"vacation\", \"date\", \"relational\"];\n"
                   "vacation :days 3 :addresses \"me@example.org\" text:\nAway.\n..\nBye\n.\n;\n"
                   "if not header :contains [\"to\", \"cc\"] \"me@example.org\" { fileinto \"Others\"; }\n"
                   "elsif address :is \"from\" \"a@example.org\" { redirect \"b@example.org\"; }\n"
                   "else { keep; }\n");
        QCOMPARE(hand.remarks, QStringList{QStringLiteral("mine")});
        QCOMPARE(hand.absence->text, QStringLiteral("Away.\n.\nBye\n"));
        QCOMPARE(hand.absence->days, 3);
        QCOMPARE(hand.rules.size(), 3);
        QVERIFY(hand.rules[0].conditions[0].negated && hand.rules[0].conditions[0].field == Field::To);
        QVERIFY(hand.rules[0].actions.last().kind == Action::Stop); // what else means
        QVERIFY(hand.rules[1].conditions[0].field == Field::FromAddress);
        QVERIFY(hand.rules[2].combine == Combine::Always);

        const auto dated
            = read("require [\"date\",\"relational\",\"vacation\"];\n# rule:[Urlaub]\nif allof (currentdate "
                   ":value \"ge\" \"date\" \"2026-12-20\", currentdate :value \"le\" \"date\" "
                   "\"2027-01-02\")\n{\n\tvacation :days 1 \"Weg\";\n}\n");
        QCOMPARE(dated.absence->from, QDate(2026, 12, 20));
        QCOMPARE(dated.absence->until, QDate(2027, 1, 2));
        QCOMPARE(dated.absence->name, QStringLiteral("Urlaub"));
    }

    void whatIsNotUnderstoodToTheLastWordIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("line");
        const auto row = [](const char *what, const QByteArray &script, int line = 1) {
            QTest::newRow(what) << script << line;
        };
        row("variables change what texts mean", "require \"variables\";\nstop;");
        row("encoded characters", "require [\"encoded-character\"];");
        row("another test", "if true {stop;}\nif body :contains \"x\" {stop;}", 2);
        row("another comparator", "if header :comparator \"i;octet\" :is \"a\" \"b\" {stop;}");
        row("an index", "if header :index 1 :is \"a\" \"b\" {stop;}");
        row("any inside of all",
            "if allof (anyof (header \"a\" \"b\", header \"c\" \"d\"), size :over 1) {stop;}");
        row("several texts inside of all", "if allof (header \"a\" [\"b\", \"c\"], size :over 1) {stop;}");
        row("not of all", "if not allof (size :over 1, size :under 5) {stop;}");
        row("else in the middle", "if true {stop;} else {keep;}\nstop;", 1);
        row("nested rules", "if true {\nif true {stop;}}", 2);
        row("another mark", "if true {addflag \"$label1\";}");
        row("marks of one filing", "if true {fileinto :flags \"\\\\Seen\" \"x\";}");
        row("another action", "if true {reject \"no\";}");
        row("a notice's sender", "vacation :from \"x@example.org\" \"Weg\";");
        row("a notice among other things", "if true {vacation \"Weg\"; stop;}");
        row("two notices", "vacation \"a\";\nvacation \"b\";", 2);
        row("a notice on Mondays", "if currentdate :is \"weekday\" \"1\" {vacation \"a\";}");
        row("a global script", "include :global \"x\";");
        row("rules behind an include", "include \"x\";\nstop;", 2);
        row("a remark inside of a rule", "if true {\n# why\nstop;}", 3);
        row("a remark between rules", "stop;\n# a thought\nstop;", 3);
        row("a remark at the end", "stop;\n# the end\n", 2);
        row("a remark in brackets", "stop; /* a */ keep;");
        row("a remark that is no test", "if false # for now\n{stop;}");
        row("a mark that comes too late", "if true {fileinto \"x\"; addflag \"\\\\Seen\";}");
        row("a text over several lines", "redirect \"a\nb\";");
        row("not Sieve", "Hello there");
        row("no end", "if true {stop;");
        row("not UTF-8", "redirect \"\xff\";");
        row("NUL", QByteArray("stop;\n\0", 7), 2);
        row("a number beyond measure", "if size :over 99999999999999999999 {stop;}");
        row("too deep", "if " + QByteArray("not ").repeated(200) + "true {stop;}");
        row("too many blocks", QByteArray("if true {").repeated(5000) + QByteArray("}").repeated(5000));
    }
    void whatIsNotUnderstoodToTheLastWordIsLeftAlone()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, line);
        const auto result = readFilters(script);
        QVERIFY(!result.filters);
        QVERIFY(!result.why.isEmpty());
        QCOMPARE(result.line, line);
    }

    // Broken in every way that chance finds, a script is refused or read; and what was read is written the
    // same.
    void damagedScriptsDoNoHarm()
    {
        for (quint32 seed = 0; seed < 3000; ++seed) {
            Dice dice(seed);
            auto script = writeFilters(dice.set(), everything()).script;
            for (int i = 0, n = 1 + dice.below(4); i < n; ++i) {
                const auto at = dice.below(static_cast<int>(script.size()));
                if (dice.coin())
                    script.remove(at, 1 + dice.below(20));
                else
                    script.insert(
                        at, QByteArray("\"{}()[];#\n\\:,/*\0x", 16).mid(dice.below(15), 1 + dice.below(2)));
                if (script.isEmpty())
                    break;
            }
            const auto once = readFilters(script);
            summarizeFilters(QStringLiteral("x"), script);
            if (!once.filters)
                continue;
            const auto again = readFilters(writeFilters(*once.filters, everything()).script);
            QVERIFY2(again.filters && *again.filters == *once.filters, script.constData());
        }
    }

    void onlyWhatTheServerOffersIsAskedOfIt()
    {
        FilterSet set;
        set.rules << FilterRule{
            .combine = Combine::Always, .actions = {{Action::MarkRead}, {Action::CopyTo, QStringLiteral("A")}}};
        set.absence = AbsenceNotice{.text = QStringLiteral("x"), .until = QDate(2027, 1, 1)};
        const auto none = writeFilters(set, {});
        QVERIFY(none.script.isEmpty());
        auto missing = none.missing;
        missing.sort();
        QCOMPARE(
            missing.join(QLatin1Char(' ')),
            QStringLiteral("copy date fileinto imap4flags relational vacation"));
        const auto some = writeFilters(
            {.rules = {{.combine = Combine::Always, .actions = {{Action::MoveTo, QStringLiteral("A")}}}}},
            {QStringLiteral("FILEINTO")});
        QCOMPARE(
            some.script,
            QByteArray("require [\"fileinto\"];\r\n\r\nif true\r\n{\r\n    fileinto \"A\";\r\n}\r\n"));
    }

    // What is switched off is kept in a remark, and a line end in it would end that remark.
    void noTextEndsTheRemarkItIsKeptIn()
    {
        FilterSet set;
        set.rules << FilterRule{
            .name = QStringLiteral("a]\ndiscard;"),
            .enabled = false,
            .conditions
            = {{.field = Field::Subject, .text = QStringLiteral("x\"\r\n{discard;}\n")},
               {.field = Field::Header, .header = QStringLiteral("Y\ndiscard;"), .match = Match::Exists}},
            .actions = {{Action::MoveTo, QStringLiteral("In\nbox")}}};
        const auto again = readFilters(writeFilters(set, everything()).script);
        QVERIFY2(again.filters, qPrintable(again.why));
        QCOMPARE(again.filters->rules.size(), 1);
        QVERIFY(!again.filters->rules[0].enabled);
        QCOMPARE(again.filters->rules[0].conditions[0].text, QStringLiteral("x\"  {discard;} "));
        QCOMPARE(again.filters->rules[0].actions.size(), 1);
    }

    void spamIsPutAwayBeforeAnybodyIsAnswered()
    {
        const FilterRule spam{
            .conditions = {{.field = Field::Spam, .match = Match::Is}},
            .actions = {{Action::MoveTo, QStringLiteral("Junk")}, {Action::Stop}}};
        const FilterRule other{.conditions = {{.text = QStringLiteral("x")}}, .actions = {{Action::Star}}};
        QCOMPARE(placeForAbsence({spam, other}), 1);
        QCOMPARE(placeForAbsence({other, spam}), 0);
        QCOMPARE(placeForAbsence({}), 0);
        const auto script = writeFilters(
                                {.rules = {spam, other},
                                 .absence = AbsenceNotice{.text = QStringLiteral("Weg")},
                                 .absenceAfter = 1},
                                everything())
                                .script;
        QVERIFY(script.indexOf("fileinto") < script.indexOf("vacation :days"));
        QVERIFY(script.indexOf("vacation :days") < script.indexOf("\\\\Flagged"));
        QVERIFY(script.contains("spamtest :value"));
        QVERIFY(!writeFilters({.rules = {spam}}, {QStringLiteral("fileinto")}).script.contains("spamtest"));
    }

    void aScriptIsSummedUpEvenIfTheFormCannotShowIt()
    {
        const auto summary = summarizeFilters(
            QStringLiteral("roundcube"),
            "require [\"fileinto\",\"variables\"];\nset \"x\" \"y\";\nif true {fileinto \"A\";} \nif false "
            "{fileinto "
            "\"no\"; discard;}\nif header :matches \"a\" \"*\" {fileinto :copy \"B\"; fileinto \"A\"; if true "
            "{redirect "
            "\"z@example.org\"; vacation \"x\";}}\ninclude :global \"spam\";\n");
        QVERIFY(summary.readable && !summary.understood);
        QCOMPARE(summary.script, QStringLiteral("roundcube"));
        QCOMPARE(summary.rules, 2);
        QCOMPARE(summary.rulesOff, 1);
        QCOMPARE(summary.folders, (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
        QCOMPARE(summary.forwardsTo, QStringList{QStringLiteral("z@example.org")});
        QVERIFY(summary.absence && !summary.discards);
        QCOMPARE(summary.includes, QStringList{QStringLiteral("spam")});

        const auto own = summarizeFilters(
            QStringLiteral("duopost"),
            writeFilters(
                {.rules
                 = {{.combine = Combine::Always, .actions = {{Action::MoveTo, QStringLiteral("A")}}},
                    {.enabled = false, .combine = Combine::Always, .actions = {{Action::Discard}}}},
                 .absence = AbsenceNotice{.text = QStringLiteral("x"), .until = QDate(2027, 2, 3)}},
                everything())
                .script);
        QVERIFY(own.understood && own.absence && !own.discards);
        QCOMPARE(own.rules, 1);
        QCOMPARE(own.rulesOff, 1);
        QCOMPARE(own.absenceUntil, QDate(2027, 2, 3));
        QVERIFY(!summarizeFilters(QStringLiteral("x"), "nonsense").readable);
    }

    void foldersAreCalledAsTheServerCallsThemInPlainText()
    {
        Folder folder;
        folder.path = QStringLiteral("INBOX/Köln");
        folder.remoteName = "INBOX.K&APY-ln";
        QCOMPARE(filterFolderName(folder), QString::fromUtf8("INBOX.Köln"));
        folder.remoteName.clear();
        QCOMPARE(filterFolderName(folder), folder.path);
    }
};

QTEST_GUILESS_MAIN(TestFilters)
#include "tst_filters.moc"
