// SPDX-License-Identifier: GPL-3.0-or-later
// Messages on paper: every line once and whole, and nothing loaded for it (CASES W9). Read back with poppler.
#include "mailcore/MessageParser.h"
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/html/HtmlPrintout.h"
#include "ui/reader/print/MessagePrinter.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

struct Paper {
    QTemporaryDir dir;
    QString path = dir.filePath(QStringLiteral("out.pdf"));
    bool written = false;

    explicit Paper(
        const QByteArray &raw, bool asHtml = false, const QHash<QString, QByteArray> &remote = {},
        PrintSheet::Range range = {})
    {
        QPdfWriter writer(path);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(16, 16, 16, 16), QPageLayout::Millimeter);
        written = printMessage(
            writer, {std::make_shared<const ParsedMessage>(parseMessage(raw)), asHtml, remote}, range);
    }
    QByteArray tool(const QString &name, const QStringList &before, const QStringList &after = {}) const
    {
        QProcess process;
        process.start(name, before + QStringList{path} + after);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            return "failed: " + process.readAllStandardError();
        return process.readAllStandardOutput();
    }
    QStringList pages() const
    {
        auto pages = QString::fromUtf8(
                         tool(QStringLiteral("pdftotext"), {QStringLiteral("-layout")}, {QStringLiteral("-")}))
                         .split(QLatin1Char('\f'));
        pages.removeLast();
        return pages;
    }
    QString text() const { return pages().join(QLatin1Char('\n')); }
};

QByteArray png(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

const QByteArray head = "From: Anna Berg <anna@x.example>\r\nTo: Emma <emma@x.example>\r\n"
                        "Date: Mon, 2 Mar 2026 10:00:00 +0000\r\nSubject: Plan\r\n";

} // namespace

