// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/sample/SampleFiles.h"

#include "mailcore/lab/sample/Crc32.h"

#include <QCryptographicHash>
#include <QStringList>
#include <QtEndian>

namespace duopost {

namespace {

QByteArray little(quint32 value, int bytes)
{
    QByteArray result(4, '\0');
    qToLittleEndian(value, result.data());
    return result.left(bytes);
}

QByteArray pdfString(const QString &line)
{
    QByteArray result = "(";
    for (const QChar c : line) {
        const ushort code = c.unicode();
        if (code == u'(' || code == u')' || code == u'\\')
            result += '\\';
        if (code == 0x20ac)
            result += '\x80';
        else if (code == 0x2013 || code == 0x2014)
            result += '\x96';
        else
            result += code < 256 ? static_cast<char>(code) : '?';
    }
    return result + ')';
}

QByteArray paragraphs(const QString &text, const char *open, const char *close)
{
    QByteArray result;
    for (const QString &line : text.split(QLatin1Char('\n')))
        result += open + line.toHtmlEscaped().toUtf8() + close;
    return result;
}

} // namespace

QByteArray samplePdf(const QString &text)
{
    QByteArray page = "BT 60 770 Td 16 TL /B 20 Tf ";
    bool first = true;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        page += pdfString(line) + " Tj T* ";
        if (first)
            page += "/F 11 Tf T* ";
        first = false;
    }
    page += "ET 60 755 m 535 755 l 0.6 G S";
    const QByteArrayList objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R "
        "/B 6 0 R >> >> >>",
        "<< /Length " + QByteArray::number(page.size()) + " >>\nstream\n" + page + "\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"};
    QByteArray pdf = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray count = QByteArray::number(objects.size() + 1);
    return pdf + "xref\n0 " + count + '\n' + table + "trailer\n<< /Size " + count
        + " /Root 1 0 R >>\nstartxref\n" + QByteArray::number(pdf.size()) + "\n%%EOF\n";
}

QByteArray zipArchive(const QList<ZipEntry> &entries)
{
    QByteArray files, directory;
    for (const ZipEntry &entry : entries) {
        const QByteArray size = little(static_cast<quint32>(entry.content.size()), 4);
        // Version 2.0, no flags, stored, midnight on 1 January 2024.
        const QByteArray common = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x5821, 2)
            + little(crc32(entry.content), 4) + size + size + little(static_cast<quint32>(entry.name.size()), 2)
            + little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
            + little(0, 4) + little(static_cast<quint32>(files.size()), 4) + entry.name;
        files += "PK\x03\x04" + common + entry.name + entry.content;
    }
    const QByteArray count = little(static_cast<quint32>(entries.size()), 2);
    return files + directory + "PK\x05\x06" + little(0, 4) + count + count
        + little(static_cast<quint32>(directory.size()), 4) + little(static_cast<quint32>(files.size()), 4)
        + little(0, 2);
}

QByteArray sampleDocx(const QString &text)
{
    const QByteArray xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    return zipArchive(
        {{"[Content_Types].xml",
          xml
              + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                "Extension=\"rels\" "
                "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
                "PartName=\"/word/document.xml\" ContentType=\"application/"
                "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
         {"_rels/.rels",
          xml
              + "<Relationships "
                "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                "Id=\"r1\" "
                "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                "Target=\"word/document.xml\"/></Relationships>"},
         {"word/document.xml",
          xml + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
              + paragraphs(text, "<w:p><w:r><w:t xml:space=\"preserve\">", "</w:t></w:r></w:p>")
              + "</w:body></w:document>"}});
}

QByteArray sampleOdt(const QString &text)
{
    const QByteArray type = "application/vnd.oasis.opendocument.text";
    const QByteArray xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    return zipArchive(
        {{"mimetype", type}, // first and stored: that is how the format is recognised
         {"META-INF/manifest.xml",
          xml
              + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                "manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\""
              + type
              + "\"/><manifest:file-entry manifest:full-path=\"content.xml\" "
                "manifest:media-type=\"text/xml\"/></manifest:manifest>"},
         {"content.xml",
          xml
              + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                "office:version=\"1.2\"><office:body><office:text>"
              + paragraphs(text, "<text:p>", "</text:p>")
              + "</office:text></office:body></office:document-content>"}});
}

QByteArray sampleInvitation(
    const QString &title, const QString &place, const QDateTime &start, int minutes, const QString &organizer,
    const QString &attendee)
{
    const auto stamp
        = [](const QDateTime &time) { return time.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")); };
    const QString uid = QString::fromLatin1(
        QCryptographicHash::hash((title + stamp(start)).toUtf8(), QCryptographicHash::Sha1).toHex().left(20));
    return QStringList{
        QStringLiteral("BEGIN:VCALENDAR"),
        QStringLiteral("PRODID:-//Duopost//Practice server//EN"),
        QStringLiteral("VERSION:2.0"),
        QStringLiteral("METHOD:REQUEST"),
        QStringLiteral("BEGIN:VEVENT"),
        QStringLiteral("UID:%1@lab.example").arg(uid),
        QStringLiteral("DTSTAMP:") + stamp(start.addDays(-9)),
        QStringLiteral("DTSTART:") + stamp(start),
        QStringLiteral("DTEND:") + stamp(start.addSecs(minutes * 60)),
        QStringLiteral("SUMMARY:") + title,
        QStringLiteral("LOCATION:") + place,
        QStringLiteral("ORGANIZER:mailto:") + organizer,
        QStringLiteral("ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:") + attendee,
        QStringLiteral("END:VEVENT"),
        QStringLiteral("END:VCALENDAR"),
        QString()}
        .join(QStringLiteral("\r\n"))
        .toUtf8();
}

} // namespace duopost
