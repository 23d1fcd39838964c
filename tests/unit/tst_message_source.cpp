// SPDX-License-Identifier: GPL-3.0-or-later
// What a message is made of: each byte belongs to one listed part (CASES H11), over cases and all corpora.
#include "mailcore/MessageParser.h"
#include "mailcore/MessageSource.h"
#include "tests/support/MessageCorpus.h"

#include <QRandomGenerator>
#include <QStringDecoder>
#include <QTest>

using namespace duopost;
using Kind = SourceSpan::Kind;

namespace {

/// Empty if the parts and spans of @p raw leave nothing out and say nothing twice; else what is wrong.
QString faultIn(const QByteArray &raw)
{
    const MessageSource source = readSource(raw);
    qint64 at = 0;
    QByteArray together;
    QList<qint64> owned(source.parts.size(), 0);
    for (const SourceSpan &span : source.spans) {
        if (span.begin != at || span.size() <= 0)
            return QStringLiteral("a gap or an overlap at %1").arg(at);
        at = span.end;
        const QByteArray bytes = raw.mid(span.begin, span.size());
        together += bytes;
        for (int part = span.part; part >= 0; part = source.parts.at(part).parent) {
            owned[part] += span.size();
            if (span.begin < source.parts.at(part).begin || span.end > source.parts.at(part).end)
                return QStringLiteral("part %1 does not hold what is its own").arg(part);
        }
        if (span.kind != Kind::Boundary)
            continue;
        // Nothing that anybody could want to read: lines that begin with "--" belong to the multipart above.
        if (!source.parts.at(span.part).isMultipart)
            return QStringLiteral("a boundary at %1 belongs to no multipart").arg(span.begin);
        for (const QByteArray &line : QByteArray(bytes).replace('\r', '\n').split('\n')) {
            if (!line.isEmpty() && !line.startsWith("--"))
                return QStringLiteral("text between the parts at %1: %2")
                    .arg(span.begin)
                    .arg(QString::fromLatin1(line.left(60)));
        }
    }
    if (at != raw.size() || together != raw)
        return QStringLiteral("%1 of %2 bytes").arg(at).arg(raw.size());
    for (int i = 0; i < source.parts.size(); ++i) {
        if (owned.at(i) != source.parts.at(i).end - source.parts.at(i).begin)
            return QStringLiteral("part %1 has bytes of others in it").arg(i);
    }
    return {};
}

QByteArray kindsOf(const QByteArray &raw)
{
    QByteArray kinds;
    for (const SourceSpan &span : readSource(raw).spans)
        kinds += QByteArray::number(span.part) + "HCBLA"[static_cast<int>(span.kind)] + ' ';
    return kinds.trimmed();
}

const QByteArray nested
    = "From: a@b\nContent-Type: multipart/mixed; boundary=x\n\nPRE\n--x\nA: b\n\nONE\n--x\n"
      "Content-Type: multipart/alternative; boundary=y\n\n--y\n\nTWO\n--y\nContent-Type: "
      "text/html\n\n<b>\n--y--\n"
      "--x\nContent-Type: application/pdf; name=\"../a.pdf\"\nContent-Transfer-Encoding: base64\n"
      "Content-Disposition: attachment\n\nSGVsbG8=\n--x--\nPOST\n";

} // namespace

