// SPDX-License-Identifier: GPL-3.0-or-later
// winmail.dat: envelopes of others with the lists of what is in them, and damage of every kind.
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/CompressedRtf.h"
#include "mailcore/protocol/mime/Tnef.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::mime;

namespace {

const QString corpus = QStringLiteral(DUOPOST_CORPORA "/mimekit/tnef");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

void put16(QByteArray &to, quint16 value)
{
    to += static_cast<char>(value & 0xff);
    to += static_cast<char>(value >> 8);
}

void put32(QByteArray &to, quint32 value)
{
    put16(to, static_cast<quint16>(value & 0xffff));
    put16(to, static_cast<quint16>(value >> 16));
}

QByteArray attribute(char level, quint32 id, const QByteArray &data)
{
    QByteArray bytes(1, level);
    put32(bytes, id);
    put32(bytes, static_cast<quint32>(data.size()));
    bytes += data;
    quint16 sum = 0;
    for (const char c : data)
        sum = static_cast<quint16>(sum + static_cast<unsigned char>(c));
    put16(bytes, sum);
    return bytes;
}

QByteArray envelope(const QByteArray &attributes)
{
    QByteArray bytes;
    put32(bytes, 0x223e9f78);
    put16(bytes, 1);
    return bytes + attributes;
}

const QByteArray oneFile = attribute(2, 0x00069002, QByteArray(14, '\0'))
    + attribute(2, 0x00018010,
                QByteArray(
                    "Gr\xfc\xdf"
                    "e.txt\0",
                    10))
    + attribute(2, 0x0006800f, "content");

} // namespace

class TestTnef : public QObject {
    Q_OBJECT
private slots:
    void aFileHasItsNameAndContent()
    {
        const Tnef tnef = readTnef(envelope(oneFile));
        QVERIFY(tnef.readable);
        QVERIFY(!tnef.damaged);
        QCOMPARE(tnef.files.size(), 1);
        QCOMPARE(tnef.files[0].name, QStringLiteral("Grüße.txt"));
        QCOMPARE(tnef.files[0].content, QByteArray("content"));
    }

    void theMessageShowsWhatWasInside()
    {
        const QByteArray raw = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
                               "text/plain\r\n\r\nHello\r\n"
                               "--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n"
                               "Content-Transfer-Encoding: base64\r\n\r\n"
            + envelope(oneFile).toBase64() + "\r\n--b--\r\n";
        const auto message = parseMessage(raw);
        QCOMPARE(message.text.trimmed(), QStringLiteral("Hello"));
        QCOMPARE(message.attachments.size(), 1);
        QCOMPARE(message.attachments[0].name, QStringLiteral("Grüße.txt"));
    }

    void whatIsNoEnvelopeStaysAFile()
    {
        const auto message
            = parseMessage("Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nnothing of the kind");
        QCOMPARE(message.attachments.size(), 1);
        QCOMPARE(message.attachments[0].name, QStringLiteral("winmail.dat"));
    }

    void damageLosesNothingBeforeIt()
    {
        QByteArray bytes = envelope(
            oneFile + attribute(2, 0x00069002, QByteArray(14, '\0')) + attribute(2, 0x0006800f, "second"));
        bytes.back() = static_cast<char>(bytes.back() + 1);
        const Tnef tnef = readTnef(bytes);
        QVERIFY(tnef.damaged);
        QCOMPARE(tnef.files.size(), 1);
        // The envelope itself stays as well.
        const auto message = parseMessage(
            "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + bytes.toBase64());
        QCOMPARE(message.attachments.size(), 2);
        QVERIFY(!message.warnings.isEmpty());
    }

    void cutAnywhereItEnds()
    {
        const QByteArray whole = envelope(oneFile + oneFile);
        for (int size = 0; size < whole.size(); ++size) {
            const Tnef tnef = readTnef(whole.left(size));
            QVERIFY(tnef.files.size() <= 2);
        }
        const QString path = corpus + QStringLiteral("/winmail.tnef");
        const QByteArray other = bytesOf(path).left(20'000);
        for (int size = 0; size < other.size(); size += 37)
            readTnef(QByteArrayView(other).first(size));
    }

    void changedBytesNeverReadBeyondTheEnd()
    {
        quint32 seed = 7;
        const auto next = [&seed] { return seed = seed * 1664525 + 1013904223; };
        for (const char *name : {"body", "attachments", "rtf", "triples", "multi-name-property"}) {
            const QByteArray whole
                = bytesOf(QStringLiteral("%1/%2.tnef").arg(corpus, QString::fromLatin1(name))).left(30'000);
            if (whole.isEmpty())
                QSKIP("SKIP: the corpora are not here");
            for (int round = 0; round < 300; ++round) {
                QByteArray bytes = whole;
                for (int i = 0; i < 5; ++i)
                    bytes[static_cast<qsizetype>(next() % static_cast<quint32>(bytes.size()))]
                        = static_cast<char>(next() >> 24);
                const Tnef tnef = readTnef(bytes);
                QVERIFY(tnef.files.size() <= 500);
            }
        }
    }

    void richTextIsUnpacked()
    {
        const QByteArray packed
            = QByteArray::fromHex("2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
                                  "0af32068656c090020627705b06c647d0a800fa0");
        QCOMPARE(decompressRtf(packed), QByteArray("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"));
        QByteArray plain;
        put32(plain, 0);
        put32(plain, 5);
        put32(plain, 0x414c454d);
        put32(plain, 0);
        QCOMPARE(decompressRtf(plain + "{\\rtf"), QByteArray("{\\rtf"));
        QVERIFY(!decompressRtf("short"));
    }

    void envelopesOfOthersHoldWhatTheirListsSay_data()
    {
        QTest::addColumn<QString>("name");
        const auto files = QDir(corpus).entryList({QStringLiteral("*.tnef")}, QDir::Files);
        if (files.isEmpty())
            QTest::newRow("none") << QString();
        for (const auto &file : files)
            QTest::newRow(qPrintable(file)) << QFileInfo(file).completeBaseName();
    }
    void envelopesOfOthersHoldWhatTheirListsSay()
    {
        QFETCH(QString, name);
        if (name.isEmpty())
            QSKIP("SKIP: the corpora are not here");
        const Tnef tnef = readTnef(bytesOf(QStringLiteral("%1/%2.tnef").arg(corpus, name)));
        QVERIFY(tnef.readable);
        QStringList found;
        for (const TnefFile &file : tnef.files) {
            if (!file.name.isEmpty() && file.name != QLatin1String("message.rtf"))
                found << file.name;
        }
        QStringList wanted;
        for (const auto &line : QString::fromUtf8(bytesOf(QStringLiteral("%1/%2.list").arg(corpus, name)))
                                    .split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const QString each = line.trimmed();
            if (each != QLatin1String("body.rtf") && each != QLatin1String("body.html")
                && !each.startsWith(QLatin1String("Untitled")))
                wanted << each;
        }
        for (const QString &each : std::as_const(wanted))
            QVERIFY2(found.contains(each), qPrintable(each + QStringLiteral(" is not in ") + found.join(u'|')));
        // Where the real file lies beside it, byte by byte.
        for (const TnefFile &file : tnef.files) {
            const QByteArray real = bytesOf(QStringLiteral("%1/%2/%3").arg(corpus, name, file.name));
            // The corpus keeps text files with the line ends of its own system.
            if (!real.isEmpty())
                QCOMPARE(
                    QByteArray(file.content).replace("\r\n", "\n"), QByteArray(real).replace("\r\n", "\n"));
        }
    }
};

QTEST_GUILESS_MAIN(TestTnef)
#include "tst_tnef.moc"
