// SPDX-License-Identifier: GPL-3.0-or-later
// The window for filters: rules and the notice from a form, scripts as text, and never more touched than shown.
#include "tests/support/FakeFilters.h"
#include "ui/accounts/CertificateDialog.h"
#include "ui/filters/FiltersWindow.h"
#include "ui/filters/ScriptEditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QtTest>

using namespace duopost;

namespace {

const QByteArray ordinary
    = "require [\"fileinto\"];\r\n\r\n# rule:[Bills]\r\nif header :contains \"subject\" \"bill\"\r\n{\r\n"
      "    fileinto \"Archive\";\r\n}\r\n";
const QByteArray difficult
    = "require [\"fileinto\", \"variables\"];\r\nset \"x\" \"y\";\r\nfileinto \"${x}\";\r\n";

struct Fixture {
    test::ServiceWithFilters service;
    std::unique_ptr<FiltersWindow> window;

    explicit Fixture(
        const std::function<void(test::FakeFilters &)> &prepare = {}, Protocol protocol = Protocol::Imap)
    {
        const auto id = service.addFakeAccount(QStringLiteral("Anna"), protocol);
        service.addFolder(id, QStringLiteral("INBOX"), FolderRole::Inbox, 3);
        service.addFolder(id, QStringLiteral("Archive"), FolderRole::Archive, 3);
        if (prepare)
            prepare(service.fake);
        window = std::make_unique<FiltersWindow>(service, service.accounts().first(), nullptr);
        window->show();
        QTRY_VERIFY(!text().contains(QLatin1String("Asking the server")));
    }
    template <class T> T *find(const char *name) const { return window->findChild<T *>(QLatin1String(name)); }
    QPushButton *save() const { return find<QPushButton>("primary"); }
    QListWidget *rules() const { return find<QListWidget>("rules"); }
    void turnTo(int page) const { find<QTabWidget>("filterPages")->setCurrentIndex(page); }
    QString text() const
    {
        QStringList words;
        for (const auto *label : window->findChildren<QLabel *>())
            if (label->isVisible())
                words << label->text();
        return words.join(QLatin1Char('\n'));
    }
    QPushButton *button(const QString &words) const
    {
        for (auto *button : window->findChildren<QPushButton *>())
            if (button->isVisible() && button->text().remove(QLatin1Char('&')) == words)
                return button;
        return nullptr;
    }
    QMessageBox *question() const { return window->findChild<QMessageBox *>(); }
    void answer(const QString &words) const
    {
        for (auto *button : question()->buttons())
            if (button->text().remove(QLatin1Char('&')) == words)
                return button->click();
        QFAIL(qPrintable(words));
    }
};

} // namespace

class TestFiltersWindow : public QObject {
    Q_OBJECT
private slots:
    void aRuleIsMadeWithTheKeyboardAndStored()
    {
        Fixture f;
        QVERIFY(f.text().contains(QLatin1String("No filters are active")));
        QVERIFY(!f.save()->isEnabled());
        QTest::keyClick(f.window.get(), Qt::Key_N, Qt::AltModifier); // New rule
        QTRY_COMPARE(f.rules()->count(), 1);
        auto *name = f.find<QLineEdit>("ruleName");
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("Lists"));
        QCOMPARE(f.rules()->item(0)->text(), QStringLiteral("Lists"));
        // Not complete: said, and nothing is sent.
        QTest::mouseClick(f.save(), Qt::LeftButton);
        QVERIFY(f.text().contains(QString::fromUtf8("The rule “Lists” is not complete.")));
        QVERIFY(f.service.fake.saves.isEmpty());

