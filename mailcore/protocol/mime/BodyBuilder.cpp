// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/BodyBuilder.h"

#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/AttachmentName.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/Charset.h"
#include "mailcore/protocol/mime/Envelope.h"
#include "mailcore/protocol/mime/Flowed.h"
#include "mailcore/protocol/mime/HtmlText.h"
#include "mailcore/protocol/mime/PartFields.h"
#include "mailcore/protocol/mime/Tnef.h"
#include "mailcore/protocol/mime/TransferEncoding.h"
#include "mailcore/protocol/mime/Uuencode.h"

#include <algorithm>

namespace duopost::mime {

namespace {

/// LF line ends; NUL bytes become visible instead of ending the text somewhere.
QString withPlainLineEnds(QString text)
{
    if (text.contains(QLatin1Char('\r'))) {
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    }
    if (text.contains(QChar(u'\0')))
        text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    return text;
}

bool isBlankText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isSpace(c) || c == '\0'; });
}

/// What composers write for readers of 1992. Long or other text before the parts is listed.
bool isUsualPreamble(QByteArrayView text)
{
    if (text.size() > 400)
        return false;
    const QByteArray low = lowered(text);
    return low.contains("mime")
        && (low.contains("multi-part") || low.contains("multipart") || low.contains("mime-encapsulated")
            || low.contains("message in mime"));
}

bool isReadableReport(const QByteArray &type)
{
    return type == "message/delivery-status" || type == "message/disposition-notification"
        || type == "message/feedback-report";
}

void appendJoined(QString &to, const QString &piece)
{
    if (!to.isEmpty() && !piece.isEmpty()) {
        if (!to.endsWith(QLatin1Char('\n')))
            to += QLatin1Char('\n');
        to += QLatin1Char('\n');
    }
    to += piece;
}

} // namespace

void BodyBuilder::build()
{
    for (int i = 0; i < m_tree.parts.size(); ++i)
        addPart(i);
    joinBlocks();
    markInline();
}

void BodyBuilder::addPart(int index)
{
    const Part &part = m_tree.parts[index];
    if (part.isMultipart) {
        addAround(part);
        if (!part.ended)
            warn(QStringLiteral("The end of a group of parts is missing; the message may be cut off."));
        return;
    }
    DecodedBody decoded = decodeBody(part.body, part.encoding);
    // A forwarded message must not be encoded (RFC 2046 section 5.2.1). Some say base64 and send it plain.
    if (part.type == "message/rfc822" && !decoded.warnings.isEmpty() && looksLikeHeader(part.body)) {
        decoded.bytes = part.body.toByteArray();
        decoded.trailing.clear();
    }
    for (const QString &sentence : std::as_const(decoded.warnings))
        warn(sentence);
    if (isShownAsText(index)) {
        addTextPart(index, decoded.bytes);
    } else if (
        !(isEnvelopeType(part.type) && addSignedInside(index, decoded.bytes))
        && !(isTnefType(part.type) && addUnpacked(index, decoded.bytes))) {
        if (part.type == "message/external-body")
            warn(QStringLiteral("A part lies elsewhere and was not fetched; its description is attached."));
        if (part.type == "message/partial")
            warn(QStringLiteral("This is one piece of a message that was sent in several."));
        addAttachment(index, decoded.bytes);
    }
    if (!isBlankText(decoded.trailing)) {
        Block block;
        block.plain
            = withPlainLineEnds(decodeCharset(decoded.trailing, part.contentType.bytes("charset")).text);
        block.hasPlain = true;
        m_blocks.append(block);
        m_blockOwner = -1;
        warn(QStringLiteral("Text was found behind an encoded part; it is shown at its place."));
    }
}

void BodyBuilder::addAround(const Part &part)
{
    if (!isBlankText(part.preamble) && !isUsualPreamble(part.preamble)) {
        warn(QStringLiteral(
            "There is text before the first part, where it is not usually shown; it is attached."));
        addPlainFile(QStringLiteral("preamble.txt"), part.preamble);
    }
    if (!isBlankText(part.epilogue)) {
        warn(QStringLiteral(
            "There is text after the last part, where it is not usually shown; it is attached."));
        addPlainFile(QStringLiteral("epilogue.txt"), part.epilogue);
    }
}

void BodyBuilder::addPlainFile(const QString &name, QByteArrayView content)
{
    m_message.attachments.append({name, "text/plain", {}, content.toByteArray(), false});
}

