// SPDX-License-Identifier: GPL-3.0-or-later
// Part structure, header fields and decoded bodies, these byte for byte, against the expectations that come
// with the messages.
#include "mailcore/protocol/mime/HeaderScanner.h"
#include "mailcore/protocol/mime/PartTree.h"
#include "mailcore/protocol/mime/TransferEncoding.h"
#include "tests/support/KnownDifferences.h"
#include "tests/support/MessageCorpus.h"

#include <QDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace duopost;
using duopost::test::KnownDifferences;
using duopost::test::readFile;

class TestCorporaMimetools : public QObject {
    Q_OBJECT
private slots:
    void structureFieldsAndDecodedBodiesAgree();
};

namespace {

struct Leaves {
    QByteArrayList bodies, around;
};

void collect(const QByteArray &raw, Leaves &leaves, int depth = 0)
{
    const mime::PartTree tree = mime::splitParts(raw);
    for (const mime::Part &part : tree.parts) {
        if (part.isMultipart) {
            for (const QByteArrayView text : {part.preamble, part.epilogue}) {
                if (!text.trimmed().isEmpty())
                    leaves.around += text.toByteArray();
            }
            continue;
        }
        const QByteArray bytes = mime::decodeBody(part.body, part.encoding).bytes;
        if (part.type == "message/rfc822" && depth < 10)
            collect(bytes, leaves, depth + 1);
        else
            leaves.bodies += bytes;
    }
}

Leaves expectedIn(const QString &folder, const QByteArray &xml)
{
    Leaves leaves;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == QLatin1String("text-body") || reader.name() == QLatin1String("binary-body"))
            leaves.bodies += readFile(
                folder + QLatin1Char('/') + reader.attributes().value(QLatin1String("name")).toString());
        else if (reader.name() == QLatin1String("preamble") || reader.name() == QLatin1String("epilogue"))
            leaves.around += reader.readElementText().toUtf8();
    }
    leaves.around.removeIf([](const QByteArray &text) { return text.trimmed().isEmpty(); });
    return leaves;
}

/// "M(B M(B B) R(B))": multiparts, bodies, messages inside. Headers follow in `fields`, one line each.
QString structureOf(const QByteArray &raw, QStringList &fields, int depth = 0);

QString structureBelow(const mime::PartTree &tree, int index, QStringList &fields, int depth)
{
    const mime::Part &part = tree.parts[index];
    mime::HeaderScanner scanner(part.header);
    mime::RawField field;
    while (scanner.next(field)) {
        if (!field.name.isEmpty())
            fields += QString::fromLatin1(
                (field.name.toByteArray() + ':' + field.body.toByteArray()).simplified().replace(' ', ""));
    }
    if (part.isMultipart) {
        QStringList inner;
        for (const int child : part.children)
            inner += structureBelow(tree, child, fields, depth);
        return QStringLiteral("M(") + inner.join(QLatin1Char(' ')) + QLatin1Char(')');
    }
    if (part.type == "message/rfc822" && depth < 10)
        return QStringLiteral("R(")
            + structureOf(mime::decodeBody(part.body, part.encoding).bytes, fields, depth + 1)
            + QLatin1Char(')');
    return QStringLiteral("B");
}

QString structureOf(const QByteArray &raw, QStringList &fields, int depth)
{
    return structureBelow(mime::splitParts(raw), 0, fields, depth);
}

QString expectedStructure(const QByteArray &xml, QStringList &fields)
{
    QString result;
    int messages = 0;
    QXmlStreamReader reader(xml);
    const auto begin = [&result](const char *piece) {
        if (!result.isEmpty() && !result.endsWith(QLatin1Char('(')))
            result += QLatin1Char(' ');
        result += QLatin1String(piece);
    };
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        const bool isMessage = reader.name() == QLatin1String("message"),
                   isMultipart = reader.name() == QLatin1String("multipart");
        if (token == QXmlStreamReader::EndElement && (isMultipart || (isMessage && --messages > 0)))
            result += QLatin1Char(')');
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (isMultipart)
            begin("M(");
        else if (isMessage && messages++ > 0)
            begin("R(");
        else if (reader.name().endsWith(QLatin1String("-body")))
            begin("B");
        else if (reader.name() == QLatin1String("field"))
            fields += reader.readElementText().simplified().remove(QLatin1Char(' '));
    }
    return result;
}

QByteArray withLf(QByteArray text)
{
    return text.replace("\r\n", "\n");
}

/// The XML cannot hold every byte, so text around parts is compared as words.
QByteArray words(const QByteArray &text)
{
    return text.simplified();
}

} // namespace

void TestCorporaMimetools::structureFieldsAndDecodedBodiesAgree()
{
    if (duopost::test::corporaFolder().isEmpty())
        QSKIP("the message corpora are not on this machine");
    const QString folder = duopost::test::corporaFolder() + QStringLiteral("/mimetools-testmsgs");
    KnownDifferences differences(QStringLiteral("mimetools"));
    int compared = 0;
    for (const QString &file : QDir(folder).entryList({QStringLiteral("*.msg")}, QDir::Files)) {
        const QString stem = file.chopped(4);
        const QByteArray xml = readFile(folder + QLatin1Char('/') + stem + QStringLiteral("_decoded.xml"));
        if (xml.isEmpty())
            continue;
        QStringList ourFields, theirFields;
        const QString structure = structureOf(readFile(folder + QLatin1Char('/') + file), ourFields);
        const QString theirs = expectedStructure(xml, theirFields);
        if (structure != theirs)
            differences.found(stem, QStringLiteral("structure"), structure + QStringLiteral(" FOR ") + theirs);
        if (ourFields != theirFields) {
            qsizetype i = 0;
            while (i < ourFields.size() && i < theirFields.size() && ourFields[i] == theirFields[i])
                ++i;
            differences.found(
                stem, QStringLiteral("header fields"),
                ourFields.value(i) + QStringLiteral(" FOR ") + theirFields.value(i));
        }
        const Leaves expected = expectedIn(folder, xml);
        Leaves ours;
        collect(readFile(folder + QLatin1Char('/') + file), ours);
        if (ours.bodies.size() != expected.bodies.size())
            differences.found(
                stem, QStringLiteral("number of parts"),
                QStringLiteral("%1 for %2").arg(ours.bodies.size()).arg(expected.bodies.size()));
        for (qsizetype i = 0; i < qMin(ours.bodies.size(), expected.bodies.size()); ++i) {
            ++compared;
            if (withLf(ours.bodies[i]) != withLf(expected.bodies[i]))
                differences.found(
                    stem, QStringLiteral("part %1").arg(i + 1),
                    QStringLiteral("%1 bytes for %2")
                        .arg(ours.bodies[i].size())
                        .arg(expected.bodies[i].size()));
        }
        const auto join = [](QByteArrayList list) {
            std::sort(list.begin(), list.end());
            return words(list.join(' '));
        };
        if (join(ours.around) != join(expected.around))
            differences.found(
                stem, QStringLiteral("text around parts"),
                QString::fromUtf8(join(ours.around).left(60) + " FOR " + join(expected.around).left(60)));
    }
    QVERIFY(compared > 80);
    QVERIFY(differences.agree());
}

QTEST_APPLESS_MAIN(TestCorporaMimetools)
#include "tst_corpora_mimetools.moc"
