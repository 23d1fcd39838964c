// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/ConnectionFile.h"

#include <QJsonArray>

namespace duopost {

namespace {

constexpr ConnectionFor purposes[]
    = {ConnectionFor::Incoming, ConnectionFor::Push, ConnectionFor::Outgoing, ConnectionFor::SentCopies,
       ConnectionFor::Filters};

QString timeText(const QDateTime &when)
{
    return when.isValid() ? when.toUTC().toString(Qt::ISODate) : QString();
}

QJsonObject certificateToJson(const CertificateFacts &facts)
{
    const auto &own = facts.own();
    QJsonArray problems;
    for (const auto problem : facts.problems)
        problems << static_cast<int>(problem);
    return {
        {QStringLiteral("subject"), own.subject},
        {QStringLiteral("issuer"), own.issuer},
        {QStringLiteral("notBefore"), timeText(own.notBefore)},
        {QStringLiteral("notAfter"), timeText(own.notAfter)},
        {QStringLiteral("key"), own.key},
        {QStringLiteral("signature"), own.signature},
        {QStringLiteral("sha256"), QString::fromLatin1(own.sha256.toHex())},
        {QStringLiteral("names"), QJsonArray::fromStringList(facts.names)},
        {QStringLiteral("problems"), problems},
        {QStringLiteral("acceptedByHand"), facts.acceptedByHand}};
}

} // namespace

QJsonObject connectionToJson(const ConnectionFacts &facts)
{
    QJsonObject json{
        {QStringLiteral("purpose"), toString(facts.purpose)},
        {QStringLiteral("host"), facts.host},
        {QStringLiteral("port"), facts.port},
        {QStringLiteral("encrypted"), facts.encrypted},
        {QStringLiteral("startTls"), facts.startTls},
        {QStringLiteral("protocol"), facts.protocol},
        {QStringLiteral("cipher"), facts.cipher},
        {QStringLiteral("keyBits"), facts.keyBits},
        {QStringLiteral("mechanism"), facts.mechanism},
        {QStringLiteral("connectedAt"), timeText(facts.connectedAt)},
        {QStringLiteral("certificateSince"), timeText(facts.certificateSince)}};
    if (facts.certificate)
        json.insert(QStringLiteral("certificate"), certificateToJson(*facts.certificate));
    return json;
}

std::optional<ConnectionFacts> connectionFrom(const QJsonObject &json)
{
    const auto text
        = [](const QJsonObject &object, const char *name) { return object[QLatin1String(name)].toString(); };
    const auto time = [&](const QJsonObject &object, const char *name) {
        return QDateTime::fromString(text(object, name), Qt::ISODate);
    };
    ConnectionFacts facts{
        .host = text(json, "host"),
        .port = static_cast<quint16>(json[QStringLiteral("port")].toInt()),
        .encrypted = json[QStringLiteral("encrypted")].toBool(),
        .protocol = text(json, "protocol"),
        .cipher = text(json, "cipher"),
        .keyBits = json[QStringLiteral("keyBits")].toInt(),
        .mechanism = text(json, "mechanism"),
        .connectedAt = time(json, "connectedAt"),
        .certificateSince = time(json, "certificateSince"),
        .startTls = json[QStringLiteral("startTls")].toBool()};
    bool known = false;
    for (const auto purpose : purposes) {
        if (toString(purpose) == text(json, "purpose")) {
            facts.purpose = purpose;
            known = true;
        }
    }
    if (!known || facts.host.isEmpty() || !facts.connectedAt.isValid())
        return std::nullopt;
    if (!facts.encrypted)
        return facts;
    const auto shown = json[QStringLiteral("certificate")].toObject();
    CertificateFacts certificate{
        .host = facts.host,
        .port = facts.port,
        .chain = {CertificateLink{
            .subject = text(shown, "subject"),
            .issuer = text(shown, "issuer"),
            .notBefore = time(shown, "notBefore"),
            .notAfter = time(shown, "notAfter"),
            .key = text(shown, "key"),
            .signature = text(shown, "signature"),
            .sha256 = QByteArray::fromHex(text(shown, "sha256").toLatin1())}},
        .acceptedByHand = shown[QStringLiteral("acceptedByHand")].toBool()};
    for (const auto &name : shown[QStringLiteral("names")].toArray())
        certificate.names << name.toString();
    for (const auto &problem : shown[QStringLiteral("problems")].toArray()) {
        const int value = problem.toInt(-1);
        if (value >= 0 && value <= static_cast<int>(CertificateProblem::Unreadable))
            certificate.problems << static_cast<CertificateProblem>(value);
    }
    facts.certificate = std::make_shared<CertificateFacts>(std::move(certificate));
    return facts;
}

} // namespace duopost
