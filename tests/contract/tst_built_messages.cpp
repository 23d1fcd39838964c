// SPDX-License-Identifier: GPL-3.0-or-later
// What is written here is read back equal by Python's email package, which shares no line with our own reader.
#include "mailcore/Composing.h"
#include "mailcore/MessageParser.h"
#include "tests/support/PythonReader.h"
#include "tests/support/WrittenMessages.h"

#include <QTest>

using namespace duopost;
using namespace duopost::tests;

class TestBuiltMessages : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (python().isEmpty())
            QSKIP("python3 is not installed");
    }

    void germanWithEmojiUmlautsAndAPictureIsReadBackEqual_data()
    {
        QTest::addColumn<bool>("eightBit");
        QTest::newRow("7bit") << false;
        QTest::newRow("8bit") << true;
    }
    void germanWithEmojiUmlautsAndAPictureIsReadBackEqual()
    {
        QFETCH(bool, eightBit);
        const auto message = german();
        const auto bytes = buildMessage(message, eightBit ? Wire::EightBit : Wire::SevenBit).bytes;
        const auto all = readByPython({bytes});
        QCOMPARE(all.size(), 1);
        const auto &read = all[0];
        QCOMPARE(read.defects, QStringList());
        QCOMPARE(read.subject, message.subject);
        QCOMPARE(
            read.addresses,
            QStringList(
                {QStringLiteral("from|Jörg  Müller, Dr.|joerg@duopost.test"),
                 QStringLiteral("to|Anna Berg|anna@duopost.test"),
                 QStringLiteral("cc|Öztürk, Şule|sule@duopost.test"),
                 QStringLiteral("cc||info@xn--mller-kva.example")}));
        QCOMPARE(read.text, message.text + u'\n');
        QCOMPARE(read.html, message.html + u'\n');
        QCOMPARE(
            read.structure,
            QStringList(
                {QStringLiteral("multipart/mixed"), QStringLiteral("multipart/alternative"),
                 QStringLiteral("text/plain"), QStringLiteral("multipart/related"), QStringLiteral("text/html"),
                 QStringLiteral("image/png"), QStringLiteral("application/pdf"), QStringLiteral("text/plain"),
                 QStringLiteral("text/plain"), QStringLiteral("message/rfc822"),
                 QStringLiteral("text/plain")}));
        QCOMPARE(read.parts.size(), message.parts.size());
        const auto own = parseMessage(bytes);
        QCOMPARE(own.attachments.size(), message.parts.size());
        for (qsizetype i = 0; i < message.parts.size(); ++i) {
            const auto &part = message.parts[i];
            QCOMPARE(read.parts[i].name, part.name);
            QCOMPARE(read.parts[i].type.toLatin1(), part.type);
            QCOMPARE(read.parts[i].content, part.content);
            QCOMPARE(
                read.parts[i].contentId.toLatin1(),
                part.contentId.isEmpty() ? QByteArray() : '<' + part.contentId + '>');
            QCOMPARE(
                read.parts[i].disposition,
                part.contentId.isEmpty() ? QStringLiteral("attachment") : QStringLiteral("inline"));
            QCOMPARE(own.attachments[i].name, part.name);
            QCOMPARE(own.attachments[i].type, part.type);
            QCOMPARE(own.attachments[i].content, part.content);
            QCOMPARE(own.attachments[i].contentId, part.contentId);
        }
        const auto again = editAsNew(own);
        QCOMPARE(again.text, message.text);
        QCOMPARE(again.html.trimmed(), message.html);
        QCOMPARE(again.subject, message.subject);
        QVERIFY(again.from == message.from && again.to == message.to && again.cc[0] == message.cc[0]);
        QCOMPARE(own.warnings, QStringList());
    }

    void everyLanguageIsReadBackEqual()
    {
        QList<OutgoingMessage> written;
        QList<QByteArray> built;
        const auto pool = greetings();
        for (const auto &words : pool) {
            for (const int times : {1, 40}) {
                auto message = writtenTo(
                    QStringList(times, words).join(u' '), QStringList(times, words).join(u' ') + u'\n' + words);
                message.from.name = words;
                message.parts << OutgoingPart{
                    QString(words).remove(QRegularExpression(QStringLiteral("[^\\p{L}\\p{N} ]"))).simplified()
                        + QStringLiteral(".x"),
                    "application/x-x",
                    "x",
                    {}};
                for (const auto wire : {Wire::SevenBit, Wire::EightBit}) {
                    written << message;
                    built << buildMessage(message, wire).bytes;
                }
            }
        }
        const auto read = readByPython(built);
        QCOMPARE(read.size(), built.size());
        for (qsizetype i = 0; i < read.size(); ++i) {
            QCOMPARE(read[i].defects, QStringList());
            QCOMPARE(read[i].subject, written[i].subject);
            QCOMPARE(
                read[i].addresses.value(0),
                QStringLiteral("from|%1|joerg@duopost.test").arg(written[i].from.name));
            QCOMPARE(read[i].text, written[i].text + u'\n');
            QCOMPARE(read[i].parts.size(), 1);
            QCOMPARE(read[i].parts[0].name, written[i].parts[0].name);
        }
    }

    void randomMessagesAreReadBackEqual()
    {
        const auto seed = qEnvironmentVariableIsSet("DUOPOST_STEP_SEED")
            ? qEnvironmentVariableIntValue("DUOPOST_STEP_SEED")
            : QRandomGenerator::global()->bounded(1 << 30);
        qInfo("DUOPOST_STEP_SEED=%d", seed);
        QRandomGenerator random(static_cast<quint32>(seed));
        QList<OutgoingMessage> written;
        QList<QByteArray> built;
        for (int i = 0; i < 150; ++i) {
            QString text;
            for (int line = random.bounded(10); line >= 0; --line)
                text += (random.bounded(3) == 0 ? QStringLiteral(">> ") : QString())
                    + randomWords(random, 60).trimmed() + (line > 0 ? QStringLiteral("\n") : QString());
            auto message = writtenTo(randomWords(random, 25).trimmed(), text);
            message.from.name = randomWords(random, 4).trimmed();
            written << message;
            built << buildMessage(message, random.bounded(2) == 0 ? Wire::EightBit : Wire::SevenBit).bytes;
        }
        const auto read = readByPython(built);
        QCOMPARE(read.size(), built.size());
        for (qsizetype i = 0; i < read.size(); ++i) {
            QCOMPARE(read[i].defects, QStringList());
            QCOMPARE(read[i].subject, written[i].subject);
            QCOMPARE(
                read[i].addresses.value(0),
                QStringLiteral("from|%1|joerg@duopost.test").arg(written[i].from.name));
            QCOMPARE(read[i].text, written[i].text + u'\n');
        }
    }
};

QTEST_GUILESS_MAIN(TestBuiltMessages)
#include "tst_built_messages.moc"
