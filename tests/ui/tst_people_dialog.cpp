// SPDX-License-Identifier: GPL-3.0-or-later
// The people that are offered while typing: found, forgotten, imported.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/PeopleDialog.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestPeopleDialog : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        AccountId anna = service.addFakeAccount(q("Anna"), Protocol::Imap);
        std::unique_ptr<PeopleDialog> dialog;

        Fixture()
        {
            service.written.known
                = {{{q("Bert Öl"), q("bert@example.com")}, 3, {}, {}},
                   {{q("<b>Carl</b>"), q("carl@example.com")}, 1, {}, {}},
                   {{q("Choir"), {}}, 0, {}, {q("a@example.com"), q("b@example.com")}}};
            dialog = std::make_unique<PeopleDialog>(service);
            dialog->setAttribute(Qt::WA_DeleteOnClose, false);
            dialog->show();
        }
        QListWidget *list() const { return dialog->findChild<QListWidget *>(); }
        QPushButton *button(const QString &text) const
        {
            for (auto *one : dialog->findChildren<QPushButton *>()) {
                if (one->text() == text)
                    return one;
            }
            return nullptr;
        }
        bool says(const QString &words) const
        {
            for (const auto *label : dialog->findChildren<QLabel *>()) {
                if (label->text().startsWith(words)) // the rest is a plural
                    return true;
            }
            return false;
        }
    };

private slots:
    void allAreShownAndFoundByTyping()
    {
        Fixture f;
        QCOMPARE(f.list()->count(), 3);
        QStringList shown;
        for (int row = 0; row < f.list()->count(); ++row)
            shown << f.list()->item(row)->text();
        QVERIFY(shown.contains(q("Bert Öl <bert@example.com>")));
        QVERIFY(shown.contains(q("Choir, a group of 2")));
        QTest::keyClicks(f.dialog->findChild<QLineEdit *>(), q("carl"));
        QCOMPARE(f.list()->count(), 1);
        QTest::keyClicks(f.dialog->findChild<QLineEdit *>(), q("xx"));
        QCOMPARE(f.list()->count(), 0);
        QVERIFY(f.says(q("Nobody fits.")));
    }

    void whoIsForgottenIsGoneAndNobodyElse()
    {
        Fixture f;
        QVERIFY(!f.button(q("Forget"))->isEnabled());
        for (int row = 0; row < f.list()->count(); ++row)
            f.list()->item(row)->setSelected(!f.list()->item(row)->text().contains(q("carl")));
        QVERIFY(f.button(q("Forget"))->isEnabled());
        f.button(q("Forget"))->click();
        QTRY_COMPARE(f.list()->count(), 1);
        QCOMPARE(f.service.written.known.size(), 1);
        QCOMPARE(f.service.written.known[0].address.address, q("carl@example.com"));
    }

    void visitingCardsAreImportedAndCounted()
    {
        Fixture f;
        QTemporaryDir dir;
        QFile file(dir.filePath(q("cards.vcf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x@example.com\ny@example.com\n");
        file.close();
        f.dialog->importFile(file.fileName());
        QTRY_COMPARE(f.list()->count(), 5);
        QVERIFY(f.says(q("2 new name")));
        QSignalSpy failed(f.dialog.get(), &PeopleDialog::failed);
        f.dialog->importFile(dir.path()); // no file
        QTRY_COMPARE(failed.count(), 1);
    }
};

DUOPOST_UI_TEST_MAIN(TestPeopleDialog)
#include "tst_people_dialog.moc"