/// Text without a name that nobody called an attachment. In an alternative only plain text and HTML, unless
/// there is neither.
bool BodyBuilder::isShownAsText(int index) const
{
    const Part &part = m_tree.parts[index];
    if (part.type.startsWith("multipart/")) // could not be split
        return true;
    if (isReadableReport(part.type))
        return true;
    if (!part.type.startsWith("text/"))
        return false;
    if (partDisposition(part) == "attachment" || hasPartName(part))
        return false;
    if (part.type == "text/plain" || part.type == "text/html")
        return true;
    if (part.type == "text/calendar" || part.type == "text/vcard" || part.type == "text/x-vcard"
        || part.type == "text/directory" || part.type == "text/rfc822-headers")
        return false;
    const int alternative = alternativeAbove(index);
    if (alternative < 0)
        return true;
    for (const int sibling : m_tree.parts[part.parent].children) {
        const QByteArray &type = m_tree.parts[sibling].type;
        if (sibling != index && (type == "text/plain" || type == "text/html" || type.startsWith("multipart/")))
            return false;
    }
    return true;
}

int BodyBuilder::alternativeAbove(int index) const
{
    int found = -1;
    for (int i = m_tree.parts[index].parent; i >= 0; i = m_tree.parts[i].parent) {
        if (m_tree.parts[i].type == "multipart/alternative")
            found = i;
    }
    return found;
}

BodyBuilder::Block &BodyBuilder::blockFor(int index)
{
    const int owner = alternativeAbove(index);
    if (owner < 0 || owner != m_blockOwner)
        m_blocks.append(Block{});
    m_blockOwner = owner;
    return m_blocks.last();
}

QString BodyBuilder::decodeText(const Part &part, QByteArrayView bytes)
{
    if (!m_readAs.isEmpty())
        return withPlainLineEnds(decodeAs(bytes, m_readAs));
    QByteArray charset = part.contentType.bytes("charset");
    if (charset.isEmpty() && part.type == "text/html")
        charset = charsetInHtml(bytes);
    const DecodedText decoded = decodeCharset(bytes, charset);
    const QString declared = QString::fromLatin1(charset.left(40));
    if (decoded.unknown)
        warn(QStringLiteral("The character set \"%1\" is unknown; the text was read as %2.")
                 .arg(declared, QString::fromLatin1(decoded.charset)));
    else if (decoded.lied)
        warn(QStringLiteral("The text is not in the character set \"%1\"; it was read as %2.")
                 .arg(declared, QString::fromLatin1(decoded.charset)));
    if (decoded.damaged)
        warn(QStringLiteral("Some characters are damaged; they are shown as \uFFFD."));
    return withPlainLineEnds(decoded.text);
}

void BodyBuilder::addUuencoded(int index, QByteArray &bytes)
{
    const QList<UuFile> files = findUuencoded(bytes);
    for (const UuFile &file : files) {
        const QString wanted = decodeHeaderBytes(file.name, m_tree.parts[index].contentType.bytes("charset"));
        const QByteArray type = "application/octet-stream";
        m_message.attachments.append({safeAttachmentName(wanted, type), type, {}, file.bytes, false});
    }
    for (auto file = files.crbegin(); file != files.crend(); ++file)
        bytes.remove(file->begin, file->end - file->begin);
}

void BodyBuilder::addTextPart(int index, QByteArrayView body)
{
    const Part &part = m_tree.parts[index];
    QByteArray bytes = body.toByteArray();
    if (part.type == "text/plain")
        addUuencoded(index, bytes);
    if (isBlankText(bytes) && !m_blocks.isEmpty())
        return;
    QString text = decodeText(part, bytes);
    if (part.type.startsWith("multipart/"))
        warn(QStringLiteral("A group of parts could not be taken apart; it is shown as raw text."));
    const bool flowed = part.type == "text/plain"
        && part.contentType.text("format").compare(QLatin1String("flowed"), Qt::CaseInsensitive) == 0;
    if (flowed) {
        const bool delSp
            = part.contentType.text("delsp").compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0;
        text = unwrapFlowed(text, delSp ? DelSp::Yes : DelSp::No);
        m_message.textIsFlowed = true;
    }
    Block &block = blockFor(index);
    const bool isHtml = part.type == "text/html";
    appendJoined(isHtml ? block.html : block.plain, text);
    (isHtml ? block.hasHtml : block.hasPlain) = true;
}

void BodyBuilder::addAttachment(int index, const QByteArray &content)
{
    const Part &part = m_tree.parts[index];
    Attachment attachment;
    attachment.type = part.type;
    attachment.content = content;
    attachment.contentId = partContentId(part);
    attachment.isInline = isPictureOfHtml(index);
    QString wanted = partName(part);
    if (wanted.isEmpty() && part.type == "message/rfc822") {
        const QString subject = parseHeader(content).subject;
        wanted = subject.isEmpty() ? QString() : QString(subject).replace(QLatin1Char('/'), QLatin1Char('-'));
    }
    if (part.type == "message/rfc822" && !wanted.isEmpty()
        && !wanted.contains(QLatin1String(".eml"), Qt::CaseInsensitive))
        wanted += QLatin1String(".eml");
    attachment.name = safeAttachmentName(wanted, part.type);
    m_message.attachments.append(attachment);
}

