// SPDX-License-Identifier: GPL-3.0-or-later
// Every message of every corpus at hand opens, quickly, and comes out sane.
#include "mailcore/MessageParser.h"
#include "tests/support/MessageCorpus.h"

#include <QTest>
#include <ctime>

using namespace duopost;

class TestCorporaOpen : public QObject {
    Q_OBJECT
private slots:
    void everyMessageOpens_data();
    void everyMessageOpens();
};

namespace {

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

bool isSafeName(const QString &name)
{
    if (name.isEmpty() || name.toUtf8().size() > 200 || name.startsWith(QLatin1Char('.')))
        return false;
    for (const QChar c : name) {
        if (c.unicode() < 0x20 || QStringLiteral("/\\:*?\"<>|").contains(c)
            || (c.unicode() >= 0x202a && c.unicode() <= 0x202e))
            return false;
    }
    return !name.endsWith(QLatin1Char('.')) && !name.endsWith(QLatin1Char(' '));
}

} // namespace

void TestCorporaOpen::everyMessageOpens_data()
{
    QTest::addColumn<QString>("corpus");
    if (duopost::test::corporaFolder().isEmpty())
        QSKIP("the message corpora are not on this machine");
    for (const char *corpus :
         {"mail-parser", "mimetools-testmsgs", "notmuch", "mikel-mail", "mimekit", "thunderbird", "nodemailer",
          "postal-mime", "mailcore2-charset", "imaptest"})
        QTest::newRow(corpus) << QString::fromLatin1(corpus);
}

void TestCorporaOpen::everyMessageOpens()
{
    QFETCH(QString, corpus);
    const auto messages = duopost::test::corpusMessages(corpus);
    QVERIFY2(messages.size() >= 5, qPrintable(corpus));
    for (const auto &[name, raw] : messages) {
        const double before = cpuSeconds();
        const ParsedMessage message = parseMessage(raw);
        const QString preview = previewOf(message);
        const double used = cpuSeconds() - before;
        // Generous for sanitizers and slow machines; what grows with the square is far beyond it.
        QVERIFY2(
            used < 2.0 + double(raw.size()) / 1e6, qPrintable(name + QStringLiteral(" took %1 s").arg(used)));
        QVERIFY2(preview.size() <= 200 && !preview.contains(QLatin1Char('\n')), qPrintable(name));
        QVERIFY2(!message.text.contains(QLatin1Char('\r')), qPrintable(name));
        qsizetype bytes = message.text.size() + message.html.size();
        for (const Attachment &attachment : message.attachments) {
            QVERIFY2(isSafeName(attachment.name), qPrintable(name + QLatin1Char(' ') + attachment.name));
            QVERIFY2(attachment.type.contains('/'), qPrintable(name));
            bytes += attachment.content.size();
        }
        const qsizetype body = raw.indexOf("\n\n") < 0 ? raw.indexOf("\r\n\r\n") : raw.indexOf("\n\n");
        if (body >= 0 && raw.size() - body > 200)
            QVERIFY2(bytes > 0, qPrintable(name + QStringLiteral(" shows nothing")));
    }
}

QTEST_APPLESS_MAIN(TestCorporaOpen)
#include "tst_corpora_open.moc"
