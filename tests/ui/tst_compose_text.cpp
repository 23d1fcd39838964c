// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a message being written: plain and with a look, to and fro, signature, quotations, pictures.
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/DocumentReader.h"
#include "ui/compose/DocumentWriter.h"
#include "ui/compose/FormatBar.h"
#include "ui/compose/WritingHighlighter.h"

#include <QClipboard>
#include <QImage>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace duopost;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

Identity identity(const char *signature, const char *html = "")
{
    Identity one;
    one.address = QStringLiteral("anna@example.org");
    one.signature = q(signature);
    one.signatureHtml = q(html);
    return one;
}

OutgoingPart picture()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::green);
    OutgoingPart part;
    part.name = QStringLiteral("green.png");
    part.type = "image/png";
    QBuffer buffer(&part.content);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return part;
}

/// Only what a message may carry.
QStringList strangeTags(const QString &html)
{
    static const QRegularExpression tag(QStringLiteral("<(/?[a-z0-9]+)([^>]*)>"));
    static const QStringList known{
        QStringLiteral("p"),   QStringLiteral("h1"),  QStringLiteral("h2"),         QStringLiteral("h3"),
        QStringLiteral("b"),   QStringLiteral("i"),   QStringLiteral("u"),          QStringLiteral("ul"),
        QStringLiteral("ol"),  QStringLiteral("li"),  QStringLiteral("blockquote"), QStringLiteral("a"),
        QStringLiteral("img"), QStringLiteral("pre"), QStringLiteral("br"),         QStringLiteral("span")};
    QStringList strange;
    for (auto it = tag.globalMatch(html); it.hasNext();) {
        const auto found = it.next();
        if (!known.contains(found.captured(1).remove(QLatin1Char('/'))) || found.captured(2).contains(q("-qt")))
            strange << found.captured();
    }
    return strange;
}

} // namespace

class TestComposeText : public QObject {
    Q_OBJECT

    struct Fixture {
        QWidget window;
        ComposeEditor editor{&window};
        FormatBar bar{editor, &window};
        explicit Fixture(Look look = Look::Rich, const char *text = "")
        {
            window.resize(600, 400);
            editor.setGeometry(0, 40, 600, 360);
            window.show();
            editor.setContent(q(text), look == Look::Rich ? q("<p><br></p>") : QString(), {});
        }
        void type(const char *text) { QTest::keyClicks(&editor, q(text)); }
        void enter() { QTest::keyClick(&editor, Qt::Key_Return); }
        void selectAll() { editor.selectAll(); }
    };

private slots:
    void init() { guard().forget(); }

    void theHtmlIsCleanAndSaysTheSameAsTheText()
    {
        Fixture f;
        f.bar.setStyle(FormatBar::Style::Heading1);
        f.type("Title");
        f.enter();
        f.type("plain ");
        f.bar.toggleBold();
        f.type("bold");
        f.bar.toggleBold();
        f.bar.toggleItalic();
        f.type(" slanted");
        f.bar.toggleItalic();
        f.enter();
        f.bar.toggleList(false);
        f.type("one");
        f.enter();
        f.type("two");
        f.enter();
        f.enter(); // an empty item ends the list
        f.type("<end> & more");
        QCOMPARE(
            f.editor.html(),
            q("<h1>Title</h1>\n<p>plain <b>bold</b><i> "
              "slanted</i></p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
              "<p>&lt;end&gt; &amp; more</p>\n"));
        QCOMPARE(f.editor.text(), q("Title\n\nplain bold slanted\n\n* one\n* two\n\n<end> & more"));
    }

    void linksQuotationsAndColoursComeThrough()
    {
        Fixture f;
        f.type("see ");
        f.bar.setLink(q("example.org/a?b=1&c=2"));
        f.enter();
        f.type("theirs");
        f.bar.toggleQuote();
        const QString html = f.editor.html();
        QVERIFY2(html.contains(q("<a href=\"http://example.org/a?b=1&amp;c=2\">")), qPrintable(html));
        QVERIFY2(
            html.contains(q("<blockquote type=\"cite\">\n<p>theirs</p>\n</blockquote>")), qPrintable(html));
        QVERIFY(f.editor.text().endsWith(q("> theirs")));
        QCOMPARE(strangeTags(html), QStringList());
        f.bar.setLink(q("file:///etc/passwd"));
        QVERIFY(!f.editor.html().contains(q("passwd")));
    }

