// SPDX-License-Identifier: GPL-3.0-or-later
// format=flowed, written and read again.
#include "mailcore/protocol/mime/Flowed.h"
#include "mailcore/protocol/mime/build/FlowedText.h"
#include "tests/support/WrittenMessages.h"

#include <QTest>

using namespace duopost::mime;
using namespace duopost::tests;

namespace {

QString again(const QString &text)
{
    return unwrapFlowed(flowedText(text), DelSp::No);
}

} // namespace

class TestFlowedText : public QObject {
    Q_OBJECT
private slots:
    void paragraphsBecomeShortLines()
    {
        const QString words = QStringLiteral("word ").repeated(100).trimmed();
        const auto flowed = flowedText(QStringLiteral(">> ") + words + u'\n' + words);
        const auto lines = flowed.split(u'\n');
        QVERIFY(lines.size() > 12);
        for (const auto &line : lines)
            QVERIFY2(line.size() <= 78, qPrintable(line));
        QVERIFY(lines[0].startsWith(QStringLiteral(">> word")) && lines[0].endsWith(u' '));
    }

    void specialLinesSurvive_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("flowed");
        const auto row = [](const char *text, const char *flowed) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(flowed);
        };
        row("", "");
        row("a", "a\n");
        row("a\n", "a\n");
        row("a\n\n", "a\n\n");
        row(" a", "  a\n");
        row("From a", " From a\n");
        row("> a", "> a\n");
        row(">", ">\n");
        row(">> a\n> b", ">> a\n> b\n");
        row(">_<", " >_<\n");
        row(">>a", " >>a\n");
        row("-- \nMe", "-- \nMe\n");
        row("> -- \n> Me", "> -- \n> Me\n");
        row(">  a", ">  a\n");
        row("> > a", "> > a\n");
        row("--", "--\n");
    }
    void specialLinesSurvive()
    {
        QFETCH(QString, text);
        QTEST(flowedText(text), "flowed");
        QCOMPARE(again(text).trimmed(), text.trimmed());
    }

    void blanksAtTheEndJoinNothing()
    {
        QCOMPARE(again(QStringLiteral("a  \nb \n> c \n> d")), QStringLiteral("a\nb\n> c\n> d\n"));
    }

    void randomTextIsReadBackEqual()
    {
        const auto seed = qEnvironmentVariableIsSet("DUOPOST_STEP_SEED")
            ? qEnvironmentVariableIntValue("DUOPOST_STEP_SEED")
            : QRandomGenerator::global()->bounded(1 << 30);
        qInfo("DUOPOST_STEP_SEED=%d", seed);
        QRandomGenerator random(static_cast<quint32>(seed));
        for (int i = 0; i < 2000; ++i) {
            QString text;
            for (int line = random.bounded(12); line >= 0; --line) {
                if (random.bounded(3) == 0)
                    text += QString(random.bounded(1, 6), u'>') + u' ';
                if (random.bounded(6) == 0)
                    text += QStringList(
                        {QStringLiteral(" "), QStringLiteral(">x"), QStringLiteral("From "),
                         QStringLiteral("-- "), QStringLiteral("   >")})[random.bounded(5)];
                text += randomWords(random, 40).trimmed();
                text += random.bounded(8) == 0 ? QStringLiteral("\n-- \n") : QStringLiteral("\n");
            }
            QCOMPARE(again(text), text);
        }
    }
};

QTEST_GUILESS_MAIN(TestFlowedText)
#include "tst_flowed_text.moc"
