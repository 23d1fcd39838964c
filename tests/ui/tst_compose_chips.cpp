// SPDX-License-Identifier: GPL-3.0-or-later
// Recipients: typed, pasted, chosen, dragged, taken out again.
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/RecipientChip.h"
#include "ui/compose/RecipientField.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace duopost;

class TestComposeChips : public QObject {
    Q_OBJECT

    struct Fixture {
        QWidget window;
        RecipientField field{QStringLiteral("To"), &window};
        QLineEdit next{&window};
        Fixture()
        {
            window.resize(600, 300);
            field.setGeometry(0, 0, 580, 40);
            next.setGeometry(0, 200, 200, 30);
            window.show();
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            field.edit()->setFocus();
            QTRY_VERIFY(field.edit()->hasFocus());
        }
        void type(const char *text) { QTest::keyClicks(field.edit(), QString::fromUtf8(text)); }
        void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(field.edit(), key, with); }
        QStringList chips() const
        {
            QStringList all;
            for (const RecipientChip *chip : field.chips())
                all << (chip->isSelected() ? QStringLiteral("*") : QString()) + chip->address().name
                        + QLatin1Char('|') + chip->address().address;
            return all;
        }
        QAbstractItemView *popup() const { return field.edit()->findChild<QCompleter *>()->popup(); }
    };
    static QStringList list(std::initializer_list<const char *> items)
    {
        QStringList all;
        for (const char *item : items)
            all << QString::fromUtf8(item);
        return all;
    }

