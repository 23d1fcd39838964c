// SPDX-License-Identifier: GPL-3.0-or-later
// What may have been overlooked: a promised file, a second folder for the same thing.
#include "mailcore/SpecialFolders.h"
#include "mailcore/WritingQuestions.h"

#include <QTest>

using namespace duopost;

namespace {

Folder folder(qint64 id, const char *path, FolderRole role, int total, bool selectable = true)
{
    Folder result;
    result.id = {id};
    result.path = QString::fromUtf8(path);
    result.name = result.path.section(u'/', -1);
    result.role = role;
    result.total = total;
    result.selectable = selectable;
    return result;
}

} // namespace

class TestWritingQuestions : public QObject {
    Q_OBJECT
private slots:
    void m20PromisedFilesAreNoticed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *text, const char *word) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(word);
        };
        row("Anbei die Rechnung.", "Anbei");
        row("Die Rechnung findest du im Anhang.", "im Anhang");
        row("Siehe Anlage", "Siehe Anlage");
        row("Die beigefügten Bilder", "beigefügten");
        row("angehängte Datei", "angehängte");
        row("I have attached the file", "attached");
        row("see the attachment below", "attachment");
        row("please find enclosed", "enclosed");
        row("Hallo,\n\nwie geht es?\nAnbei", "Anbei");
        row("> see attached\nThanks!", "");
        row("> im Anhang\n>> anbei", "");
        row("Gruß\n-- \nattached to nothing", "");
        row("Der Anhänger ist kaputt, die Anlage auch.", "");
        row("ohne Anhang, keine Anlage, nicht angehängt", "");
        row("there was no attachment, it was not attached", "");
        row("detached house", "");
        row("", "");
    }
    void m20PromisedFilesAreNoticed()
    {
        QFETCH(QString, text);
        QTEST(promisedAttachment(text), "word");
    }

    void rolesAreKnownInManyLanguages()
    {
        const auto is
            = [](const char *name, FolderRole role) { return guessedRole(QString::fromUtf8(name)) == role; };
        for (const char *name :
             {"Sent", "SENT ITEMS", "Gesendete Objekte", "Éléments envoyés", "INBOX/Gesendet", "Отправленные",
              "送信済み", "Lähetetyt", "E\u0301le\u0301ments envoye\u0301s"})
            QVERIFY2(is(name, FolderRole::Sent), name);
        for (const char *name : {"Entwürfe", "Drafts", "Черновики", "草稿"})
            QVERIFY2(is(name, FolderRole::Drafts), name);
        for (const char *name : {"Papierkorb", "Trash", "Koš", "Deleted Items"})
            QVERIFY2(is(name, FolderRole::Trash), name);
        for (const char *name : {"Work", "Sentinel", "Gesendet an Anna", "", "Templates", "INBOX"})
            QVERIFY2(is(name, FolderRole::None), name);
    }

    void twoSentFoldersInUseAreNoticed()
    {
        const QList<Folder> folders{
            folder(1, "INBOX", FolderRole::Inbox, 5),
            folder(2, "Sent", FolderRole::Sent, 5),
            folder(3, "Gesendete Objekte", FolderRole::None, 3),
            folder(4, "Sent Messages", FolderRole::None, 0),
            folder(5, "INBOX/Gesendet", FolderRole::None, 1),
            folder(6, "Work/Sent", FolderRole::None, 9),
            folder(7, "Sent Mail", FolderRole::None, 2, false),
            folder(8, "Entwürfe", FolderRole::None, 2),
            folder(9, "Papierkorb", FolderRole::Trash, 2)};
        const auto rivals = rivalFolders(folders);
        QCOMPARE(rivals.size(), 1);
        QVERIFY(rivals[0].role == FolderRole::Sent);
        QVERIFY(rivals[0].used == FolderId{2});
        QVERIFY(rivals[0].others == QList<FolderId>({FolderId{3}, FolderId{5}}));
    }

    void templatesAreFoundByName()
    {
        QVERIFY(
            templatesFolder(
                {folder(1, "INBOX", FolderRole::Inbox, 0), folder(2, "Vorlagen", FolderRole::None, 0)})
            == FolderId{2});
        QVERIFY(templatesFolder({folder(3, "INBOX/Templates", FolderRole::None, 0)}) == FolderId{3});
        QVERIFY(!templatesFolder(
            {folder(4, "Work/Templates", FolderRole::None, 0),
             folder(5, "Template files", FolderRole::None, 0)}));
    }
};

QTEST_GUILESS_MAIN(TestWritingQuestions)
#include "tst_writing_questions.moc"