        const auto tab = [](int times) {
            for (int i = 0; i < times; ++i)
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        };
        name->setFocus();
        tab(4); // which, field, how
        QVERIFY(QApplication::focusWidget() == f.find<QLineEdit>("text"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("ada@example.org"));
        tab(4); // remove, add, what is done
        QVERIFY(QApplication::focusWidget() == f.find<QComboBox>("folder"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Lists"));
        QVERIFY(f.text().contains(QLatin1String("Not saved yet.")));
        QVERIFY(!f.find<QTabWidget>("filterPages")->isTabEnabled(2)); // it would be lost by what is done there
        QTest::mouseClick(f.save(), Qt::LeftButton);
        QTRY_COMPARE(f.service.fake.saves.size(), 1);
        const auto wish = f.service.fake.saves.first();
        QCOMPARE(wish.name, QStringLiteral("duopost"));
        QVERIFY(wish.activate && !wish.before && wish.activeBefore.isEmpty());
        const auto filters = readFilters(wish.script).filters;
        QVERIFY(filters);
        QCOMPARE(filters->rules.size(), 1);
        QVERIFY(filters->rules[0].conditions[0].field == FilterCondition::Field::From);
        QCOMPARE(filters->rules[0].actions[0].target, QStringLiteral("Lists"));
        QTRY_VERIFY(f.text().contains(QLatin1String("Saved: active on the server")));
        QVERIFY(!f.save()->isEnabled());
    }

    void anotherProgramsScriptIsEditedInItsPlaceIfAllOfItIsUnderstood()
    {
        Fixture f([](auto &fake) { fake.set(QStringLiteral("roundcube"), ordinary, true); });
        QCOMPARE(f.rules()->count(), 1);
        QCOMPARE(f.rules()->item(0)->text(), QStringLiteral("Bills"));
        f.rules()->item(0)->setCheckState(Qt::Unchecked);
        QTest::mouseClick(f.save(), Qt::LeftButton);
        QTRY_COMPARE(f.service.fake.saves.size(), 1);
        const auto wish = f.service.fake.saves.first();
        QCOMPARE(wish.name, QStringLiteral("roundcube"));
        QCOMPARE(wish.before, ordinary);
        QCOMPARE(wish.activeBefore, QStringLiteral("roundcube"));
        QVERIFY(!readFilters(wish.script).filters->rules[0].enabled);
    }

    void whatIsNotUnderstoodIsLeftAsItIs()
    {
        Fixture f([](auto &fake) { fake.set(QStringLiteral("roundcube"), difficult, true); });
        QVERIFY(f.text().contains(
            QLatin1String("does more than this form can show (line 1: the extension variables)")));
        QCOMPARE(f.rules()->count(), 0);
        QVERIFY(!f.rules()->isEnabled());
        QVERIFY(!f.save()->isVisible());
        // Rules of one's own go in front of it, and it is carried out after them, untouched.
        auto *own = f.button(QStringLiteral("Add rules in front of it"));
        QVERIFY(own);
        QTest::mouseClick(own, Qt::LeftButton);
        QTest::mouseClick(f.button(QStringLiteral("Move spam away")), Qt::LeftButton);
        QTest::mouseClick(f.save(), Qt::LeftButton);
        QTRY_COMPARE(f.service.fake.saves.size(), 1);
        const auto wish = f.service.fake.saves.first();
        QCOMPARE(wish.name, QStringLiteral("duopost"));
        QCOMPARE(wish.activeBefore, QStringLiteral("roundcube"));
        QCOMPARE(readFilters(wish.script).filters->includes, QStringList{QStringLiteral("roundcube")});
        QCOMPARE(f.service.fake.now.named(QStringLiteral("roundcube"))->script, difficult);
    }

    void withoutIncludeItIsSaidThatOneTakesThePlaceOfTheOther()
    {
        Fixture f([](auto &fake) {
            fake.now.server.extensions.removeAll(QStringLiteral("include"));
            fake.set(QStringLiteral("roundcube"), difficult, true);
        });
        auto *own = f.button(QStringLiteral("Write rules instead of it"));
        QVERIFY(own);
        QTest::mouseClick(own, Qt::LeftButton);
        QVERIFY(f.text().contains(QLatin1String("take the place of the script that is active now")));
    }

    void withPop3ItIsSaidWhatNeverArrives()
    {
        Fixture f({}, Protocol::Pop3);
        QVERIFY(f.text().contains(QLatin1String("never arrives on this computer")));
        QTest::mouseClick(f.button(QStringLiteral("New rule")), Qt::LeftButton);
        QVERIFY(f.text().contains(QLatin1String("With POP3 you will not get these messages")));
        auto *kind = f.find<QComboBox>("kind");
        kind->setCurrentIndex(kind->findData(static_cast<int>(FilterAction::Kind::CopyTo)));
        emit kind->activated(kind->currentIndex());
        QVERIFY(!f.text().contains(QLatin1String("With POP3 you will not get these messages")));
        Fixture imap;
        QVERIFY(!imap.text().contains(QLatin1String("POP3")));
    }

    // CASES L11: what a rule takes away can be found again. A script that throws away is shown and kept,
    // though.
    void l11NoRuleOfTheFormThrowsMailAway()
    {
        Fixture f;
        QTest::mouseClick(f.button(QStringLiteral("New rule")), Qt::LeftButton);
        const auto discard = static_cast<int>(FilterAction::Kind::Discard);
        QVERIFY(f.find<QComboBox>("kind")->findData(discard) < 0);
        Fixture other([](auto &fake) {
            fake.set(
                QStringLiteral("x"), "# rule:[gone]\r\nif size :over 5\r\n{\r\n    discard;\r\n}\r\n", true);
        });
        QVERIFY(other.text().contains(QLatin1String("Throws some mail away.")));
        QCOMPARE(other.find<QComboBox>("kind")->currentData().toInt(), discard);
    }

    void theNoticeOfAbsenceIsWritten()
    {
        Fixture f;
        f.turnTo(1);
        QTest::mouseClick(f.find<QCheckBox>("away"), Qt::LeftButton, {}, QPoint(8, 8));
        QTest::mouseClick(f.save(), Qt::LeftButton);
        QVERIFY(f.text().contains(QLatin1String("The answer has no text.")));
        QTest::keyClicks(f.find<QPlainTextEdit>("awayText"), QString::fromUtf8("Ich bin weg."));
        QTest::mouseClick(f.save(), Qt::LeftButton);
        QTRY_COMPARE(f.service.fake.saves.size(), 1);
        const auto notice = readFilters(f.service.fake.saves.first().script).filters->absence;
        QVERIFY(notice && notice->enabled);
        QCOMPARE(notice->text, QString::fromUtf8("Ich bin weg."));
        QTRY_VERIFY(f.text().contains(QLatin1String("Answers that you are away.")));
    }

    void whatTheServerCannotDoIsNotOffered()
    {
        Fixture f([](auto &fake) { fake.now.server.extensions = {QStringLiteral("fileinto")}; });
        f.turnTo(1);
        QVERIFY(!f.find<QCheckBox>("away")->isEnabled());
        QVERIFY(f.text().contains(QLatin1String("This server offers no notice of absence.")));
        f.turnTo(0);
        QTest::mouseClick(f.button(QStringLiteral("New rule")), Qt::LeftButton);
        QTest::keyClicks(f.find<QLineEdit>("text"), QStringLiteral("x"));
        auto *kind = f.find<QComboBox>("kind");
        kind->setCurrentIndex(kind->findData(static_cast<int>(FilterAction::Kind::Star)));
        emit kind->activated(kind->currentIndex());
        QTest::mouseClick(f.save(), Qt::LeftButton);
        QVERIFY(f.text().contains(QLatin1String("It would need: imap4flags.")));
        QVERIFY(f.service.fake.saves.isEmpty());
    }

    void theServersOwnWordsAreShownAndItsLineMarked()
    {
        Fixture f([](auto &fake) { fake.set(QStringLiteral("roundcube"), difficult, true); });
        f.turnTo(2);
        auto *editor = f.find<ScriptEditor>("script");
        QCOMPARE(editor->script(), difficult);
        QVERIFY(!f.find<QPushButton>("saveScript")->isEnabled());
        editor->selectAll();
        editor->insertPlainText(QStringLiteral("keep;\nnonsense;\n"));
        QVERIFY(!f.find<QTabWidget>("filterPages")->isTabEnabled(0));
        f.service.fake.verdict = {.text = QStringLiteral("line 2: unknown command 'nonsense'"), .lines = {2}};
        QTest::mouseClick(f.find<QPushButton>("check"), Qt::LeftButton);
        QTRY_VERIFY(f.text().contains(QLatin1String("unknown command 'nonsense'")));
        QCOMPARE(f.service.fake.checks.first(), QByteArray("keep;\r\nnonsense;\r\n"));
        QCOMPARE(editor->textCursor().blockNumber(), 1);
        QVERIFY(!editor->extraSelections().isEmpty());
        editor->selectAll();
        editor->insertPlainText(QStringLiteral("keep;\n"));
        QTest::mouseClick(f.find<QPushButton>("saveScript"), Qt::LeftButton);
        QTRY_COMPARE(f.service.fake.saves.size(), 1);
        QCOMPARE(f.service.fake.saves.first().before, difficult);
        QCOMPARE(f.service.fake.saves.first().name, QStringLiteral("roundcube"));
        QTRY_VERIFY(f.text().contains(QLatin1String("Stored, read back, and active.")));
        QVERIFY(f.find<QTabWidget>("filterPages")->isTabEnabled(0));
    }

    void whatSomebodyElseChangedIsShownAndNotOverwritten()
    {
        Fixture f([](auto &fake) { fake.set(QStringLiteral("duopost"), ordinary, true); });
        f.rules()->item(0)->setCheckState(Qt::Unchecked);
        const QByteArray theirs = "stop;\r\n";
        f.service.fake.answer = FilterSaved{
            .outcome = FilterSaved::Outcome::ChangedElsewhere,
            .theirs = theirs,
            .activeNow = QStringLiteral("duopost")};
        QTest::mouseClick(f.save(), Qt::LeftButton);
        QTRY_VERIFY(f.question());
        QCOMPARE(f.question()->detailedText().trimmed(), QStringLiteral("stop;"));
        f.service.fake.answer.reset();
        f.answer(QStringLiteral("Replace with mine"));
        QTRY_COMPARE(f.service.fake.saves.size(), 2);
        QCOMPARE(f.service.fake.saves.last().before, theirs); // a third change would be noticed again
    }

    void aServerWithoutFiltersIsSaidCalmly()
    {
        Fixture f([](auto &fake) {
            fake.now.server.there = false;
            fake.now.server.why = QStringLiteral("imap.example.org refused the connection.");
            fake.now.server.address = {QStringLiteral("imap.example.org"), 4190, Security::StartTls, {}};
        });
        QVERIFY(f.text().contains(QLatin1String("Not every provider offers them")));
        QVERIFY(f.text().contains(QLatin1String("refused the connection")));
        QVERIFY(!f.find<QLabel>("problem")->isVisible());
        QVERIFY(!f.save()->isVisible());
        f.service.fake.now.server.there = true;
        f.window->findChild<QLineEdit *>(QStringLiteral("host"))->setText(QStringLiteral("sieve.example.org"));
        QTest::mouseClick(f.button(QStringLiteral("Try this server")), Qt::LeftButton);
        QTRY_VERIFY(f.find<QTabWidget>("filterPages")->isVisible());
        QCOMPARE(f.service.updated.last().filters->host, QStringLiteral("sieve.example.org"));
    }

    void aCertificateThatIsNotBelievedCanBeLookedAt()
    {
        auto facts = std::make_shared<CertificateFacts>();
        facts->host = QStringLiteral("imap.example.org");
        facts->port = 4190;
        facts->chain << CertificateLink{};
        facts->problems << CertificateProblem::SelfSigned;
        Fixture f([&](auto &fake) {
            fake.fails = MailError(MailError::Kind::CertificateSelfSigned, QStringLiteral("imap.example.org"))
                             .with(facts);
        });
        QVERIFY(f.find<QLabel>("problem")->isVisible());
        QVERIFY(!f.text().contains(QLatin1String("Not every provider offers them")));
        QTest::mouseClick(f.find<QPushButton>("look"), Qt::LeftButton);
        auto *dialog = f.window->findChild<CertificateDialog *>();
        QVERIFY(dialog);
        f.service.fake.fails.reset();
        dialog->accept();
        QTRY_VERIFY(f.find<QTabWidget>("filterPages")->isVisible());
        QVERIFY(!f.find<QLabel>("problem")->isVisible());
    }

    void whatIsNotSavedIsNotLostByClosing()
    {
        Fixture f([](auto &fake) { fake.set(QStringLiteral("duopost"), ordinary, true); });
        f.rules()->item(0)->setCheckState(Qt::Unchecked);
        QTest::keyClick(f.window.get(), Qt::Key_Escape);
        QTRY_VERIFY(f.question());
        QVERIFY(f.window->isVisible());
        f.answer(QStringLiteral("Close without saving"));
        QTRY_VERIFY(!f.window->isVisible());
        QVERIFY(f.service.fake.saves.isEmpty());
    }

    void everythingHasANameForThoseWhoHearTheScreen()
    {
        Fixture f([](auto &fake) { fake.set(QStringLiteral("duopost"), ordinary, true); });
        for (int page = 0; page < 3; ++page) {
            f.turnTo(page);
            for (auto *widget : f.window->findChildren<QWidget *>()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                    || qobject_cast<QTabWidget *>(widget)
                    || widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QTabBar"))
                    continue;
                const auto *interface = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(
                    interface && !interface->text(QAccessible::Name).isEmpty(),
                    qPrintable(
                        QStringLiteral("page %1: %2 %3")
                            .arg(page)
                            .arg(QLatin1String(widget->metaObject()->className()), widget->objectName())));
            }
        }
    }
};

QTEST_MAIN(TestFiltersWindow)
#include "tst_filters.moc"
