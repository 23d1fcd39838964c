// SPDX-License-Identifier: GPL-3.0-or-later
// Whole messages against mail-parser's expectations: header, what is text, what is HTML, what is attached.
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/Charset.h"
#include "tests/support/KnownDifferences.h"
#include "tests/support/MessageCorpus.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace duopost;

class TestCorporaMailParser : public QObject {
    Q_OBJECT
private slots:
    void messagesAgree_data();
    void messagesAgree();
};

namespace {

/// Blanks and quote marks may move when format=flowed is unwrapped and when parts are joined.
QString words(QString text)
{
    text.remove(QLatin1Char('\r'));
    QString result;
    for (const QChar c : std::as_const(text)) {
        if (!c.isSpace() && c != QLatin1Char('>') && c != QChar(u'\0')
            && c != QChar(QChar::ReplacementCharacter))
            result += c;
    }
    return result;
}

QString addressText(const QJsonValue &value)
{
    QStringList out;
    QJsonArray list = value[QLatin1String("Address")][QLatin1String("List")].toArray();
    const QJsonArray groups = value[QLatin1String("Address")][QLatin1String("Group")].toArray();
    for (const QJsonValue &group : groups) {
        const QJsonArray members = group[QLatin1String("addresses")].toArray();
        for (const QJsonValue &member : members)
            list.append(member);
        if (members.isEmpty())
            out += group[QLatin1String("name")].toString() + QStringLiteral(" <>");
    }
    for (const QJsonValue &entry : std::as_const(list))
        out += entry[QLatin1String("name")].toString() + QStringLiteral(" <")
            + entry[QLatin1String("address")].toString() + QLatin1Char('>');
    return out.join(QStringLiteral(", "));
}

QString addressText(const QList<MailAddress> &list)
{
    QStringList out;
    for (const MailAddress &a : list)
        out += a.name + QStringLiteral(" <") + a.address + QLatin1Char('>');
    return out.join(QStringLiteral(", "));
}

QString dateText(const QJsonValue &value)
{
    const QJsonValue d = value[QLatin1String("DateTime")];
    if (d.isUndefined())
        return {};
    const auto n = [&](const char *key) { return d[QLatin1String(key)].toInt(); };
    const int zone
        = (n("tz_hour") * 3600 + n("tz_minute") * 60) * (d[QLatin1String("tz_before_gmt")].toBool() ? -1 : 1);
    return QDateTime(
               QDate(n("year"), n("month"), n("day")), QTime(n("hour"), n("minute"), n("second")),
               Qt::OffsetFromUTC, zone)
        .toString(Qt::ISODate);
}

class Comparison {
public:
    Comparison(duopost::test::KnownDifferences &differences, QString file)
        : m_differences(differences), m_file(std::move(file))
    {
    }

    void compare(const ParsedMessage &ours, const QJsonValue &theirs, const QString &prefix = {}, int depth = 0)
    {
        compareHeader(
            ours.header, theirs[QLatin1String("parts")][0][QLatin1String("headers")].toArray(), prefix);
        const QJsonArray parts = theirs[QLatin1String("parts")].toArray();
        const auto isIn = [&](const char *list, int index) {
            return theirs[QLatin1String(list)].toArray().contains(QJsonValue(index));
        };
        QList<bool> used(ours.attachments.size(), false);
        for (int i = 0; i < parts.size(); ++i) {
            const QJsonObject body = parts[i][QLatin1String("body")].toObject();
            const QString kind = body.isEmpty() ? QString() : body.keys().first();
            const QString name = prefix + QStringLiteral("part %1").arg(i);
            if (kind == QLatin1String("Text") || kind == QLatin1String("Html")) {
                const bool shown = !isIn("attachments", i) && (isIn("text_body", i) || isIn("html_body", i));
                compareText(ours, body[kind].toString(), kind, shown, name, used);
            } else if (kind == QLatin1String("Binary") || kind == QLatin1String("InlineBinary")) {
                QByteArray bytes;
                const QJsonArray values = body[kind].toArray();
                for (const QJsonValue &value : values)
                    bytes += static_cast<char>(value.toInt());
                claim(
                    ours, [&](const Attachment &a) { return a.content == bytes; },
                    name + QStringLiteral(" content"), used);
            } else if (kind == QLatin1String("Message")) {
                const qsizetype at = claim(
                    ours, [&](const Attachment &a) { return a.type.startsWith("message/"); },
                    name + QStringLiteral(" message"), used);
                if (at >= 0 && depth < 10)
                    compare(
                        parseMessage(ours.attachments[at].content), body[kind], name + QLatin1Char('.'),
                        depth + 1);
            }
        }
        for (qsizetype i = 0; i < used.size(); ++i) {
            const QString &extra = ours.attachments[i].name;
            if (!used[i] && extra != QLatin1String("preamble.txt") && extra != QLatin1String("epilogue.txt"))
                differs(prefix + QStringLiteral("extra attachment"), ours.attachments[i].name);
        }
    }

private:
    void differs(const QString &what, const QString &detail) { m_differences.found(m_file, what, detail); }