private slots:
    void init() { guard().forget(); }

    void commaSemicolonEnterAndTabMakeAChip()
    {
        Fixture f;
        f.type("a@x.example,");
        f.type("Berta <b@x.example>;");
        f.type("c@x.example");
        f.press(Qt::Key_Return);
        f.type("d@x.example");
        f.press(Qt::Key_Tab);
        QCOMPARE(f.chips(), list({"|a@x.example", "Berta|b@x.example", "|c@x.example", "|d@x.example"}));
        QVERIFY(f.field.edit()->text().isEmpty());
        QTRY_VERIFY(f.next.hasFocus());
    }

    void aCommaInsideOfAQuotedNameIsALetter()
    {
        Fixture f;
        f.type("\"Berg, Anna\" <anna@x.example>,");
        QCOMPARE(f.chips(), list({"Berg, Anna|anna@x.example"}));
    }

    void leavingTheFieldMakesAChipOfWhatWasTyped()
    {
        Fixture f;
        f.type("a@x.example");
        f.next.setFocus();
        QTRY_COMPARE(f.chips(), list({"|a@x.example"}));
    }

    void whatIsTypedCountsBeforeItIsAChip()
    {
        Fixture f;
        f.type("a@x.example, b@x.exa");
        const auto all = f.field.addresses();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(1).address, QStringLiteral("b@x.exa"));
    }

    void backspaceSelectsThenDeletes()
    {
        Fixture f;
        f.type("a@x.example,b@x.example,");
        f.press(Qt::Key_Backspace);
        QCOMPARE(f.chips(), list({"|a@x.example", "*|b@x.example"}));
        QSignalSpy edited(&f.field, &RecipientField::edited);
        f.press(Qt::Key_Backspace);
        QCOMPARE(f.chips(), list({"|a@x.example"}));
        QVERIFY(edited.size() > 0);
    }

    void arrowsGoThroughTheChipsAndDeleteTakesOut()
    {
        Fixture f;
        f.type("a@x.example,b@x.example,c@x.example,");
        f.press(Qt::Key_Left);
        f.press(Qt::Key_Left);
        QCOMPARE(f.chips(), list({"|a@x.example", "*|b@x.example", "|c@x.example"}));
        f.press(Qt::Key_Delete);
        QCOMPARE(f.chips(), list({"|a@x.example", "|c@x.example"}));
        f.press(Qt::Key_Left);
        f.press(Qt::Key_Right);
        QCOMPARE(f.chips(), list({"|a@x.example", "|c@x.example"}));
    }

    void allAreCopiedCutAndPastedElsewhere()
    {
        Fixture f;
        f.type("Anna <a@x.example>,b@x.example,");
        f.press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(f.chips(), list({"*Anna|a@x.example", "*|b@x.example"}));
        f.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Anna <a@x.example>, b@x.example"));
        f.press(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(f.chips(), QStringList());
        f.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.chips(), list({"Anna|a@x.example", "|b@x.example"}));
    }

    void manyArePastedInAnyForm()
    {
        Fixture f;
        QGuiApplication::clipboard()->setText(QStringLiteral(
            "a@x.example; Berta Ä <b@x.example>\nc@x.example,\n\nTeam: d@x.example, e@x.example;"));
        f.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.field.chips().size(), 5);
        QCOMPARE(f.chips().at(1), QStringLiteral("Berta Ä|b@x.example"));
        QCOMPARE(f.chips().last(), QStringLiteral("|e@x.example"));
    }

    void nobodyIsThereTwice()
    {
        Fixture f;
        f.type("a@x.example,A@X.example,");
        QCOMPARE(f.field.chips().size(), 1);
    }

    void whatIsNoAddressIsMarkedAndSaysWhy()
    {
        Fixture f;
        f.type("anna,");
        QCOMPARE(f.field.chips().size(), 1);
        const RecipientChip *chip = f.field.chips().first();
        QVERIFY(!chip->isValid());
        QVERIFY(chip->toolTip().contains(QStringLiteral("not a whole e-mail address")));
        QVERIFY(chip->accessibleName().contains(QStringLiteral("anna")));
        f.type("b@x.example,");
        QVERIFY(f.field.chips().last()->isValid());
    }

    void aNameIsNeverRichText()
    {
        Fixture f;
        f.field.setAddresses(
            {{QStringLiteral("<img src=http://x.example/a.png>"), QStringLiteral("a@x.example")}});
        const QString tip = f.field.chips().first()->toolTip();
        QVERIFY(tip.contains(QStringLiteral("&lt;img")));
        QVERIFY(!tip.contains(QStringLiteral("<img")));
    }

    void peopleAreOfferedAndChosenByEnter()
    {
        Fixture f;
        QStringList asked;
        f.field.setPeople([&](const QString &begin) {
            asked << begin;
            return begin.startsWith(QLatin1String("an"))
                ? QList<
                    KnownPerson>{{{QStringLiteral("Anna Berg"), QStringLiteral("anna@x.example")}, 3}, {{QStringLiteral("Anton"), QStringLiteral("anton@x.example")}, 1}}
                : QList<KnownPerson>();
        });
        f.type("an");
        QCOMPARE(asked, list({"a", "an"}));
        QTRY_VERIFY(f.field.edit()->offersPeople());
        QCOMPARE(f.popup()->model()->rowCount(), 2);
        QTest::keyClick(f.popup(), Qt::Key_Down);
        QTest::keyClick(f.popup(), Qt::Key_Return);
        QCOMPARE(f.chips(), list({"Anton|anton@x.example"}));
        QVERIFY(!f.field.edit()->offersPeople());
        f.type("an");
        QTRY_VERIFY(f.field.edit()->offersPeople());
        QTest::keyClick(f.popup(), Qt::Key_Return); // the best one, without choosing
        QCOMPARE(f.chips().last(), QStringLiteral("Anna Berg|anna@x.example"));
    }

    void aWholeAddressIsTakenAsTypedThoughSomebodyElseIsOffered()
    {
        Fixture f;
        f.field.setPeople([](const QString &) {
            return QList<KnownPerson>{{{QStringLiteral("Other"), QStringLiteral("anna@x.example.com")}, 3}};
        });
        f.type("anna@x.example");
        QTRY_VERIFY(f.field.edit()->offersPeople());
        QTest::keyClick(f.popup(), Qt::Key_Comma);
        QCOMPARE(f.chips(), list({"|anna@x.example"}));
    }

    void aGroupBecomesItsPeople()
    {
        Fixture f;
        f.field.setPeople([](const QString &) {
            KnownPerson team;
            team.address.name = QStringLiteral("Team");
            team.group = {QStringLiteral("a@x.example"), QStringLiteral("b@x.example")};
            return QList<KnownPerson>{team};
        });
        f.type("te");
        QTRY_VERIFY(f.field.edit()->offersPeople());
        QTest::keyClick(f.popup(), Qt::Key_Return);
        QCOMPARE(f.chips(), list({"|a@x.example", "|b@x.example"}));
    }

    void whatIsDroppedFromAnotherRowBecomesChips()
    {
        Fixture f;
        QMimeData data;
        data.setText(QStringLiteral("Anna <a@x.example>, b@x.example"));
        data.setData(QStringLiteral("application/x-duopost-recipients"), data.text().toUtf8());
        QDragEnterEvent enter({5, 5}, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.field.widget(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({5, 5}, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.field.widget(), &drop);
        QCOMPARE(f.chips(), list({"Anna|a@x.example", "|b@x.example"}));
        QVERIFY(drop.isAccepted());
    }

    void aDoubleClickMakesAChipEditableAgain()
    {
        Fixture f;
        f.type("Anna <a@x.example>,");
        QTest::mouseDClick(f.field.chips().first(), Qt::LeftButton, {}, {12, 8});
        QCOMPARE(f.chips(), QStringList());
        QCOMPARE(f.field.edit()->text(), QStringLiteral("Anna <a@x.example>"));
    }

    void theFieldGrowsToAFewLinesAndThenScrolls()
    {
        Fixture f;
        const int one = f.field.height();
        QStringList many;
        for (int i = 0; i < 60; ++i)
            many << QStringLiteral("person%1@example.org").arg(i);
        QGuiApplication::clipboard()->setText(many.join(QLatin1Char(',')));
        f.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.field.chips().size(), 60);
        QVERIFY(f.field.height() > one);
        QVERIFY(f.field.height() <= 3 * one);
        QVERIFY_GUI_NEVER_BLOCKED();
    }
};

DUOPOST_UI_TEST_MAIN(TestComposeChips)
#include "tst_compose_chips.moc"
