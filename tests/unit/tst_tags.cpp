// SPDX-License-Identifier: GPL-3.0-or-later
// Tags in the profile: kept, named, found.
#include "mailcore/MailError.h"
#include "mailcore/service/TagFile.h"

#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>

using namespace duopost;

namespace {

QString tagSought(const char *text, const QList<Tag> &tags)
{
    const auto query = withKeywords(parseSearch(QString::fromUtf8(text)), tags);
    const auto *term
        = query.groups.isEmpty() ? nullptr : std::get_if<TagTerm>(&query.groups.first().first().term);
    return term ? term->name : QString();
}

} // namespace

class TestTags : public QObject {
    Q_OBJECT
private slots:
    void tagsAreKeptAndTheWellKnownOnesAreAlwaysThere()
    {
        QTemporaryDir directory;
        const auto path = directory.filePath(QStringLiteral("tags.json"));
        QVERIFY(loadTags(path) == wellKnownTags());
        QList<Tag> tags = wellKnownTags().mid(1);
        tags.prepend({"urlaub", QStringLiteral("Urlaub"), QStringLiteral("#123456")});
        tags[1].name = QStringLiteral("Büro");
        saveTags(path, tags);
        struct stat file { };
        QCOMPARE(stat(qPrintable(path), &file), 0);
        QCOMPARE(file.st_mode & 0777, 0600U);
        const auto again = loadTags(path);
        QCOMPARE(again.size(), 6);
        QVERIFY(again.first(5) == tags);
        QCOMPARE(again.last().keyword, QByteArray("$label1"));
    }

    void whatCannotBeReadLeavesTheWellKnownOnes()
    {
        QTemporaryDir directory;
        const auto path = directory.filePath(QStringLiteral("tags.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"tags\": [{\"keyword\": \"$label1\"}, {\"keyword\": \"$LABEL1\"}, 7, {}], \"x\"");
        file.close();
        QVERIFY(loadTags(path) == wellKnownTags());
    }

    void keywordsAreAtomsAndEachIsThereOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("keyword");
        QTest::newRow("plain") << QStringLiteral("Urlaub") << QByteArray("urlaub");
        QTest::newRow("umlaut and blank") << QStringLiteral("Größere Käufe") << QByteArray("grossere_kaufe");
        QTest::newRow("taken") << QStringLiteral("Privat") << QByteArray("privat_2");
        QTest::newRow("specials") << QStringLiteral("a(b)\"\\%*]{c}") << QByteArray("abc");
        QTest::newRow("nothing left") << QStringLiteral("休暇") << QByteArray("tag_");
        QTest::newRow("means something else") << QStringLiteral("Junk") << QByteArray("tag_junk");
    }
    void keywordsAreAtomsAndEachIsThereOnce()
    {
        QFETCH(QString, name);
        QTEST(keywordFor(name, {{"PRIVAT", {}, {}}}), "keyword");
    }

    void programsOwnKeywordsAreNoTags()
    {
        for (const auto *one : {"$MDNSent", "NonJunk", "Junk", "$Forwarded", "$HasAttachment"})
            QVERIFY2(isTechnicalKeyword(one), one);
        for (const auto *one : {"$label1", "$Label5", "Urlaub", "work"})
            QVERIFY2(!isTechnicalKeyword(one), one);
    }

    void tagsAreFoundByTheNamesPeopleSee()
    {
        QList<Tag> tags = wellKnownTags();
        tags << Tag{"urlaub", QStringLiteral("Große Reise"), {}};
        tags[1].name = QStringLiteral("Büro");
        QCOMPARE(tagSought("tag:Wichtig", tags), QStringLiteral("$label1"));
        QCOMPARE(tagSought("tag:important", tags), QStringLiteral("$label1"));
        QCOMPARE(tagSought("schlagwort:\"große reise\"", tags), QStringLiteral("urlaub"));
        QCOMPARE(tagSought("tag:büro", tags), QStringLiteral("$label2"));
        QCOMPARE(tagSought("tag:bü", tags), QStringLiteral("$label2")); // while typing
        QCOMPARE(tagSought("tag:$label3", tags), QStringLiteral("$label3"));
        QCOMPARE(tagSought("tag:unknown", tags), QStringLiteral("unknown"));
    }
};

QTEST_GUILESS_MAIN(TestTags)
#include "tst_tags.moc"