    void compareHeader(const MessageHeader &ours, const QJsonArray &fields, const QString &prefix)
    {
        QMap<QString, QString> theirs;
        for (const QJsonValue &field : fields) {
            const QString name = field[QLatin1String("name")].toString();
            const QJsonValue value = field[QLatin1String("value")];
            QString text = value[QLatin1String("Text")].toString();
            if (value[QLatin1String("Address")].isObject())
                text = addressText(value);
            else if (value[QLatin1String("DateTime")].isObject())
                text = dateText(value);
            if (!theirs.contains(name))
                theirs.insert(name, text);
        }
        const auto check = [&](const char *name, const QString &mine) {
            const QString their = theirs.value(QLatin1String(name)).trimmed();
            if (theirs.contains(QLatin1String(name)) && their != mine.trimmed())
                differs(
                    prefix + QLatin1String(name),
                    QStringLiteral("\n  ours   [%1]\n  theirs [%2]").arg(mine, their));
        };
        check("subject", ours.subject);
        check("from", addressText(ours.from));
        check("to", addressText(ours.to));
        check("cc", addressText(ours.cc));
        check("reply_to", addressText(ours.replyTo));
        check("sender", addressText(ours.sender));
        check("date", ours.date.toString(Qt::ISODate));
        check("message_id", QString::fromUtf8(ours.messageId));
    }

    void compareText(
        const ParsedMessage &ours, const QString &text, const QString &kind, bool shown, const QString &name,
        QList<bool> &used)
    {
        const QString wanted = words(text);
        if (wanted.isEmpty())
            return;
        const QString body = words(kind == QLatin1String("Html") ? ours.html : ours.text);
        if (shown) {
            if (!body.contains(wanted))
                differs(
                    name + QStringLiteral(" text"),
                    QStringLiteral("\n  [%1]\n  not in [%2]").arg(wanted.left(300), body.left(300)));
            return;
        }
        claim(
            ours,
            [&](const Attachment &a) {
                return words(mime::decodeCharset(a.content, {}).text).contains(wanted);
            },
            name + QStringLiteral(" content"), used);
    }

    qsizetype claim(
        const ParsedMessage &ours, const std::function<bool(const Attachment &)> &fits, const QString &what,
        QList<bool> &used)
    {
        for (qsizetype i = 0; i < used.size(); ++i) {
            if (!used[i] && fits(ours.attachments[i])) {
                used[i] = true;
                return i;
            }
        }
        QStringList have;
        for (const Attachment &a : ours.attachments)
            have += QString::fromLatin1(a.type) + QStringLiteral(" %1 %2").arg(a.name).arg(a.content.size());
        differs(what, QStringLiteral("not among: ") + have.join(QStringLiteral(", ")));
        return -1;
    }

    duopost::test::KnownDifferences &m_differences;
    QString m_file;
};

} // namespace

void TestCorporaMailParser::messagesAgree_data()
{
    QTest::addColumn<bool>("crlf");
    if (duopost::test::corporaFolder().isEmpty())
        QSKIP("the message corpora are not on this machine");
    QTest::newRow("LF") << false;
    QTest::newRow("CRLF") << true;
}

void TestCorporaMailParser::messagesAgree()
{
    QFETCH(bool, crlf);
    const QString folder = duopost::test::corporaFolder() + QStringLiteral("/mail-parser/eml/");
    duopost::test::KnownDifferences differences(QStringLiteral("mail-parser"));
    int compared = 0;
    for (const QString &group : {QStringLiteral("legacy/"), QStringLiteral("rfc/")}) {
        for (const QString &file : QDir(folder + group).entryList({QStringLiteral("*.eml")}, QDir::Files)) {
            QByteArray raw = duopost::test::readFile(folder + group + file);
            QString json = folder + group + file.chopped(4) + QStringLiteral(".json");
            raw.replace("\r\n", "\n");
            if (crlf) {
                raw.replace('\n', "\r\n");
                json.replace(QStringLiteral(".json"), QStringLiteral(".crlf.json"));
            }
            const auto expected = QJsonDocument::fromJson(duopost::test::readFile(json));
            QVERIFY2(expected.isObject(), qPrintable(json));
            ++compared;
            Comparison(differences, group + file.chopped(4)).compare(parseMessage(raw), expected.object());
        }
    }
    QVERIFY(compared > 60);
    QVERIFY(differences.agree());
}

QTEST_APPLESS_MAIN(TestCorporaMailParser)
#include "tst_corpora_mail_parser.moc"