/// A message may lie inside of its signature (RFC 8551 section 3.5.2); it is shown, whoever signed it.
bool BodyBuilder::addSignedInside(int index, const QByteArray &envelope)
{
    constexpr int deepest = 5;
    const auto inside = m_depth < deepest ? signedInside(envelope) : std::nullopt;
    if (!inside)
        return false;
    const PartTree tree = splitParts(*inside);
    ParsedMessage inner;
    BodyBuilder(tree, inner, m_readAs, m_depth + 1).build();
    Block &block = blockFor(index);
    block.hasPlain = !inner.textMadeFromHtml;
    block.hasHtml = !inner.html.isEmpty();
    if (block.hasPlain)
        appendJoined(block.plain, inner.text);
    if (block.hasHtml)
        appendJoined(block.html, inner.html);
    m_message.textIsFlowed = m_message.textIsFlowed || inner.textIsFlowed;
    m_message.attachments += inner.attachments;
    for (const QString &sentence : std::as_const(inner.warnings))
        warn(sentence);
    return true;
}

/// "winmail.dat" is taken apart; what is damaged stays beside what could be read.
bool BodyBuilder::addUnpacked(int index, const QByteArray &envelope)
{
    const Tnef tnef = readTnef(envelope);
    if (!tnef.readable || (tnef.files.isEmpty() && tnef.text.isEmpty() && tnef.html.isEmpty()))
        return false;
    // Usually the text came before it as text/plain; then the one inside is a copy of it, as a file.
    const bool hasText = std::any_of(m_blocks.cbegin(), m_blocks.cend(), [](const Block &block) {
        return !block.plain.trimmed().isEmpty() || block.hasHtml;
    });
    if (!hasText && !(tnef.text.isEmpty() && tnef.html.isEmpty())) {
        Block &block = blockFor(index);
        block.hasPlain = !tnef.text.isEmpty();
        block.hasHtml = !tnef.html.isEmpty();
        appendJoined(block.plain, withPlainLineEnds(tnef.text));
        appendJoined(block.html, withPlainLineEnds(tnef.html));
    } else if (!tnef.html.isEmpty()) {
        m_message.attachments.append(
            {QStringLiteral("message.html"), "text/html", {}, tnef.html.toUtf8(), false});
    }
    for (const TnefFile &file : tnef.files) {
        const QByteArray type = file.type.isEmpty() ? QByteArrayLiteral("application/octet-stream") : file.type;
        m_message.attachments.append(
            {safeAttachmentName(file.name, type), type, file.contentId, file.content, false});
    }
    if (tnef.damaged) {
        warn(QStringLiteral("The attachment winmail.dat is damaged; what could be read of it is shown."));
        addAttachment(index, envelope);
    }
    return true;
}

/// A picture sent inline beside HTML. Other things sent "inline" stay in the list, or nobody would see them.
bool BodyBuilder::isPictureOfHtml(int index) const
{
    const Part &part = m_tree.parts[index];
    if (!part.type.startsWith("image/") || partDisposition(part) != "inline")
        return false;
    for (int i = part.parent; i >= 0; i = m_tree.parts[i].parent) {
        if (m_tree.parts[i].type == "multipart/related")
            return true;
    }
    return false;
}

void BodyBuilder::joinBlocks()
{
    const bool anyHtml
        = std::any_of(m_blocks.cbegin(), m_blocks.cend(), [](const Block &b) { return b.hasHtml; });
    const bool anyPlain
        = std::any_of(m_blocks.cbegin(), m_blocks.cend(), [](const Block &b) { return b.hasPlain; });
    m_message.textMadeFromHtml = anyHtml && !anyPlain;
    for (const Block &block : std::as_const(m_blocks)) {
        appendJoined(m_message.text, block.hasPlain ? block.plain : htmlToText(block.html));
        if (!anyHtml)
            continue;
        if (!m_message.html.isEmpty())
            m_message.html += QLatin1String("\n<hr>\n");
        m_message.html += block.hasHtml ? block.html : textToHtml(block.plain);
    }
}

/// Pictures the HTML refers to belong into it, whatever their disposition says.
void BodyBuilder::markInline()
{
    if (m_message.html.isEmpty()) {
        for (Attachment &attachment : m_message.attachments)
            attachment.isInline = false;
        return;
    }
    const QSet<QString> referred = contentIdsIn(m_message.html);
    for (Attachment &attachment : m_message.attachments) {
        if (!attachment.contentId.isEmpty() && referred.contains(QString::fromUtf8(attachment.contentId)))
            attachment.isInline = true;
    }
}

void BodyBuilder::warn(const QString &sentence)
{
    if (!m_message.warnings.contains(sentence))
        m_message.warnings.append(sentence);
}

} // namespace duopost::mime