class TestMessageSource : public QObject {
    Q_OBJECT
private slots:
    void h11EveryByteBelongsToAPart_data()
    {
        QTest::addColumn<QByteArray>("raw");
        const auto row = [](const char *name, const QByteArray &raw) { QTest::newRow(name) << raw; };
        row("nested", nested);
        row("empty", "");
        row("one letter", "x");
        row("header only", "From: a@b\n");
        row("no header", "\n\nbody");
        row("byte order mark",
            "\xef\xbb\xbf"
            "From: a@b\n\nbody");
        row("two types",
            "Content-Type: multipart/mixed; boundary=a\nContent-Type: multipart/mixed; boundary=b\n"
            "\n--a\n\none\n--b\n\ntwo\n--a--\n");
        row("two encodings", "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: 7bit\n\nSGk=\n");
        row("two boundaries",
            "Content-Type: multipart/mixed; boundary=a; boundary=b\n\n--a\n\n1\n--b\n\n2\n--a--\n");
        row("empty boundary", "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\none\n--\n\ntwo\n----\n");
        row("prefix boundary",
            "Content-Type: multipart/mixed; boundary=abc\n\n--abc\n"
            "Content-Type: multipart/mixed; boundary=abcdef\n\n--abcdef\n\n1\n--abcdef--\n"
            "--abc\n\n2\n--abc--\n");
        row("no end", "Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntwo");
        row("no part", "Content-Type: multipart/mixed; boundary=a\n\nnothing of the kind\n");
        row("only the end", "Content-Type: multipart/mixed; boundary=a\n\npre\n--a--\npost\n");
        row("CR only", QByteArray(nested).replace('\n', '\r'));
        row("CRLF", QByteArray(nested).replace("\n", "\r\n"));
        row("mixed line ends",
            "Content-Type: multipart/mixed; boundary=a\r\n\n--a\r\n\r\none\n--a \t\n\ntwo\r\n--a--");
        row("part without a body", "Content-Type: multipart/mixed; boundary=a\n\n--a\nX: y\n--a\n--a--\n");
        row("the same boundary inside",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n\n1\n--a--\n--a--\n");
        row("stray lines", "From: a@b\nstray\nTo: c@d\n\nbody\n--x\n");
        row("long header", "X: " + QByteArray("y\n z").repeated(400'000) + "\n\nbody");
    }
    void h11EveryByteBelongsToAPart()
    {
        QFETCH(QByteArray, raw);
        QCOMPARE(faultIn(raw), QString());
    }

    void h11EveryByteOfTheCorporaBelongsToAPart_data()
    {
        QTest::addColumn<QString>("corpus");
        if (duopost::test::corporaFolder().isEmpty())
            QSKIP("the message corpora are not on this machine");
        for (const char *corpus :
             {"mail-parser", "mimetools-testmsgs", "notmuch", "mikel-mail", "mimekit", "thunderbird",
              "nodemailer", "postal-mime", "mailcore2-charset", "imaptest"})
            QTest::newRow(corpus) << QString::fromLatin1(corpus);
    }
    void h11EveryByteOfTheCorporaBelongsToAPart()
    {
        QFETCH(QString, corpus);
        const auto messages = duopost::test::corpusMessages(corpus);
        QVERIFY(messages.size() >= 5);
        for (const auto &[name, raw] : messages) {
            const QString fault = faultIn(raw);
            QVERIFY2(fault.isEmpty(), qPrintable(name + QLatin1String(": ") + fault));
        }
    }

    void h11EveryByteOfScrambledMessagesBelongsToAPart()
    {
        QRandomGenerator random(7);
        const QByteArrayList pieces{
            "--x",
            "--y",
            "--x--",
            "--y--",
            "\n",
            "\r\n",
            "\r",
            "A: b",
            "text",
            " ",
            "--",
            "Content-Type: multipart/mixed; boundary=x",
            "Content-Type: multipart/digest; boundary=y",
            "Content-Type: text/plain"};
        for (int i = 0; i < 20'000; ++i) {
            QByteArray raw = "Content-Type: multipart/mixed; boundary=x\n\n";
            for (int j = random.bounded(30); j > 0; --j)
                raw += pieces.at(random.bounded(static_cast<int>(pieces.size())))
                    + (random.bounded(3) ? "\n" : "");
            const QString fault = faultIn(raw);
            QVERIFY2(
                fault.isEmpty(),
                qPrintable(fault + QLatin1String(" in ") + QString::fromLatin1(raw.toPercentEncoding())));
        }
    }

    void partsAreNamedMeasuredAndNumbered()
    {
        const MessageSource source = readSource(nested);
        QByteArrayList numbers, types;
        for (const SourcePart &part : source.parts) {
            numbers << part.number;
            types << part.type;
        }
        QCOMPARE(numbers, QByteArrayList({"", "1", "2", "2.1", "2.2", "3"}));
        QCOMPARE(
            types,
            QByteArrayList(
                {"multipart/mixed", "text/plain", "multipart/alternative", "text/plain", "text/html",
                 "application/pdf"}));
        QCOMPARE(source.parts.first().end, nested.size());
        QCOMPARE(source.parts.last().name, QStringLiteral("a.pdf"));
        QCOMPARE(source.parts.last().encoding, QByteArray("base64"));
        QCOMPARE(source.parts.last().disposition, QByteArray("attachment"));
        QCOMPARE(contentOf(nested, source.parts.last()), QByteArray("Hello"));
        QCOMPARE(contentOf(nested, source.parts.at(1)), QByteArray("ONE"));
        QCOMPARE(kindsOf(nested), QByteArray("0H 0B 0L 1H 1C 0L 2H 2L 3H 3C 2L 4H 4C 2L 0L 5H 5C 0L 0A"));
    }

    void fieldsAreThereAsReadAndAsSent()
    {
        const auto fields
            = readSource("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n =?utf-8?q?_an_alle?=\nX-A: 1\nno field\n"
                         "X-A: 2\n\nbody")
                  .fields;
        QCOMPARE(fields.size(), 4);
        QCOMPARE(fields.at(0).text, QStringLiteral("Grüße an alle"));
        QCOMPARE(fields.at(0).raw, QByteArray("=?utf-8?q?Gr=C3=BC=C3=9Fe?=\n =?utf-8?q?_an_alle?="));
        QVERIFY(fields.at(2).name.isEmpty());
        QCOMPARE(fields.at(2).raw, QByteArray("no field"));
        QCOMPARE(fields.at(3).text, QStringLiteral("2"));
    }

    void filesOfMessagesHaveSafeNames()
    {
        QCOMPARE(fileNameOf(readSource("Subject: A/B \\ \"c\"?\n\n"), 0), QStringLiteral("A-B - _c__.eml"));
        QCOMPARE(fileNameOf(readSource("\n\n"), 0), QStringLiteral("message.eml"));
        QCOMPARE(fileNameOf(readSource(nested), 5), QStringLiteral("a.pdf"));
        QCOMPARE(messageFileName(QStringLiteral("Plan"), QStringLiteral("pdf")), QStringLiteral("Plan.pdf"));
    }

    void textsAreReadInTheCharsetAPersonChose_data()
    {
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("KOI8-R") << QByteArray("koi8-r") << QByteArray("\xf0\xd2\xc9\xd7\xc5\xd4")
                                << QStringLiteral("Привет");
        QTest::newRow("UTF-8 as Latin")
            << QByteArray("windows-1252") << QByteArray("Gr\xc3\xbc\xc3\x9f") << QStringLiteral("GrÃ¼ÃŸ");
        QTest::newRow("Shift_JIS") << QByteArray("shift_jis") << QByteArray("\x93\xfa\x96\x7b")
                                   << QStringLiteral("日本");
        QTest::newRow("UTF-8 with damage")
            << QByteArray("utf-8") << QByteArray("a\xffz") << QStringLiteral("a\uFFFDz");
    }
    void textsAreReadInTheCharsetAPersonChose()
    {
        QFETCH(QByteArray, charset);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        for (const char *declared : {"charset=iso-8859-1", "x=y"}) {
            const QByteArray head = QByteArray("Content-Type: text/plain; ") + declared + "\n\n";
            QCOMPARE(parseMessage(head + bytes, charset).text.trimmed(), text);
        }
        const auto html
            = parseMessage("Content-Type: text/html; charset=big5\n\n<p>" + bytes + "</p>", charset);
        QVERIFY(html.html.contains(text));
    }

    void everyCharsetOnOfferIsKnown()
    {
        for (const QByteArray &charset : textCharsets()) {
            // One that is not known would be read as windows-1252, where this is a letter with an accent.
            const auto text = parseMessage("Content-Type: text/plain\n\n\xe4\xf6", charset).text;
            QVERIFY2(
                charset == "windows-1252" || charset == "windows-1254" || charset == "windows-1257"
                    || charset == "iso-8859-15" || charset == "windows-1250" || charset == "iso-8859-2"
                    || charset == "windows-1258" || text != QStringLiteral("äö"),
                charset.constData());
            QVERIFY2(QStringDecoder(charset.constData()).isValid(), charset.constData());
        }
    }
};

QTEST_APPLESS_MAIN(TestMessageSource)
#include "tst_message_source.moc"
