// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/search/WordReader.h"

#include <QtTest>

using namespace duopost;

namespace {

// "form", "form/other", "form(whole)" for each word
QString cut(const QString &text)
{
    const auto prepared = preparedForWords(text);
    WordReader reader(prepared);
    QStringList words;
    while (const auto *word = reader.next()) {
        auto shown = QString::fromStdString(word->form);
        if (!word->other.empty())
            shown += QLatin1Char('/') + QString::fromStdString(word->other);
        if (!word->whole.empty())
            shown += QLatin1Char('(') + QString::fromStdString(word->whole)
                + (word->otherWhole.empty() ? QString()
                                            : QLatin1Char('/') + QString::fromStdString(word->otherWhole))
                + QLatin1Char(')');
        words << shown;
    }
    return words.join(QLatin1Char(' '));
}

} // namespace

class TestSearchWords : public QObject {
    Q_OBJECT
private slots:
    void textIsCutIntoWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *text, const char *words) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
        };
        row("empty", "", "");
        row("nothing but signs", " .,;-- ''\"(!)", "");
        row("case", "Hello WORLD", "hello world");
        row("umlaut", "Müller", "muller/mueller");
        row("umlaut written out", "Mueller", "mueller");
        row("umlaut in two characters", "Mu\u0308ller", "muller/mueller");
        row("capital umlauts", "ÄÖÜ", "aou/aeoeue");
        row("sharp s", "Straße STRASSE", "strasse strasse");
        row("capital sharp s", "STRA\u1E9EE", "strasse");
        row("accents", "Café Zoë naïve Łódź Ångström", "cafe zoe naive lodz angstrom/aangstroem");
        row("ligatures and width", "ﬁnden Ａｂｃ", "finden abc");
        row("hyphen", "E-Mail", "e(email) mail");
        row("hyphens", "E-Mail-Adresse", "e(emailadresse) mail adresse");
        row("hyphen with umlaut", "Über-Ich", "uber/ueber(uberich/ueberich) ich");
        row("an identifier is no word", "1-2-3-4-5-6", "1 2 3 4 5 6");
        row("dashes are no hyphens", "so - oder -so", "so oder so");
        row("apostrophe", "don't Anna’s", "don(dont) t anna(annas) s");
        row("soft hyphen", "Zei\u00ADtung", "zeitung");
        row("zero width", "Zei\u200Btung", "zeitung");
        row("address", "Anna.Berger+x@example.org", "anna berger x example org");
        row("file", "Rechnung_2024.pdf", "rechnung 2024 pdf");
        row("no blanks", "日本語 text", "日 本 語 text");
        row("greek and cyrillic", "ΆΛΦΑ Йод", "αλφα иод");
        row("korean stays whole", "한국어 메일", "한국어 메일");
        row("a sign among words", "x \U0001F600 y", "x y");
        row("lone surrogate", "a", "a");
    }
    void textIsCutIntoWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(cut(text), words);
    }

    void whatWasCutIsCutTheSameWayAgain()
    {
        for (const auto *text : {"Müller-Lüdenscheidt trägt Größe 45", "Łódź ΆΛΦΑ Йод 日本"}) {
            const auto prepared = preparedForWords(QString::fromUtf8(text));
            WordReader reader(prepared);
            while (const auto *word = reader.next()) {
                const auto form = QString::fromStdString(word->form);
                WordReader again(form);
                const auto *second = again.next();
                QVERIFY(second);
                QCOMPARE(second->form, word->form);
                QVERIFY(second->other.empty());
            }
        }
    }

    void wordsKnowWhereTheyStand()
    {
        const QString text = QString::fromUtf8("  die E-Mail, Müller!");
        WordReader reader(text);
        QStringList words;
        while (const auto *word = reader.next())
            words << text.mid(word->begin, word->end - word->begin);
        QCOMPARE(words.join(QLatin1Char('|')), QString::fromUtf8("die|E|Mail|Müller"));
    }

    void endlessWordsAreClippedBetweenCharacters()
    {
        const QString text = QString(40, QChar(0x439)) + QString(100'000, QLatin1Char('x'));
        WordReader reader(text);
        const auto *word = reader.next();
        QVERIFY(word);
        QVERIFY(word->form.size() <= WordReader::longest);
        QCOMPARE(QString::fromStdString(word->form), QString(32, QChar(0x438)));
        QVERIFY(!reader.next());
    }

    void brokenTextIsRead()
    {
        QString text = QStringLiteral("a b");
        text.insert(1, QChar(0xD800));
        text.append(QChar(0xDC00));
        QCOMPARE(cut(text), QStringLiteral("a b"));
    }
};

QTEST_GUILESS_MAIN(TestSearchWords)
#include "tst_search_words.moc"
