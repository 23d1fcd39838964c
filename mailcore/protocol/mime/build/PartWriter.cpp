// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/PartWriter.h"

#include "mailcore/protocol/VmimeRuntime.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/MediaType.h"
#include "mailcore/protocol/mime/build/FileNameField.h"
#include "mailcore/protocol/mime/build/FlowedText.h"
#include "mailcore/protocol/mime/build/QuotedPrintableWriter.h"
#include "mailcore/protocol/mime/build/RandomNames.h"

#include <vmime/contentTypeField.hpp>
#include <vmime/vmime.hpp>

namespace duopost::mime {

namespace {

constexpr size_t encodedLine = 76; // RFC 2045 section 6.7 and 6.8

class FinishedField : public vmime::headerField {
public:
    FinishedField(const QByteArray &name, const QByteArray &field)
        : vmime::headerField(name.toStdString()), m_field(field)
    {
    }

protected:
    void generateImpl(
        const vmime::generationContext &, vmime::utility::outputStream &os, const size_t,
        size_t *newLinePos) const override
    {
        os.write(m_field.constData(), static_cast<size_t>(m_field.size()));
        if (newLinePos)
            *newLinePos
                = static_cast<size_t>(m_field.size() - qMax<qsizetype>(0, m_field.lastIndexOf('\n') + 1));
    }

private:
    QByteArray m_field;
};

const char *nameOf(Transfer transfer)
{
    switch (transfer) {
    case Transfer::SevenBit:
        return vmime::encodingTypes::SEVEN_BIT;
    case Transfer::EightBit:
        return vmime::encodingTypes::EIGHT_BIT;
    case Transfer::QuotedPrintable:
        return vmime::encodingTypes::QUOTED_PRINTABLE;
    case Transfer::Base64:
        break;
    }
    return vmime::encodingTypes::BASE64;
}

vmime::shared_ptr<vmime::contentTypeField> typeField(const PartPtr &part)
{
    return part->getHeader()->getField<vmime::contentTypeField>(vmime::fields::CONTENT_TYPE);
}

void setType(const PartPtr &part, const QByteArray &type)
{
    typeField(part)->setValue(vmime::mediaType(type.toStdString()));
}

void addParameter(const PartPtr &part, const char *name, const QByteArray &value)
{
    typeField(part)->appendParameter(
        vmime::make_shared<vmime::parameter>(vmime::string(name), value.toStdString()));
}

void setContents(const PartPtr &part, const QByteArray &bytes, Transfer transfer)
{
    const vmime::encoding encoding{vmime::string(nameOf(transfer))};
    auto contents = vmime::make_shared<vmime::stringContentHandler>();
    if (transfer == Transfer::QuotedPrintable)
        contents->setData(encodedQuotedPrintable(bytes).toStdString(), encoding);
    else
        contents->setData(bytes.toStdString());
    part->getBody()->setContents(contents);
    part->getHeader()->ContentTransferEncoding()->setValue(encoding);
}

void writeText(const PartPtr &part, const QByteArray &type, const QByteArray &utf8, BuiltParts &built)
{
    auto bytes = withCrLf(utf8);
    // So that the last line has an end, and no boundary is needed to give it one.
    if (!bytes.isEmpty() && !bytes.endsWith("\r\n"))
        bytes += "\r\n";
    const auto transfer = transferOf(bytes, built.wire);
    built.has8Bit |= transfer == Transfer::EightBit;
    setType(part, type);
    addParameter(part, "charset", isAscii(bytes) ? "us-ascii" : "utf-8");
    setContents(part, bytes, transfer);
}

// RFC 2046 section 5.2.1: only 7bit, 8bit and binary are allowed for a message in a message. One that these
// cannot carry goes as a file, so that its bytes and its signatures stay what they are.
bool fitsAsMessage(const QByteArray &content, Wire wire)
{
    const auto needs = wireNeeds(content);
    return !needs.odd && !needs.lineTooLong && (!needs.eightBit || wire == Wire::EightBit);
}

} // namespace

PartPtr newPart()
{
    ensureVmimeRuntime();
    return vmime::make_shared<vmime::bodyPart>();
}

void addField(const PartPtr &part, const QByteArray &field)
{
    part->getHeader()->appendField(vmime::make_shared<FinishedField>(field.left(field.indexOf(':')), field));
}

void writePlainText(const PartPtr &part, const QString &text, BuiltParts &built)
{
    writeText(part, "text/plain", flowedText(text).toUtf8(), built);
    addParameter(part, "format", "flowed");
}

void writeHtml(const PartPtr &part, const QString &html, BuiltParts &built)
{
    writeText(part, "text/html", html.toUtf8(), built);
}

void writeFile(const PartPtr &part, const OutgoingPart &file, BuiltParts &built)
{
    auto type = normalisedType(file.type);
    auto content = file.content;
    auto transfer = Transfer::Base64;
    if (type == "message/rfc822") {
        const auto canonical = content.contains('\0') ? content : withCrLf(content);
        if (fitsAsMessage(canonical, built.wire)) {
            content = canonical;
            transfer = isAscii(content) ? Transfer::SevenBit : Transfer::EightBit;
            built.has8Bit |= transfer == Transfer::EightBit;
        } else {
            type = "application/octet-stream";
        }
    } else if (type.isEmpty() || type.startsWith("multipart/") || type.startsWith("message/")) {
        type = "application/octet-stream";
    }
    const QByteArray name = fileNameParameter(file.name, type);
    setType(part, type);
    if (type.startsWith("text/")) {
        if (isAscii(content))
            addParameter(part, "charset", "us-ascii");
        else if (content.isValidUtf8())
            addParameter(part, "charset", "utf-8");
    }
    setContents(part, content, transfer);
    if (!file.contentId.isEmpty())
        addField(part, "Content-ID: <" + file.contentId + '>');
    addField(
        part, "Content-Disposition: " + QByteArray(file.contentId.isEmpty() ? "attachment" : "inline") + name);
}

void writeMultipart(
    const PartPtr &part, const char *subtype, const QList<PartPtr> &children,
    const QList<QPair<QByteArray, QByteArray>> &parameters)
{
    setType(part, QByteArray("multipart/") + subtype);
    for (const auto &[name, value] : parameters)
        addParameter(part, name.constData(), value);
    typeField(part)->setBoundary(newBoundary().toStdString());
    for (const auto &child : children)
        part->getBody()->appendPart(child);
}

QByteArray bytesOf(const PartPtr &part)
{
    vmime::generationContext context;
    context.setMaxLineLength(encodedLine);
    context.setPrologText("");
    context.setEpilogText("");
    std::string out;
    vmime::utility::outputStreamStringAdapter stream(out);
    part->generate(context, stream);
    auto bytes = QByteArray::fromStdString(out);
    if (!bytes.endsWith("\r\n")) // base64 has no line end at its end
        bytes += "\r\n";
    return bytes;
}

} // namespace duopost::mime
