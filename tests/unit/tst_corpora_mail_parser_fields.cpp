// SPDX-License-Identifier: GPL-3.0-or-later
// Our field decoders against mail-parser's tables of header bodies and expected values.
#include "mailcore/protocol/mime/AddressList.h"
#include "mailcore/protocol/mime/EncodedWords.h"
#include "mailcore/protocol/mime/HeaderReader.h"
#include "mailcore/protocol/mime/HeaderScanner.h"
#include "mailcore/protocol/mime/MailDate.h"
#include "mailcore/protocol/mime/MediaType.h"
#include "mailcore/protocol/mime/Parameters.h"
#include "tests/support/KnownDifferences.h"
#include "tests/support/MessageCorpus.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <functional>

using namespace duopost;

class TestMailParserFields : public QObject {
    Q_OBJECT
private slots:
    void tablesAgree_data();
    void tablesAgree();
};

namespace {

// Ours and theirs, written alike.
struct Compared {
    QString ours, theirs;
};
using Compare = std::function<Compared(QByteArrayView, const QJsonValue &)>;

void flatten(const QJsonValue &value, QStringList &out)
{
    const QJsonArray list = value[QLatin1String("List")].toArray();
    for (const QJsonValue &entry : list)
        out += entry[QLatin1String("name")].toString() + QStringLiteral(" <")
            + entry[QLatin1String("address")].toString() + QLatin1Char('>');
    const QJsonArray groups = value[QLatin1String("Group")].toArray();
    for (const QJsonValue &group : groups) {
        const QJsonArray members = group[QLatin1String("addresses")].toArray();
        for (const QJsonValue &entry : members)
            out += entry[QLatin1String("name")].toString() + QStringLiteral(" <")
                + entry[QLatin1String("address")].toString() + QLatin1Char('>');
        if (members.isEmpty())
            out += group[QLatin1String("name")].toString() + QStringLiteral(" <>");
    }
}

Compared addresses(QByteArrayView raw, const QJsonValue &expected)
{
    QStringList ours, theirs;
    for (const MailAddress &a : mime::parseAddressList(raw))
        ours += a.name + QStringLiteral(" <") + a.address + QLatin1Char('>');
    flatten(expected, theirs);
    return {ours.join(QStringLiteral(", ")), theirs.join(QStringLiteral(", "))};
}

Compared date(QByteArrayView raw, const QJsonValue &expected)
{
    const QDateTime ours = mime::parseMailDate(raw);
    if (expected.isNull())
        return {ours.toString(Qt::ISODate), QString()};
    const auto n = [&](const char *key) { return expected[QLatin1String(key)].toInt(); };
    const int zone = (n("tz_hour") * 3600 + n("tz_minute") * 60)
        * (expected[QLatin1String("tz_before_gmt")].toBool() ? -1 : 1);
    const QDateTime theirs(
        QDate(n("year"), n("month"), n("day")), QTime(n("hour"), n("minute"), n("second")), Qt::OffsetFromUTC,
        zone);
    return {ours.toString(Qt::ISODate), theirs.toString(Qt::ISODate)};
}

Compared contentType(QByteArrayView raw, const QJsonValue &expected)
{
    const auto ours = mime::parseParameterized(raw);
    const QString type = QString::fromUtf8(ours.value);
    if (expected.isNull()) // theirs gives up; ours must not take it for a type
        return {QString::fromUtf8(mime::normalisedType(ours.value)), QString()};
    const QString sub = expected[QLatin1String("c_subtype")].toString();
    QStringList a{type.endsWith(QLatin1Char('/')) ? type.chopped(1) : type};
    QStringList b{
        expected[QLatin1String("c_type")].toString() + (sub.isEmpty() ? QString() : QLatin1Char('/') + sub)};
    for (const mime::Parameter &p : ours.parameters)
        a += QString::fromUtf8(p.name) + QLatin1Char('=') + ours.text(p.name);
    const QJsonArray attributes = expected[QLatin1String("attributes")].toArray();
    for (const QJsonValue &attribute : attributes) {
        if (!attribute[0].toString().endsWith(QLatin1String("-language")))
            b += attribute[0].toString() + QLatin1Char('=') + attribute[1].toString();
    }
    std::sort(a.begin() + 1, a.end());
    std::sort(b.begin() + 1, b.end());
    return {a.join(QStringLiteral("; ")).toLower(), b.join(QStringLiteral("; ")).toLower()};
}

Compared ids(QByteArrayView raw, const QJsonValue &expected)
{
    QStringList theirs;
    const QJsonArray list = expected.toArray();
    for (const QJsonValue &id : list)
        theirs += id.toString();
    return {QString::fromUtf8(mime::parseMessageIds(raw).join(' ')), theirs.join(QLatin1Char(' '))};
}

Compared unstructured(QByteArrayView raw, const QJsonValue &expected)
{
    return {mime::decodeUnstructured(raw), expected.toString().trimmed()};
}

} // namespace

Q_DECLARE_METATYPE(Compare)

void TestMailParserFields::tablesAgree_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<Compare>("compare");
    if (duopost::test::corporaFolder().isEmpty())
        QSKIP("the message corpora are not on this machine");
    QTest::newRow("addresses") << QStringLiteral("address") << Compare(addresses);
    QTest::newRow("dates") << QStringLiteral("date") << Compare(date);
    QTest::newRow("content types") << QStringLiteral("content_type") << Compare(contentType);
    QTest::newRow("message ids") << QStringLiteral("id") << Compare(ids);
    QTest::newRow("text") << QStringLiteral("unstructured") << Compare(unstructured);
}

void TestMailParserFields::tablesAgree()
{
    QFETCH(QString, table);
    QFETCH(Compare, compare);
    const QString path
        = duopost::test::corporaFolder() + QStringLiteral("/mail-parser/") + table + QStringLiteral(".json");
    const QJsonArray rows = QJsonDocument::fromJson(duopost::test::readFile(path)).array();
    QVERIFY(rows.size() > 10);
    duopost::test::KnownDifferences differences(QStringLiteral("mail-parser ") + table);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        // Their parser stops at the end of the field; ours is given the field.
        const QByteArray block = "X: " + rows[i][QLatin1String("header")].toString().toUtf8();
        mime::HeaderScanner scanner(block);
        mime::RawField field;
        QVERIFY(scanner.next(field));
        const auto [ours, theirs] = compare(field.body, rows[i][QLatin1String("expected")]);
        if (ours != theirs)
            differences.found(
                QStringLiteral("row %1").arg(i), table,
                QStringLiteral("\n    ours   [%1]\n    theirs [%2]\n    from   [%3]")
                    .arg(ours, theirs, QString::fromUtf8(field.body)));
    }
    QVERIFY(differences.agree());
}

QTEST_APPLESS_MAIN(TestMailParserFields)
#include "tst_corpora_mail_parser_fields.moc"
