// SPDX-License-Identifier: GPL-3.0-or-later
// Real messages in hard charsets against the plain text that another client made of them: subject and every
// line.
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/HtmlText.h"
#include "tests/support/KnownDifferences.h"
#include "tests/support/MessageCorpus.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace duopost;

class TestCorporaMailcore : public QObject {
    Q_OBJECT
private slots:
    void textsAgree();
};

namespace {

/// Theirs writes link targets in round brackets and the size behind a file name, ours neither.
QString withoutTheirMarks(QString line)
{
    static const QRegularExpression target(QStringLiteral("\\((https?:|mailto:|tel:|#)[^)]*\\)"));
    static const QRegularExpression file(QStringLiteral("^- (.*), [0-9.]+ (bytes|KB|MB)$"));
    line.remove(target);
    const auto match = file.match(line);
    return match.hasMatch() ? match.captured(1) : line;
}

QString withoutOurMarks(QString text)
{
    static const QRegularExpression target(
        QStringLiteral("<(https?|mailto|tel):[^>]*>"), QRegularExpression::CaseInsensitiveOption);
    return text.remove(target);
}

/// Two ways to flatten HTML never agree on blanks and bullets, but they agree on letters.
QString letters(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            result += c;
    }
    return result;
}

} // namespace

void TestCorporaMailcore::textsAgree()
{
    if (duopost::test::corporaFolder().isEmpty())
        QSKIP("the message corpora are not on this machine");
    const QString folder = duopost::test::corporaFolder() + QStringLiteral("/mailcore2-charset/summary/");
    duopost::test::KnownDifferences differences(QStringLiteral("mailcore2"));
    int compared = 0;
    for (const QString &file :
         QDir(folder + QStringLiteral("input")).entryList({QStringLiteral("*.eml")}, QDir::Files)) {
        const QString name = file.chopped(4);
        const QString expected = QString::fromUtf8(
            duopost::test::readFile(folder + QStringLiteral("output/") + name + QStringLiteral(".txt")));
        QVERIFY2(!expected.isEmpty(), qPrintable(name));
        const ParsedMessage message
            = parseMessage(duopost::test::readFile(folder + QStringLiteral("input/") + file));
        QString all = message.header.subject + message.text + mime::htmlToText(message.html);
        for (const auto &field : message.headerFields)
            all += field.second;
        for (const Attachment &attachment : message.attachments)
            all += attachment.name;
        const QString ours = letters(withoutOurMarks(all)) + letters(all);
        int missing = 0;
        QString first;
        for (const QString &raw : expected.split(QLatin1Char('\n'))) {
            const QString line = withoutTheirMarks(raw);
            // The date is in their time zone, the sizes are theirs.
            if (line.startsWith(QLatin1String("Date: ")))
                continue;
            const qsizetype colon = line.indexOf(QLatin1String(": "));
            const QString wanted = letters(colon > 0 && colon < 9 ? line.sliced(colon) : line);
            if (ours.contains(wanted) || ours.contains(letters(withoutOurMarks(line))))
                continue;
            if (++missing == 1)
                first = line;
        }
        ++compared;
        if (missing)
            differences.found(
                name, QStringLiteral("lines"),
                QStringLiteral("%1, first: %2").arg(missing).arg(first.left(300)));
    }
    QVERIFY(compared > 40);
    QVERIFY(differences.agree());
}

QTEST_APPLESS_MAIN(TestCorporaMailcore)
#include "tst_corpora_mailcore.moc"
