// SPDX-License-Identifier: GPL-3.0-or-later
// Who is meant by what is typed, and where such people come from.
#include "mailcore/people/CardReader.h"
#include "mailcore/people/PeopleFile.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

const QDateTime now(QDate(2026, 6, 1), QTime(12, 0));

MailAddress someone(const char *name, const char *address)
{
    return {QString::fromUtf8(name), QString::fromUtf8(address)};
}

QString found(const PeopleBook &book, const char *typed, int most = 12)
{
    QStringList result;
    for (const auto &person : book.find(QString::fromUtf8(typed), most, now))
        result << (person.group.isEmpty() ? person.address.address : person.address.name);
    return result.join(u' ');
}

} // namespace

class TestPeople : public QObject {
    Q_OBJECT
private slots:
    void wordsOfNameAndAddressBeginAsTyped_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QString>("who");
        const auto row = [](const char *typed, const char *who) {
            QTest::newRow(typed) << QByteArray(typed) << QString::fromUtf8(who);
        };
        row("a", "anna@x.org");
        row("BERG", "anna@x.org");
        row("an be", "anna@x.org");
        row("berg an", "anna@x.org");
        row("anna@x", "anna@x.org");
        row("erg", "");
        row("müll", "j.m@firm.example");
        row("mull", "j.m@firm.example");
        row("muell", "j.m@firm.example");
        row("joerg", "j.m@firm.example");
        row("firm", "j.m@firm.example");
        row("j.m", "j.m@firm.example");
        row("john", "j.m@firm.example");
        row("smith", "");
        row("山", "yamada@y.org");
        row("", "");
        row("  ", "");
        row("anna müller", "");
    }
    void wordsOfNameAndAddressBeginAsTyped()
    {
        QFETCH(QByteArray, typed);
        PeopleBook book;
        book.wroteTo(
            {someone("Anna Berg", "anna@x.org"), someone("Jörg Müller-Lüdenscheidt (John)", "j.m@firm.example"),
             someone("山田", "yamada@y.org")},
            now);
        QTEST(found(book, typed.constData()), "who");
    }

    void whoIsWrittenToOftenAndLatelyComesFirst()
    {
        PeopleBook book;
        book.wroteTo({someone("Anna A", "once@x.org")}, now.addDays(-100));
        for (int i = 0; i < 5; ++i)
            book.wroteTo({someone("Anna B", "often@x.org")}, now.addDays(-100));
        book.wroteTo({someone("Anna C", "lately@x.org")}, now.addDays(-1));
        book.importCards("BEGIN:VCARD\nFN:Anna D\nEMAIL:never@x.org\nEND:VCARD\n");
        QCOMPARE(found(book, "anna"), QStringLiteral("lately@x.org often@x.org once@x.org never@x.org"));
        QCOMPARE(found(book, "anna", 2), QStringLiteral("lately@x.org often@x.org"));
    }

    void oneAddressIsOnePerson()
    {
        PeopleBook book;
        book.wroteTo({someone("Anna", "anna@x.org"), someone("", "ANNA@X.org"), someone("half", "anna@")}, now);
        book.wroteTo({someone("", "Anna@x.org")}, now.addDays(1));
        QCOMPARE(book.size(), 1);
        QCOMPARE(book.all()[0].address.name, QStringLiteral("Anna"));
        QCOMPARE(book.all()[0].uses, 2);
        QCOMPARE(book.all()[0].lastUsed, now.addDays(1));
        book.wroteTo({someone("Anna Berg", "anna@x.org")}, now);
        QCOMPARE(found(book, "berg"), QStringLiteral("anna@x.org"));
        QCOMPARE(book.all()[0].lastUsed, now.addDays(1));
        QVERIFY(book.forget(QStringLiteral("ANNA@x.org")));
        QVERIFY(!book.forget(QStringLiteral("anna@x.org")));
        QCOMPARE(found(book, "anna"), QString());
        book.wroteTo({someone("Anna", "anna@x.org")}, now);
        QCOMPARE(book.size(), 1);
    }

    void cardsOfEveryVersionAreImported()
    {
        const QByteArray cards = "\xef\xbb\xbf"
                                 "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:1\r\nFN:Jörg Mül\r\n "
                                 "ler\r\nitem1.EMAIL;TYPE=work:j@x.org\r\nEMAIL:j2@x.org\r\nEND:VCARD\r\n"
                                 "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:2\r\nN:Berg;Anna;;Dr.;\r\nEMAIL;TYPE="
                                 "INTERNET:a@x.org\r\nEND:VCARD\r\n"
                                 "begin:vcard\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3="
                                 "96zt=\n=C3=BCrk\nEMAIL;INTERNET:o@x.org\nEND:VCARD\n"
                                 "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Chor\r\nMEMBER:urn:uuid:"
                                 "1\r\nMEMBER:mailto:guest@y.org\r\nMEMBER:urn:uuid:unknown\r\nEND:VCARD\r\n"
                                 "BEGIN:VCARD\r\nVERSION:3.0\r\nX-ADDRESSBOOKSERVER-KIND:group\r\nN:Team;;;;"
                                 "\r\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:2\r\nEND:VCARD\r\n"
                                 "BEGIN:VCARD\r\nFN:No address\r\nEMAIL:not one\r\nEND:VCARD\r\n";
        PeopleBook book;
        QCOMPARE(book.importCards(cards), 6);
        QCOMPARE(book.importCards(cards), 0);
        QCOMPARE(found(book, "müller"), QStringLiteral("j@x.org j2@x.org"));
        QCOMPARE(book.find(QStringLiteral("a@x"), 1)[0].address.name, QStringLiteral("Dr. Anna Berg"));
        QCOMPARE(book.find(QStringLiteral("öz"), 1)[0].address.name, QStringLiteral("Öztürk"));
        QCOMPARE(
            book.find(QStringLiteral("chor"), 1)[0].group,
            QStringList({QStringLiteral("j@x.org"), QStringLiteral("guest@y.org")}));
        QCOMPARE(book.find(QStringLiteral("team"), 1)[0].group, QStringList({QStringLiteral("a@x.org")}));
        QVERIFY(book.forget(QStringLiteral("Chor")));
        QCOMPARE(found(book, "chor"), QString());
        QCOMPARE(book.importCards("no cards at all"), 0);
    }

    void theBookIsBoundedAndWhoIsNotUsedGoesFirst()
    {
        PeopleBook book;
        book.wroteTo({someone("Kept", "kept@x.org")}, now);
        for (int i = 0; i < PeopleBook::mostPeople + 5; ++i)
            book.add(
                {{QStringLiteral("Person Number%1 of Many").arg(i), QStringLiteral("p%1@example.org").arg(i)},
                 0,
                 {},
                 {}});
        QVERIFY(book.size() <= PeopleBook::mostPeople);
        QVERIFY(book.size() > PeopleBook::mostPeople / 2);
        QCOMPARE(found(book, "kept"), QStringLiteral("kept@x.org"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(book.find(QStringLiteral("person many"), 12).size(), 12);
        qInfo("one look into a full book: %lld ms", static_cast<long long>(timer.elapsed()));
    }

    void whatIsSavedIsLoadedAgain()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("people.json"));
        QCOMPARE(loadPeople(path).size(), 0);
        PeopleBook book;
        book.wroteTo({someone("Jörg 😀", "j@müller.example"), someone("", "b@x.org")}, now);
        book.importCards("BEGIN:VCARD\nKIND:group\nFN:Chor\nMEMBER:mailto:a@x.org\nEND:VCARD\n");
        savePeople(path, book);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto again = loadPeople(path);
        QCOMPARE(again.size(), 3);
        for (int i = 0; i < 3; ++i) {
            const auto was = book.all()[i], is = again.all()[i];
            QVERIFY(is.address == was.address && is.group == was.group);
            QCOMPARE(is.uses, was.uses);
            QCOMPARE(is.lastUsed, was.lastUsed);
        }
    }

    void l3ADamagedFileIsPutAside()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("people.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"format\":1,\"peop") > 0);
        file.close();
        QCOMPARE(loadPeople(path).size(), 0);
        QVERIFY(!QFile::exists(path) && QFile::exists(path + QStringLiteral(".damaged-1")));
        savePeople(path, {});
        QCOMPARE(loadPeople(path).size(), 0);
        QVERIFY(QFile::exists(path + QStringLiteral(".damaged-1")));
    }
};

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
