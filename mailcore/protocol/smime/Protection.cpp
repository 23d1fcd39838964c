// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/smime/ProtectionCheck.h"

#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/Envelope.h"
#include "mailcore/protocol/mime/LineEnds.h"
#include "mailcore/protocol/mime/PartTree.h"
#include "mailcore/protocol/smime/CmsSignature.h"
#include "mailcore/protocol/smime/ProtectedPart.h"

namespace duopost {

namespace {

QStringList addressesOf(const QList<MailAddress> &list)
{
    QStringList addresses;
    for (const MailAddress &each : list)
        addresses << each.address.toLower();
    return addresses;
}

// Header fields may be signed too, as fields of the signed part itself (RFC 9788).
QStringList changedFields(QByteArrayView signedPart, const MessageHeader &shown)
{
    const mime::PartTree inside = mime::splitParts(signedPart);
    const MessageHeader inner = parseHeader(inside.parts.first().header);
    QStringList changed;
    if (!inner.subject.isEmpty() && inner.subject != shown.subject)
        changed << QStringLiteral("Subject");
    if (!inner.from.isEmpty() && addressesOf(inner.from) != addressesOf(shown.from))
        changed << QStringLiteral("From");
    if (!inner.to.isEmpty() && addressesOf(inner.to) != addressesOf(shown.to))
        changed << QStringLiteral("To");
    if (!inner.cc.isEmpty() && addressesOf(inner.cc) != addressesOf(shown.cc))
        changed << QStringLiteral("Cc");
    if (inner.date.isValid() && inner.date != shown.date)
        changed << QStringLiteral("Date");
    return changed;
}

bool isFromOneOf(const QStringList &addresses, const MessageHeader &header)
{
    return header.from.size() == 1 && addresses.contains(header.from.first().address, Qt::CaseInsensitive);
}

} // namespace

std::optional<Protection> protectionOf(
    const QByteArray &raw, const ParsedMessage &message, const std::function<TrustAnchors()> &anchors,
    const QDateTime &now)
{
    const mime::PartTree tree = mime::splitParts(raw);
    const auto part = smime::findProtected(tree, message);
    if (!part)
        return {};
    Protection protection;
    protection.kind = part->kind;
    protection.partly = part->partly;
    if (part->kind != Protection::Kind::SmimeSigned)
        return protection;
    std::optional<QByteArray> detached;
    if (!part->content.isNull())
        detached = mime::withCrLf(part->content);
    smime::verify(part->cms, detached, anchors(), now, protection);
    if (protection.verdict == Protection::Verdict::Confirmed
        && !isFromOneOf(protection.addresses, message.header))
        protection.verdict = Protection::Verdict::OtherSigner;
    const auto inside = detached ? detached : mime::signedInside(part->cms);
    if (inside && protection.verdict != Protection::Verdict::Broken)
        protection.changedFields = changedFields(*inside, message.header);
    return protection;
}

std::optional<Protection> protectionOf(const QByteArray &raw, const ParsedMessage &message)
{
    return protectionOf(
        raw, message, [] { return TrustAnchors::load({}); }, QDateTime::currentDateTimeUtc());
}

} // namespace duopost