    void removingTheFormattingLeavesTheWords()
    {
        Fixture f;
        f.bar.setStyle(FormatBar::Style::Heading2);
        f.type("big");
        f.enter();
        f.bar.toggleUnderline();
        f.type("lined");
        f.selectAll();
        f.bar.clearLook();
        QCOMPARE(f.editor.html(), q("<p>big</p>\n<p>lined</p>\n"));
    }

    void whatWasWrittenIsReadBackTheSame_data()
    {
        QTest::addColumn<QString>("html");
        QTest::newRow("paragraphs") << q("<p>one</p>\n<p><br></p>\n<p>two<br>three</p>\n");
        QTest::newRow("letters") << q("<p><b>b</b><i>i</i><u>u</u></p>\n");
        QTest::newRow("headings") << q("<h1>a</h1>\n<h2>b</h2>\n<h3>c</h3>\n<p>d</p>\n");
        QTest::newRow("lists") << q("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n<p>d</p>\n");
        QTest::newRow("quotes") << q(
            "<p>he wrote:</p>\n<blockquote type=\"cite\">\n<p>a</p>\n<blockquote "
            "type=\"cite\">\n<p>b</p>\n</blockquote>\n<p>c</p>\n</blockquote>\n<p>d</p>\n");
        QTest::newRow("link") << q("<p>x <a href=\"https://example.org/\">there</a> y</p>\n");
        QTest::newRow("colour") << q("<p>x <span style=\"color:#ff0000\">red</span></p>\n");
        QTest::newRow("pre") << q("<pre>a  b\n  c</pre>\n<p>d</p>\n");
        QTest::newRow("blanks") << q("<p>a &nbsp; b</p>\n");
    }
    void whatWasWrittenIsReadBackTheSame()
    {
        QFETCH(QString, html);
        Fixture f;
        f.editor.setContent({}, html, {});
        QCOMPARE(f.editor.html(), html);
    }

    void foreignHtmlBecomesOurs()
    {
        Fixture f;
        f.editor.setContent(
            {},
            q("<html><head><style>p{color:red}</style><script>x()</script></head><body style='font:9pt Arial'>"
              "<div class=MsoNormal>Hello <font color=red>you</font></div><table><tr><td>cell one</td>"
              "<td>cell two</td></tr></table><img src='http://x.example/t.gif'><p "
              "onclick='x()'>end</p></body></html>"),
            {});
        const QString html = f.editor.html();
        QCOMPARE(strangeTags(html), QStringList());
        for (const char *gone : {"x()", "http://x.example", "Arial", "Mso"})
            QVERIFY2(!html.contains(q(gone)), qPrintable(html));
        for (const char *kept : {"Hello", "you", "cell one", "cell two", "end"})
            QVERIFY2(html.contains(q(kept)), qPrintable(html));
    }

