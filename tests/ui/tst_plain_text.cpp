// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text in the reader: quotations that fold, the signature, the typeface.
#include "tests/support/GuiThreadGuard.h"
#include "ui/reader/PlainText.h"
#include "ui/reader/TextView.h"
#include "ui/theme/Theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace duopost;

namespace {

const QString answer
    = QStringLiteral("Hello\n> one\n> two\n>> three\n> four\nmy answer\n> short\nbye\n-- \nAnna\n");

QColor colourOf(const TextView &view, const char *words)
{
    QTextCursor cursor = view.document()->find(QLatin1String(words));
    return cursor.charFormat().foreground().color();
}

} // namespace

class TestPlainText : public QObject {
    Q_OBJECT

    struct Shown {
        TextView view;
        explicit Shown(const QString &text)
        {
            view.resize(500, 300);
            view.show();
            view.showText(text);
        }
        QPoint handleOf(const char *words)
        {
            const QTextBlock block = view.document()->find(QLatin1String(words)).block();
            const QRect line = view.cursorRect(QTextCursor(block));
            return {12, line.center().y()};
        }
    };

private slots:
    void init() { guard().forget(); }

    void quotationsAreLinesThatStandTogether()
    {
        const auto found = quotationsIn(plainTextLines(answer), 4);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().first, 1);
        QCOMPARE(found.first().count, 4);
        QCOMPARE(quotationsIn(plainTextLines(answer), 1).size(), 2);
        QCOMPARE(quotationsIn({}, 1).size(), 0);
    }

    void aQuotationFoldsAndUnfoldsAtItsHandle()
    {
        Shown s(answer);
        QVERIFY(s.view.toPlainText().contains(QLatin1String("three")));
        QTest::mouseClick(s.view.viewport(), Qt::LeftButton, {}, s.handleOf("one"));
        QVERIFY(!s.view.toPlainText().contains(QLatin1String("three")));
        QVERIFY2(
            s.view.toPlainText().contains(QLatin1String("4 quoted line")), qPrintable(s.view.toPlainText()));
        QVERIFY(s.view.toPlainText().contains(QLatin1String("my answer")));
        QVERIFY(s.view.toPlainText().contains(QLatin1String("short")));
        QTest::mouseClick(s.view.viewport(), Qt::LeftButton, {}, s.handleOf("quoted"));
        QVERIFY(s.view.toPlainText().contains(QLatin1String("three")));
        QCOMPARE(s.view.foldedQuotes(), 0);
    }

    void theFoldedLineUnfoldsByKeyboard()
    {
        Shown s(answer);
        s.view.setQuotes(TextView::Quotes::Folded);
        QSignalSpy followed(&s.view, &TextView::linkActivated);
        s.view.setFocus();
        QTest::keyClick(&s.view, Qt::Key_Tab);
        QTest::keyClick(&s.view, Qt::Key_Return);
        QVERIFY(s.view.toPlainText().contains(QLatin1String("three")));
        QCOMPARE(followed.size(), 0);
    }

    void everyMessageIsFoldedWhereAPersonWantsThat()
    {
        Shown s(answer);
        s.view.setQuotes(TextView::Quotes::Folded);
        QCOMPARE(s.view.foldedQuotes(), 1);
        s.view.showText(QStringLiteral("> a\n> b\n> c\n> d\n\nanother\n"));
        QVERIFY(!s.view.toPlainText().contains(QLatin1String("b\n")));
        QVERIFY(s.view.toPlainText().contains(QLatin1String("another")));
        s.view.setQuotes(TextView::Quotes::Open);
        QVERIFY(s.view.toPlainText().startsWith(QLatin1String("a\nb\nc\nd\n")));
    }

    void whatIsFoldedIsFound()
    {
        Shown s(answer);
        s.view.setQuotes(TextView::Quotes::Folded);
        QCOMPARE(s.view.find(QStringLiteral("three")), 1);
        QVERIFY(s.view.toPlainText().contains(QLatin1String("three")));
    }

    void foldingKeepsThePlace()
    {
        QString text = QStringLiteral("line\n").repeated(100) + QStringLiteral("> quoted\n").repeated(50)
            + QStringLiteral("after\n").repeated(100);
        Shown s(text);
        s.view.verticalScrollBar()->setValue(s.view.verticalScrollBar()->maximum() / 3);
        const int top = s.view.verticalScrollBar()->value();
        QVERIFY(top > 100);
        s.view.setQuotes(TextView::Quotes::Open);
        s.view.verticalScrollBar()->setValue(top);
        const QTextCursor quoted = s.view.document()->find(QStringLiteral("quoted"));
        s.view.setTextCursor(quoted);
        s.view.ensureCursorVisible();
        const int before = s.view.verticalScrollBar()->value();
        QTest::mouseClick(s.view.viewport(), Qt::LeftButton, {}, s.handleOf("quoted"));
        QCOMPARE(s.view.foldedQuotes(), 1);
        QVERIFY(qAbs(s.view.verticalScrollBar()->value() - before) <= 2);
    }

    void aLinkOfTheMessageIsNeverAFold()
    {
        Shown s(QStringLiteral("see fold:0 and https://x.example/\n> a\n> b\n> c\n> d\n"));
        QCOMPARE(linksIn(QStringLiteral("fold:0 https://x.example/")).size(), 1);
        QCOMPARE(s.view.foldedQuotes(), 0);
    }

    void quotesHaveColoursAndTheSignatureIsDimmed()
    {
        Shown s(answer);
        const QColor one = colourOf(s.view, "two"), two = colourOf(s.view, "three");
        QVERIFY(one != two && one != colourOf(s.view, "Hello"));
        QCOMPARE(colourOf(s.view, "Anna"), colours().subtle);
        for (const QColor &colour : {one, two, colours().subtle})
            QVERIFY(contrast(colour, colours().base) >= 4.5);
    }

    void theTypefaceCanBeFixed()
    {
        Shown s(answer);
        const auto isFixed = [&] {
            const QFontMetricsF metrics(s.view.font());
            return qAbs(
                       metrics.horizontalAdvance(QLatin1Char('i'))
                       - metrics.horizontalAdvance(QLatin1Char('W')))
                < 0.5;
        };
        QVERIFY(!isFixed());
        s.view.setFace(TextView::Face::Fixed);
        QVERIFY(isFixed());
        s.view.setFace(TextView::Face::Proportional);
        QVERIFY(!isFixed());
    }

    void aLongFoldedTextIsFilledInPiecesToItsEnd()
    {
        QString text;
        for (int i = 0; i < 20'000; ++i)
            text += i % 10 < 6 ? QStringLiteral("> quoted words of line %1\n").arg(i)
                               : QStringLiteral("own %1\n").arg(i);
        Shown s(text + QStringLiteral("THE END"));
        s.view.setQuotes(TextView::Quotes::Folded);
        QTRY_VERIFY_WITH_TIMEOUT(s.view.toPlainText().endsWith(QLatin1String("THE END")), 20'000);
        QCOMPARE(s.view.foldedQuotes(), 2000);
        QCOMPARE(s.view.toPlainText().count(QLatin1String("own ")), 8000);
        QVERIFY2(guard().worstMs() < 200, qPrintable(guard().worst()));
    }
};

DUOPOST_UI_TEST_MAIN(TestPlainText)
#include "tst_plain_text.moc"
