// SPDX-License-Identifier: GPL-3.0-or-later
// "duopost-cli render", run as a program.
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

namespace {

QString u(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

int pixelsOf(const QImage &image, QRgb colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour ? 1 : 0;
    }
    return count;
}

} // namespace

class TestRender : public QObject {
    Q_OBJECT

    struct Answer {
        int exit = -1;
        QJsonObject out;
        QString errorKind;
        QImage picture;
        QStringList blocked() const
        {
            QStringList all;
            for (const auto &one : out[u("blocked")].toArray())
                all << one.toString();
            return all;
        }
    };

    QTemporaryDir m_dir;

    Answer run(const QStringList &words)
    {
        QProcess process;
        process.start(u(DUOPOST_CLI), QStringList{u("--json"), u("render")} + words);
        Answer answer;
        if (!process.waitForFinished(60'000))
            return answer;
        answer.exit = process.exitCode();
        answer.out = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        answer.errorKind = QJsonDocument::fromJson(process.readAllStandardError())
                               .object()[u("error")]
                               .toObject()[u("kind")]
                               .toString();
        answer.picture.load(m_dir.filePath(u("out.png")));
        return answer;
    }
    QStringList files(const char *name, const QByteArray &content)
    {
        QFile::remove(m_dir.filePath(u("out.png")));
        QFile file(m_dir.filePath(u(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test's own file cannot be written");
        return {file.fileName(), u("--png"), m_dir.filePath(u("out.png"))};
    }

private slots:
    void initTestCase()
    {
        if (!QFile::exists(QFileInfo(u(DUOPOST_CLI)).dir().filePath(u("duopost"))))
            QSKIP("the window's program is not built");
    }

    void theDesignIsPaintedAsWideAsSaid()
    {
        const Answer answer = run(
            files(
                "a.eml",
                "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                "<body style='margin:0'><div style='background:#ff0000;height:100px'></div>"
                "<div style='background:#00ff00;height:50px;width:10px'>")
            + QStringList{u("--width"), u("300")});
        QCOMPARE(answer.exit, 0);
        QCOMPARE(answer.out[u("width")].toInt(), 300);
        QCOMPARE(answer.out[u("height")].toInt(), 150);
        QCOMPARE(answer.picture.size(), QSize(300, 150));
        QCOMPARE(pixelsOf(answer.picture, qRgb(255, 0, 0)), 300 * 100);
        QCOMPARE(pixelsOf(answer.picture, qRgb(0, 255, 0)), 10 * 50);
        QVERIFY(answer.blocked().isEmpty());
    }

    void picturesOfTheMessageAreShown()
    {
        QImage blue(8, 8, QImage::Format_RGB32);
        blue.fill(QColor(0, 0, 255));
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && blue.save(&buffer, "PNG"));
        const Answer answer = run(files(
            "b.eml",
            "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
            "boundary=zz\r\n\r\n--zz\r\n"
            "Content-Type: text/html\r\n\r\n<img src='cid:one' width=40 height=20>\r\n--zz\r\nContent-Type: "
            "image/png\r\nContent-ID: <one>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + png.toBase64() + "\r\n--zz--\r\n"));
        QCOMPARE(answer.exit, 0);
        QCOMPARE(pixelsOf(answer.picture, qRgb(0, 0, 255)), 40 * 20);
    }

    void everythingThatWasNotLoadedIsNamed()
    {
        const Answer answer = run(files(
            "c.html",
            "<style>@import 'https://a.example/s.css';@font-face{src:url(https://b.example/f.woff)}"
            "p{background:url(\"https://c.example/p.png\")}</style><img src='https://d.example/i.png'>"
            "<img width=1 height=1 src='https://e.example/t.gif'><td background='https://f.example/b.png'>"
            "<i style='background-image:url(https://g.example/s.png)'>x</i><iframe "
            "src='https://h.example/'></iframe>"));
        QCOMPARE(answer.exit, 0);
        QStringList hosts;
        for (const QString &address : answer.blocked())
            hosts << QUrl(address).host().left(1);
        hosts.sort();
        QCOMPARE(hosts.join(QString()), u("abcdefgh"));
    }

    void plainTextIsPaintedWhereItIsAskedForOrAllThereIs()
    {
        const QByteArray both
            = "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; "
              "boundary=zz\r\n\r\n--zz\r\nContent-Type: text/plain\r\n\r\nWords\r\n--zz\r\nContent-Type: "
              "text/html\r\n\r\n<body bgcolor=red>x\r\n--zz--\r\n";
        const Answer plain = run(files("d.eml", both) + QStringList{u("--plain")});
        QCOMPARE(plain.exit, 0);
        QVERIFY(plain.out[u("asText")].toBool());
        QCOMPARE(pixelsOf(plain.picture, qRgb(255, 0, 0)), 0);
        QVERIFY(plain.picture.height() > 20 && plain.picture.height() < 200);
        const Answer designed = run(files("d.eml", both));
        QVERIFY(!designed.out[u("asText")].toBool());
        QVERIFY(pixelsOf(designed.picture, qRgb(255, 0, 0)) > 0);
        const Answer only = run(files("e.eml", "From: a@example.org\r\n\r\nWords\r\n"));
        QCOMPARE(only.exit, 0);
        QVERIFY(only.out[u("asText")].toBool());
    }

    void loadingPicturesNeverAsksThisComputerOrItsNeighbours()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QSignalSpy asked(&server, &QTcpServer::newConnection);
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/i.png";
        const Answer answer
            = run(files("f.html", "<img src='" + address + "'>") + QStringList{u("--load-remote")});
        QCOMPARE(answer.exit, 0);
        QCOMPARE(answer.blocked(), QStringList{QString::fromLatin1(address)});
        QVERIFY(!server.waitForNewConnection(0));
        QCOMPARE(asked.count(), 0);
    }

    void mistakesAreNamed()
    {
        QCOMPARE(
            run({u("/nowhere/at.eml"), u("--png"), m_dir.filePath(u("out.png"))}).errorKind,
            u("file-unreadable"));
        const QString file = files("g.html", "x").first();
        QCOMPARE(run({file, u("--png"), u("/nowhere/out.png")}).errorKind, u("file-unwritable"));
        QCOMPARE(run({file}).exit, 2);
        QCOMPARE(run({file, u("--png"), u("x.png"), u("--width"), u("wide")}).exit, 2);
    }

    void whatIsOnlyPrintedNeedsNoDisplay_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("expected");
        QTest::newRow("version") << u("--version") << u("duopost " DUOPOST_VERSION);
        QTest::newRow("help") << u("--help") << u("--profile");
    }
    void whatIsOnlyPrintedNeedsNoDisplay()
    {
        QFETCH(QString, word);
        QFETCH(QString, expected);
        QProcess process;
        auto without = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            without.remove(u(name));
        process.setProcessEnvironment(without);
        process.start(QFileInfo(u(DUOPOST_CLI)).dir().filePath(u("duopost")), {word});
        QVERIFY(process.waitForFinished(30'000));
        const auto out = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(out.contains(expected), qPrintable(out));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