class TestPrinting : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("poppler-utils is not installed");
    }

    void everyLineIsPrintedExactlyOnce_data()
    {
        QTest::addColumn<bool>("html");
        QTest::newRow("text") << false;
        QTest::newRow("html") << true;
    }
    void everyLineIsPrintedExactlyOnce()
    {
        QFETCH(bool, html);
        QByteArray raw = head + (html ? "Content-Type: text/html\r\n\r\n" : "\r\n");
        constexpr int lines = 700;
        for (int i = 0; i < lines; ++i) {
            const QByteArray line = "line" + QByteArray::number(i) + "x of the minutes";
            // Different heights, so that page ends fall everywhere.
            const QByteArray size = QByteArray::number(11 + i % 9);
            raw += html ? "<div style='font-size:" + size + "px;line-height:100%'>" + line + "</div>\r\n"
                        : QByteArray(i % 4, '>') + line + "\r\n";
        }
        const Paper paper(raw, html);
        QVERIFY(paper.written);
        const QStringList pages = paper.pages();
        QVERIFY2(pages.size() >= 8, qPrintable(QString::number(pages.size())));
        const QString text = pages.join(QLatin1Char('\n'));
        for (int i = 0; i < lines; ++i) {
            const auto times = text.count(QStringLiteral("line%1x").arg(i));
            QVERIFY2(times == 1, qPrintable(QStringLiteral("line %1: %2 times").arg(i).arg(times)));
        }
        for (int page = 0; page < pages.size(); ++page)
            QCOMPARE(
                pages.at(page).trimmed().section(QLatin1Char('\n'), -1).trimmed(), QString::number(page + 1));
    }

    void noWordLeavesThePage()
    {
        QByteArray raw = head + "Content-Type: text/html\r\n\r\n<table width=1200><tr>";
        for (int i = 0; i < 12; ++i)
            raw += "<td>" + QByteArray("wide words ").repeated(150) + "</td>";
        const Paper paper(raw + "</tr></table>", true);
        const QString boxes = QString::fromUtf8(
            paper.tool(QStringLiteral("pdftotext"), {QStringLiteral("-bbox")}, {QStringLiteral("-")}));
        static const QRegularExpression word(QStringLiteral(
            "xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\">(\\w+)<"));
        int words = 0;
        for (auto it = word.globalMatch(boxes); it.hasNext(); ++words) {
            const auto match = it.next();
            const double margin = 16 / 25.4 * 72 - 4; // A4 in points
            QVERIFY2(match.captured(1).toDouble() > margin, qPrintable(match.captured()));
            QVERIFY2(match.captured(2).toDouble() > margin, qPrintable(match.captured()));
            QVERIFY2(match.captured(3).toDouble() < 595 - margin, qPrintable(match.captured()));
            QVERIFY2(match.captured(4).toDouble() < 842 - margin, qPrintable(match.captured()));
        }
        QVERIFY(words > 3000);
    }

    void theHeaderNamesPeopleDateAndFiles()
    {
        const Paper paper(
            head
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\n"
              "Content-Type: application/pdf; name=plan.pdf\r\n\r\nx\r\n--b--\r\n");
        const QString text = paper.text();
        for (const char *words :
             {"Plan", "From: Anna Berg <anna@x.example>", "To: Emma <emma@x.example>", "2026",
              "Attachments: plan.pdf", "hello"})
            QVERIFY2(text.contains(QLatin1String(words)), qPrintable(text));
    }

    void manyRecipientsNeedMoreThanOnePage()
    {
        QByteArray raw = "From: a@x.example\r\nSubject: s\r\nTo: ";
        for (int i = 0; i < 900; ++i)
            raw += "person" + QByteArray::number(i) + "@x.example,\r\n ";
        const Paper paper(raw + "last@x.example\r\nContent-Type: text/html\r\n\r\n<p>the body</p>", true);
        const QStringList pages = paper.pages();
        QVERIFY(pages.size() > 1);
        const QString text = pages.join(QLatin1Char('\n'));
        QVERIFY(text.contains(QLatin1String("last@x.example")) && text.contains(QLatin1String("the body")));
        QCOMPARE(text.count(QLatin1String("person899@")), 1);
    }

    void onlyTheWantedPagesArePrinted()
    {
        QByteArray raw = head + "\r\n";
        for (int i = 0; i < 300; ++i)
            raw += "line" + QByteArray::number(i) + "x\r\n";
        const Paper all(raw), some(raw, false, {}, {2, 3});
        QVERIFY(all.pages().size() > 4);
        QCOMPARE(some.pages(), all.pages().mid(1, 2));
    }

    void w9PrintingLoadsNothing()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QSignalSpy asked(&server, &QTcpServer::newConnection);
        const QByteArray address = "https://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/a.png";
        const QByteArray raw = head + "Content-Type: text/html\r\n\r\n<body background='" + address
            + "'><p>words</p><img src='" + address + "'><img src='file:///etc/hostname'></body>";
        const auto images = [](const Paper &paper) {
            return paper.tool(QStringLiteral("pdfimages"), {QStringLiteral("-list")}).count("\n") - 2;
        };
        const Paper without(raw, true);
        QCOMPARE(images(without), 0);
        // What a person let come before is printed, from memory.
        const Paper with(raw, true, {{QString::fromLatin1(address), png(60, 40)}});
        QCOMPARE(images(with), 1);
        QTest::qWait(50);
        QCOMPARE(asked.count(), 0);
    }

    void quotedAndRightToLeftTextIsThere()
    {
        const Paper paper(
            head + "Content-Type: text/plain; charset=utf-8\r\n\r\n> > quoted words\r\nשלום עולם\r\n");
        QVERIFY(paper.text().contains(QLatin1String("quoted words")));
        QVERIFY(!paper.text().contains(QLatin1String("> >")));
    }

    void nothingIsCutThatFitsAPage()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 300; ++round) {
            QList<Solid> solids;
            int y = 0;
            for (int i = 0; i < 60; ++i) {
                y += random.bounded(40);
                const int height = 5 + random.bounded(i % 7 == 0 ? 400 : 40);
                solids << Solid{y, y + height};
                y += height;
            }
            const int rest = 400 + random.bounded(200), first = random.bounded(rest + 1);
            const QList<int> ends = sheetEnds(y, solids, first, rest);
            QCOMPARE(ends.last(), y);
            int from = 0;
            for (qsizetype i = 0; i < ends.size(); ++i) {
                QVERIFY(ends.at(i) > from || i == 0);
                QVERIFY(ends.at(i) - from <= (i == 0 ? qMax(1, first) : rest));
                from = ends.at(i);
                for (const Solid &solid : std::as_const(solids))
                    QVERIFY2(solid.top >= from || solid.bottom <= from, qPrintable(QString::number(round)));
            }
        }
        // What is taller than a page, or stands everywhere, is cut, and printing ends.
        QCOMPARE(sheetEnds(1000, {{0, 1000}}, 300, 400), QList<int>({300, 700, 1000}));
        QCOMPARE(sheetEnds(900, {{0, 300}, {200, 600}, {500, 900}}, 400, 400).last(), 900);
        QCOMPARE(sheetEnds(0, {}, 300, 400), QList<int>());
    }

    void paperThatCannotBeWrittenIsSaid()
    {
        QPdfWriter writer(QStringLiteral("/nonexistent-folder/x.pdf"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".*")));
        QVERIFY(!printMessage(
            writer, {std::make_shared<const ParsedMessage>(parseMessage(head + "\r\nx")), false, {}}));
    }
};

DUOPOST_UI_TEST_MAIN(TestPrinting)
#include "tst_printing.moc"
