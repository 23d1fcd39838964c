// SPDX-License-Identifier: GPL-3.0-or-later
// Which words are underlined, and what is offered instead.
#include "mailcore/MailError.h"
#include "mailcore/Spelling.h"
#include "mailcore/spelling/SpellWords.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QStringList textOf(const QString &text, const QList<TextRange> &ranges)
{
    QStringList words;
    for (const auto &range : ranges)
        words << text.mid(range.begin, range.length);
    return words;
}

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestSpelling : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QStringList m_folders;
    QString m_own;

private slots:
    void initTestCase()
    {
        m_folders = {m_folder.filePath(QStringLiteral("empty")), m_folder.path()};
        m_own = m_folder.filePath(QStringLiteral("own.txt"));
        // Two small languages, one of them in an old charset, with compounds.
        QVERIFY(write(
            m_folder.filePath(QStringLiteral("aa_AA.aff")),
            "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\nCOMPOUNDFLAG C\nCOMPOUNDMIN "
            "3\nWORDCHARS .\n"));
        QVERIFY(write(
            m_folder.filePath(QStringLiteral("aa_AA.dic")),
            "7\nhouse/SC\ndoor/SC\nnaïve\ndon't\nz.B.\nhello\nthe\n"));
        QVERIFY(write(m_folder.filePath(QStringLiteral("bb.aff")), "SET ISO8859-1\nTRY nbtur\xe4\n"));
        QVERIFY(write(m_folder.filePath(QStringLiteral("bb.dic")), "2\nB\xe4r\nHaus\n"));
        QVERIFY(write(m_folder.filePath(QStringLiteral("cc.aff")), "SET NO-SUCH-CHARSET\n"));
        QVERIFY(write(m_folder.filePath(QStringLiteral("cc.dic")), "1\nx\n"));
        QVERIFY(write(m_folder.filePath(QStringLiteral("lonely.aff")), "SET UTF-8\n"));
        QVERIFY(write(m_folder.filePath(QStringLiteral("dd.aff")), ""));
        QVERIFY(write(m_folder.filePath(QStringLiteral("dd.dic")), ""));
    }

    void cleanup() { QFile::remove(m_own); }

    void languagesAreThoseWithBothFiles()
    {
        QCOMPARE(spellingLanguages(m_folders), QStringList({u("aa_AA"), u("bb"), u("cc"), u("dd")}));
        QCOMPARE(spellingLanguages({u("/nowhere")}), QStringList());
        qputenv("DICPATH", m_folder.path().toUtf8());
        QVERIFY(spellingLanguages().contains(u("aa_AA")));
        qunsetenv("DICPATH");
        QVERIFY(!spellingLanguages().contains(u("aa_AA")));
    }

    void withoutALanguageEverythingIsRight()
    {
        SpellChecker checker(m_own, m_folders);
        QVERIFY(checker.isRight(u("qwertz")));
        checker.choose({u("xx"), u("cc"), u("dd")});
        QCOMPARE(checker.chosen(), QStringList());
        QVERIFY(checker.isRight(u("qwertz")));
        QCOMPARE(checker.suggestions(u("qwertz")), QStringList());
        QCOMPARE(checker.wrongIn(u("qwertz")), QList<TextRange>());
    }

    void aWordIsRightIfItIsSoInAnyLanguage()
    {
        SpellChecker checker(m_own, m_folders);
        checker.choose({u("aa_AA"), u("bb")});
        QCOMPARE(checker.chosen(), QStringList({u("aa_AA"), u("bb")}));
        for (const char *right :
             {"house", "houses", "House", "HOUSE", "naïve", "nai\u0308ve", "don't", "don’t", "Bär", "Haus",
              "house-door", "doorhouse", "housedoors", "z.B", "ho\u00aduse"})
            QVERIFY2(checker.isRight(u(right)), right);
        for (const char *wrong : {"huose", "housess", "Baer", "haus", "house-dor", "日本", "Bār"})
            QVERIFY2(!checker.isRight(u(wrong)), wrong);
        checker.choose({u("bb")});
        QVERIFY(!checker.isRight(u("house")));
        QVERIFY(checker.isRight(u("Bär")));
    }

    void suggestionsOfAllLanguagesAreMixed()
    {
        SpellChecker checker(m_own, m_folders);
        checker.choose({u("aa_AA"), u("bb")});
        QVERIFY(checker.suggestions(u("huose")).contains(u("house")));
        QVERIFY(checker.suggestions(u("Bäer")).contains(u("Bär")));
        QVERIFY(checker.suggestions(u("hous"), 1).size() <= 1);
        QElapsedTimer timer;
        timer.start();
        checker.suggestions(u("hous").repeated(12));
        checker.suggestions(u("x").repeated(100'000));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void whatIsNoProseIsNotLookedAt()
    {
        const auto text = u("the huose www.exmpl.org http://exmpl.org/huose, mail anna.brg@exmpl.org x2y 2nd A "
                            "B /usr/huose my_huose datei.pdf don’t e-mail 日本語 😀 naïve. Ende");
        QCOMPARE(
            textOf(text, wordsToCheck(text)),
            QStringList({u("the"), u("huose"), u("mail"), u("don’t"), u("mail"), u("naïve"), u("Ende")}));
        SpellChecker checker(m_own, m_folders);
        checker.choose({u("aa_AA")});
        const auto line = u("hello teh house, huose!");
        QCOMPARE(textOf(line, checker.wrongIn(line)), QStringList({u("teh"), u("huose")}));
        QCOMPARE(checker.wrongIn(line).last().begin, 17);
    }

    void ownWordsAreKeptAndTakenBack()
    {
        {
            SpellChecker checker(m_own, m_folders);
            checker.choose({u("aa_AA")});
            QVERIFY(!checker.isRight(u("duopost")));
            checker.learn(u("duopost"));
            checker.learn(u("Müller"));
            checker.ignore(u("huose"));
            QVERIFY(
                checker.isRight(u("duopost")) && checker.isRight(u("Duopost"))
                && checker.isRight(u("DUOPOST")));
            QVERIFY(checker.isRight(u("Müller")) && !checker.isRight(u("müller")));
            QVERIFY(checker.isRight(u("huose")));
        }
        QCOMPARE(QFile::permissions(m_own) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        SpellChecker checker(m_own, m_folders);
        SpellChecker other(m_own, m_folders);
        checker.choose({u("aa_AA")});
        QVERIFY(checker.isRight(u("Duopost")) && !checker.isRight(u("huose")));
        other.learn(u("second"));
        checker.forget(u("duopost"));
        QVERIFY(!checker.isRight(u("Duopost")));
        SpellChecker again(m_own, m_folders);
        again.choose({u("aa_AA")});
        QVERIFY(again.isRight(u("second")) && again.isRight(u("Müller")) && !again.isRight(u("duopost")));
        SpellChecker nowhere(u("/proc/nowhere/own.txt"), m_folders);
        QVERIFY_THROWS_EXCEPTION(MailError, nowhere.learn(u("word")));
    }

    void germanAndEnglishTogether()
    {
        const auto installed = spellingLanguages();
        if (!installed.contains(u("de_DE")) || !installed.contains(u("en_US")))
            QSKIP("the packages hunspell-de-de and hunspell-en-us are not installed");
        SpellChecker checker(m_own);
        checker.choose({u("de_DE"), u("en_US")});
        QCOMPARE(checker.chosen().size(), 2);
        for (const char *right :
             {"Straße", "Größen", "Straßenfest", "Donaudampfschifffahrt", "Übersicht", "house", "don’t",
              "E-Mail-Adresse", "Fußballweltmeisterschaft"})
            QVERIFY2(checker.isRight(u(right)), right);
        for (const char *wrong : {"Strasenfest", "vieleicht", "recieve", "Standart"})
            QVERIFY2(!checker.isRight(u(wrong)), wrong);
        QVERIFY(checker.suggestions(u("vieleicht")).contains(u("vielleicht")));
        QVERIFY(checker.suggestions(u("recieve")).contains(u("receive")));
        const auto line = u("Das ist vieleicht a misteak, z.B. in Köln.");
        QCOMPARE(textOf(line, checker.wrongIn(line)), QStringList({u("vieleicht"), u("misteak")}));
    }
};

QTEST_GUILESS_MAIN(TestSpelling)
#include "tst_spelling.moc"
