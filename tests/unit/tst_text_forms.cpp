// SPDX-License-Identifier: GPL-3.0-or-later
// format=flowed, HTML to text, previews.
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/Flowed.h"
#include "mailcore/protocol/mime/HtmlText.h"

#include <QElapsedTimer>
#include <QTest>

using namespace duopost;
using namespace duopost::mime;

class TestTextForms : public QObject {
    Q_OBJECT
private slots:
    void flowedTextIsJoined_data();
    void flowedTextIsJoined();
    void htmlBecomesText_data();
    void htmlBecomesText();
    void w10_hostileHtmlTakesLinearTime_data();
    void w10_hostileHtmlTakesLinearTime();
    void previewIsTheFirstNewWords_data();
    void previewIsTheFirstNewWords();
    void previewIsCutBetweenLetters();
};

void TestTextForms::flowedTextIsJoined_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("delSp");
    QTest::addColumn<QString>("joined");
    const auto row = [](const char *name, const char *text, bool delSp, const char *joined) {
        QTest::newRow(name) << QString::fromLatin1(text) << delSp << QString::fromLatin1(joined);
    };
    row("empty", "", false, "");
    row("fixed", "a\nb\n", false, "a\nb\n");
    row("flowed", "a \nb\n", false, "a b\n");
    row("DelSp", "a \nb\n", true, "ab\n");
    row("space-stuffed", " From me\n  two\n", false, "From me\n two\n");
    row("quotes", ">a \n>b\n>>c \n>>d\n", false, "> a b\n>> c d\n");
    row("quote level changes", ">a \nb\n", false, "> a \nb\n");
    row("signature", "a \n-- \nme\n", false, "a \n-- \nme\n");
    row("quoted signature", "> -- \n> me\n", false, "> -- \n> me\n");
    row("open at the end", "a ", false, "a \n");
    row("no line end", "a", false, "a");
    row("empty lines", "a\n\nb\n", false, "a\n\nb\n");
}

void TestTextForms::flowedTextIsJoined()
{
    QFETCH(QString, text);
    QFETCH(bool, delSp);
    QFETCH(QString, joined);
    QCOMPARE(unwrapFlowed(text, delSp ? DelSp::Yes : DelSp::No), joined);
}

void TestTextForms::htmlBecomesText_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *html, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(text);
    };
    row("empty", "", "");
    row("words", "a  b\n c", "a b c\n");
    row("paragraphs", "<p>a</p><p>b</p>", "a\n\nb\n");
    row("breaks", "a<br>b<BR/>c", "a\nb\nc\n");
    row("blocks", "<div>a<div>b</div></div>c", "a\nb\nc\n");
    row("list", "<ul><li>a</li><li>b</li></ul>", "• a\n• b\n");
    row("table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n");
    row("entities", "&auml;&#228;&#xe4;&lt;&amp;&nbsp;&euro;&unknown;&", "äää<& €&unknown;&\n");
    row("entity without end", "a&ampb &copy 1", "a&ampb © 1\n");
    row("bad numbers", "&#0;&#1114112;&#xd800;", "\uFFFD\uFFFD\uFFFD\n");
    row("script and style", "a<style>b{}</style><script>if(a<b)</script>c<!-- d -->e", "ace\n");
    row("title", "<head><title>t</title></head><body>a</body>", "a\n");
    row("link", "<a href=\"https://x.example/y?a&amp;b\">here</a>", "here <https://x.example/y?a&b>\n");
    row("link that says where", "<a href=\"https://x.example/\">x.example</a>", "x.example\n");
    row("other link", "<a href=\"javascript:x()\">here</a>", "here\n");
    row("picture", "<img src=x alt=\"a cat\">", "a cat\n");
    row("quote", "<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n\n>> b\n\nc\n");
    row("pre", "<pre>a\n  b</pre>", "a\n  b\n");
    row("less than", "1 < 2 and 3 <4", "1 < 2 and 3 <4\n");
    row("quoted bracket", "<img alt=\"a>b\">c", "a>bc\n");
    row("style never closed", "a<style>b", "ab\n");
    row("comment never closed", "a<!--b", "ab\n");
}

void TestTextForms::htmlBecomesText()
{
    QFETCH(QString, html);
    QFETCH(QString, text);
    QCOMPARE(htmlToText(html), text);
}

void TestTextForms::w10_hostileHtmlTakesLinearTime_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece :
         {"<div>", "<blockquote>", "<!--", "<style>", "<", "<a href=\"", "<a", "&", "&#", "<a href=x>y", "</",
          "<p =\"'"})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

void TestTextForms::w10_hostileHtmlTakesLinearTime()
{
    QFETCH(QString, piece);
    QElapsedTimer timer;
    timer.start();
    htmlToText(piece.repeated(200000));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestTextForms::previewIsTheFirstNewWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("preview");
    const auto row = [](const char *name, const char *text, const char *preview) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(preview);
    };
    row("lines", "Hello\n\nhow  are\tyou?\n", "Hello how are you?");
    row("quotes", "On Monday Ann wrote:\n> old\n>> older\nnew\n", "new");
    row("German quotes", "Am 3.2. schrieb Ann:\n> alt\nneu\n", "neu");
    row("signature", "words\n-- \nAnn\n", "words");
    row("links", "see <https://x.example/> here https://y.example\n", "see here");
    row("rules", "-----\nwords\n=====\n***\n", "words");
    row("invisible padding", "words \u200c\u200b\u00ad\u034f\n", "words");
    row("only quotes", "> old\n", "> old");
    row("empty", "", "");
}

void TestTextForms::previewIsTheFirstNewWords()
{
    QFETCH(QString, text);
    QFETCH(QString, preview);
    ParsedMessage message;
    message.text = text;
    QCOMPARE(previewOf(message), preview);
}

void TestTextForms::previewIsCutBetweenLetters()
{
    ParsedMessage message;
    message.text = QStringLiteral("\U0001F600").repeated(300);
    QCOMPARE(previewOf(message, 11).size(), 10);
    message.text = QStringLiteral("a").repeated(300);
    QCOMPARE(previewOf(message).size(), 200);
    QCOMPARE(previewOf(message, 0), QString());
}

QTEST_APPLESS_MAIN(TestTextForms)
#include "tst_text_forms.moc"