    void plainToRichAndBackKeepsEveryLetter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("lines") << q("Hallo,\n\neine Zeile\nnoch eine\n\n\nnach zwei leeren");
        QTest::newRow("quote") << q("Am Montag schrieb Bert:\n> erste\n> zweite\n>\n> dritte\n\nMeine Antwort");
        QTest::newRow("deep") << q("A:\n> B:\n>> c\n>> d\n>\n> e\n\nf");
        QTest::newRow("blanks") << q("a  b   c\n  indented\n\n-- \nAnna");
        QTest::newRow("emoji") << q("Grüße 🎈 aus Köln\n\n<b>&amp;");
    }
    void plainToRichAndBackKeepsEveryLetter()
    {
        QFETCH(QString, text);
        Fixture f(Look::Plain);
        f.editor.setContent(text, {}, {});
        f.editor.setLook(Look::Rich);
        QVERIFY(!f.editor.html().isEmpty());
        QVERIFY(!f.editor.wouldLoseLook());
        f.editor.setLook(Look::Plain);
        QCOMPARE(f.editor.text(), text);
        QVERIFY(f.editor.html().isEmpty());
    }

    void becomingPlainWouldLoseALookAndKeepsTheWords()
    {
        Fixture f;
        f.type("a ");
        f.bar.toggleBold();
        f.type("b");
        QVERIFY(f.editor.wouldLoseLook());
        f.editor.setLook(Look::Plain);
        QCOMPARE(f.editor.text(), q("a b"));
        QVERIFY(!f.editor.wouldLoseLook());
    }

    void theSignatureGoesWithTheIdentity_data()
    {
        QTest::addColumn<bool>("rich");
        QTest::newRow("plain") << false;
        QTest::newRow("rich") << true;
    }
    void theSignatureGoesWithTheIdentity()
    {
        QFETCH(bool, rich);
        Fixture f(rich ? Look::Rich : Look::Plain);
        f.editor.writeAbove(identity("Anna Berg\nBerlin"));
        f.type("Hello");
        QVERIFY2(f.editor.text().contains(q("Hello")), qPrintable(f.editor.text()));
        QVERIFY2(f.editor.text().endsWith(q("-- \nAnna Berg\nBerlin")), qPrintable(f.editor.text()));
        f.editor.setIdentity(identity("Office"));
        QVERIFY2(f.editor.text().endsWith(q("-- \nOffice")), qPrintable(f.editor.text()));
        QVERIFY(!f.editor.text().contains(q("Berlin")));
        f.editor.setIdentity(identity(""));
        QVERIFY(!f.editor.text().contains(q("-- ")));
        f.editor.setIdentity(identity("Again"));
        QVERIFY2(f.editor.text().endsWith(q("-- \nAgain")), qPrintable(f.editor.text()));
        QVERIFY(f.editor.text().startsWith(q("Hello")));
    }

    void aSignatureThatWasEditedStays()
    {
        Fixture f(Look::Plain);
        f.editor.writeAbove(identity("Anna"));
        f.editor.moveCursor(QTextCursor::End);
        f.type(" and Bert");
        f.editor.setIdentity(identity("Office"));
        QVERIFY(f.editor.text().endsWith(q("-- \nAnna and Bert")));
    }

    void aSignatureWithALookIsFoundAgainInPlainText()
    {
        Fixture f;
        f.editor.writeAbove(identity("Anna\nBerlin", "<p><b>Anna</b></p><p>Berlin</p>"));
        f.type("Hi");
        QVERIFY(f.editor.html().contains(q("<b>Anna</b>")));
        f.editor.setLook(Look::Plain);
        f.editor.setIdentity(identity("Office"));
        QVERIFY2(f.editor.text().endsWith(q("-- \nOffice")), qPrintable(f.editor.text()));
        QVERIFY(!f.editor.text().contains(q("Berlin")));
    }

    void theAnswerIsWrittenBelowOrAboveTheQuotation_data() { theSignatureGoesWithTheIdentity_data(); }
    void theAnswerIsWrittenBelowOrAboveTheQuotation()
    {
        QFETCH(bool, rich);
        const QString quote = q("Bert wrote:\n> one\n> two");
        const QString html = q("<p>Bert wrote:</p><blockquote><p>one<br>two</p></blockquote>");
        Fixture f;
        f.editor.setContent(quote, rich ? html : QString(), {});
        f.editor.writeBelow(identity("Anna"));
        f.type("Yes");
        QCOMPARE(f.editor.text().simplified(), q("Bert wrote: > one > two Yes -- Anna"));
        QVERIFY2(f.editor.text().contains(q("> two\n\nYes\n\n-- \nAnna")), qPrintable(f.editor.text()));
        f.editor.setContent(quote, rich ? html : QString(), {});
        f.editor.writeAbove(identity("Anna"));
        f.type("Yes");
        QCOMPARE(f.editor.text().simplified(), q("Yes -- Anna Bert wrote: > one > two"));
        f.editor.setIdentity(identity("Office"));
        QCOMPARE(f.editor.text().simplified(), q("Yes -- Office Bert wrote: > one > two"));
    }

    void enterInAQuotationDividesIt_data() { theSignatureGoesWithTheIdentity_data(); }
    void enterInAQuotationDividesIt()
    {
        QFETCH(bool, rich);
        Fixture f;
        f.editor.setContent(
            q("> one two"), rich ? q("<blockquote><p>one two</p></blockquote>") : QString(), {});
        QTextCursor cursor(f.editor.document());
        cursor.setPosition(rich ? 4 : 6);
        f.editor.setTextCursor(cursor);
        f.enter();
        f.type("mine");
        const QStringList lines = f.editor.text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines, QStringList({q("> one "), q("mine"), q("> two")}));
    }

    void everythingCanBeUndone()
    {
        Fixture f;
        f.type("word");
        f.selectAll();
        f.bar.toggleBold();
        QVERIFY(f.editor.html().contains(q("<b>")));
        f.editor.undo();
        QVERIFY(!f.editor.html().contains(q("<b>")));
        f.editor.redo();
        QVERIFY(f.editor.html().contains(q("<b>")));
    }

    void wordsAndLookAreChangesUnderliningIsNone()
    {
        Fixture f;
        f.type("wrod");
        QSignalSpy edited(&f.editor, &ComposeEditor::edited);
        QSignalSpy told(&f.editor, &QTextEdit::textChanged);
        f.editor.highlighter()->setSpelling([](const QString &) { return false; });
        QVERIFY(told.size() > 0);
        QCOMPARE(edited.size(), 0);
        f.selectAll();
        f.bar.toggleBold();
        QCOMPARE(edited.size(), 1);
        f.bar.toggleList(false);
        QVERIFY(edited.size() > 1);
        const auto before = edited.size();
        f.editor.undo();
        QVERIFY(edited.size() > before);
    }

    void picturesArePastedIntoTheText()
    {
        Fixture f;
        QImage image(50, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(image);
        f.type("see: ");
        f.editor.paste();
        const auto parts = f.editor.pictures();
        QCOMPARE(parts.size(), 1);
        QCOMPARE(QImage::fromData(parts.first().content).size(), image.size());
        QVERIFY(f.editor.html().contains(q("<img src=\"cid:") + QString::fromLatin1(parts.first().contentId)));
        QCOMPARE(strangeTags(f.editor.html()), QStringList());
    }

    void inPlainTextAPictureIsAttached()
    {
        Fixture f(Look::Plain);
        QSignalSpy given(&f.editor, &ComposeEditor::pictureGiven);
        f.editor.insertPicture(picture());
        QCOMPARE(given.size(), 1);
        QVERIFY(f.editor.pictures().isEmpty());
    }

    void aPictureThatWasTakenOutIsNotSent()
    {
        Fixture f;
        f.editor.insertPicture(picture());
        QCOMPARE(f.editor.pictures().size(), 1);
        f.selectAll();
        QTest::keyClick(&f.editor, Qt::Key_Delete);
        QVERIFY(f.editor.pictures().isEmpty());
    }

    void filesThatAreDroppedAreGivenOn()
    {
        Fixture f;
        QSignalSpy given(&f.editor, &ComposeEditor::filesGiven);
        auto *data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(q("/tmp/a.pdf"))});
        QGuiApplication::clipboard()->setMimeData(data);
        f.editor.paste();
        QCOMPARE(given.size(), 1);
        QVERIFY(f.editor.text().trimmed().isEmpty());
    }

    void pastedHtmlBringsNoNoise()
    {
        Fixture f;
        auto *data = new QMimeData;
        data->setHtml(q("<meta charset=utf-8><span style='font-family:Comic;color:#010203;background:#ffff00'>"
                        "Hi <b>there</b></span><img src='https://x.example/p.png'>"));
        data->setText(q("Hi there"));
        QGuiApplication::clipboard()->setMimeData(data);
        f.editor.paste();
        QCOMPARE(f.editor.html(), q("<p>Hi <b>there</b></p>\n"));
    }

    void quotedWordsAreNotOnesOwn()
    {
        Fixture f(Look::Plain);
        f.editor.setContent(q("> attached\nmine"), {}, {});
        QCOMPARE(f.editor.ownText(), q("mine"));
    }

    void wordsToSpellAreFound()
    {
        QStringList words;
        for (const auto &word :
             WritingHighlighter::wordsIn(q("Schöne Grüße, it's me@x.example https://a.example/bc NATO 3rd x")))
            words << word.text;
        QCOMPARE(words, QStringList({q("Schöne"), q("Grüße"), q("it's")}));
    }
};

DUOPOST_UI_TEST_MAIN(TestComposeText)
#include "tst_compose_text.moc"
