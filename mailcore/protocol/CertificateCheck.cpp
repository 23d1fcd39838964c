// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/CertificateCheck.h"

#include "mailcore/protocol/CertificateReader.h"
#include "mailcore/protocol/OpenSsl.h"

#include <QHostAddress>
#include <QUrl>
#include <algorithm>
#include <openssl/err.h>

namespace duopost {

namespace {

using P = CertificateProblem;

constexpr int maxChain = 20; ///< certificates sent; real chains have 2 to 5
constexpr int maxDepth = 8; ///< of the path built from them
constexpr int securityLevel = 2; ///< RSA from 2048 bits, EC from 224, no SHA-1
constexpr int yearsApart = 2;

P problemOf(int error, int depth)
{
    switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return P::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return P::NotYetValid;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return P::SelfSigned;
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_INVALID_CA:
    case X509_V_ERR_INVALID_NON_CA:
    case X509_V_ERR_PATH_LENGTH_EXCEEDED:
    case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
    case X509_V_ERR_PERMITTED_VIOLATION:
    case X509_V_ERR_EXCLUDED_VIOLATION:
    case X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE:
        return P::SignatureWrong;
    case X509_V_ERR_INVALID_PURPOSE:
        return depth == 0 ? P::WrongPurpose : P::SignatureWrong;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
        return P::WeakKey;
    case X509_V_ERR_CERT_CHAIN_TOO_LONG:
        return P::TooLarge;
    default:
        return P::UnknownIssuer;
    }
}

struct Findings {
    QList<P> problems;
    QStringList words;

    void add(P problem, const QString &text)
    {
        if (!problems.contains(problem))
            problems << problem;
        if (!words.contains(text))
            words << text;
    }
};

// OpenSSL goes on after each fault, so that all of them are told; any of them is the end of trust.
int noteFault(int ok, X509_STORE_CTX *context)
{
    if (ok)
        return 1;
    auto *findings = static_cast<Findings *>(X509_STORE_CTX_get_ex_data(context, 0));
    const int error = X509_STORE_CTX_get_error(context);
    findings->add(
        problemOf(error, X509_STORE_CTX_get_error_depth(context)),
        QString::fromLatin1(X509_verify_cert_error_string(error)));
    return 1;
}

bool isIssuedFor(X509 *certificate, const QString &host)
{
    const auto name = asciiHost(host);
    if (name.isEmpty())
        return false;
    constexpr unsigned flags = X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
    if (!QHostAddress(host).isNull())
        return X509_check_ip_asc(certificate, name.constData(), flags) == 1;
    return X509_check_host(certificate, name.constData(), static_cast<size_t>(name.size()), flags, nullptr)
        == 1;
}

// Two years beyond a validity are rarely the server's fault; and nobody ran this program before it was written.
bool clockLooksWrong(const Findings &findings, const CertificateLink &own, const QDateTime &now)
{
    static const QDateTime written(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC);
    const bool invalid = findings.problems.contains(P::Expired) || findings.problems.contains(P::NotYetValid);
    return invalid
        && (now < written || own.notBefore > now.addYears(yearsApart)
            || own.notAfter < now.addYears(-yearsApart));
}

void verifyPath(
    X509 *own, STACK_OF(X509) * sent, const TrustAnchors &anchors, const QDateTime &now, Findings &findings,
    CertificateFacts &facts)
{
    const std::unique_ptr<X509_STORE_CTX, OpenSslFree<X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), anchors.store(), own, sent) != 1) {
        findings.add(P::Unreadable, takeOpenSslFault().text);
        return;
    }
    X509_STORE_CTX_set_ex_data(context.get(), 0, &findings);
    X509_STORE_CTX_set_verify_cb(context.get(), noteFault);
    X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_SERVER);
    auto *rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_auth_level(rules, securityLevel);
    X509_VERIFY_PARAM_set_depth(rules, maxDepth);
    X509_VERIFY_PARAM_set_time(rules, now.toSecsSinceEpoch());
    if (X509_verify_cert(context.get()) != 1 && findings.problems.isEmpty())
        findings.add(
            P::UnknownIssuer,
            QString::fromLatin1(X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()))));
    const auto *path = X509_STORE_CTX_get0_chain(context.get());
    if (!findings.problems.isEmpty() || !path)
        return;
    facts.chain.clear();
    for (int i = 0; i < sk_X509_num(path); ++i)
        facts.chain << readLink(sk_X509_value(path, i));
}

} // namespace

CertificateFacts checkCertificate(
    const QList<QByteArray> &der, const QString &host, const TrustAnchors &anchors, const QDateTime &now)
{
    CertificateFacts facts;
    facts.host = host;
    Findings findings;
    const X509ListPtr sent(sk_X509_new_null());
    for (const auto &bytes : der.mid(0, maxChain)) {
        const auto *at = reinterpret_cast<const unsigned char *>(bytes.constData());
        X509Ptr certificate(d2i_X509(nullptr, &at, bytes.size()));
        if (!certificate)
            break;
        facts.chain << readLink(certificate.get());
        sk_X509_push(sent.get(), certificate.release());
    }
    if (facts.chain.isEmpty()) {
        facts.chain << CertificateLink{};
        facts.problems << P::Unreadable;
        ERR_clear_error();
        return facts;
    }
    auto *own = sk_X509_value(sent.get(), 0);
    facts.names = readNames(own);
    if (der.size() > maxChain)
        findings.add(P::TooLarge, QStringLiteral("%1 certificates").arg(der.size()));
    else
        verifyPath(own, sent.get(), anchors, now, findings, facts);
    if (!isIssuedFor(own, host))
        findings.add(
            P::WrongName, QStringLiteral("issued for %1").arg(facts.names.mid(0, 5).join(QLatin1Char(' '))));
    if (clockLooksWrong(findings, facts.own(), now))
        findings.add(P::ClockWrong, QStringLiteral("it is %1 here").arg(now.toString(Qt::ISODate)));
    std::sort(findings.problems.begin(), findings.problems.end());
    facts.problems = findings.problems;
    facts.detail = findings.words.join(QStringLiteral("; "));
    ERR_clear_error();
    return facts;
}

MailError certificateError(const CertificateFacts &facts)
{
    using K = MailError::Kind;
    const auto kind = [&] {
        switch (facts.problems.first()) {
        case P::ClockWrong:
            return K::ClockWrong;
        case P::SelfSigned:
            return K::CertificateSelfSigned;
        case P::WrongName:
            return K::CertificateMismatch;
        case P::WeakKey:
            return K::CertificateWeak;
        case P::Expired:
            return K::CertificateExpired;
        case P::NotYetValid:
            return K::CertificateNotYetValid;
        case P::TooLarge:
            return K::LimitExceeded;
        default:
            return K::CertificateUntrusted;
        }
    }();
    QStringList sentences;
    for (const auto problem : facts.problems)
        sentences << sentenceFor(problem, facts);
    return MailError(
               kind, facts.host, {},
               sentences.join(QLatin1Char(' ')) + QLatin1String(" (") + facts.detail + QLatin1Char(')'))
        .with(std::make_shared<CertificateFacts>(facts));
}

QByteArray asciiHost(const QString &host)
{
    if (const QHostAddress address(host); !address.isNull()) {
        auto plain = address;
        plain.setScopeId({});
        return plain.toString().toLatin1();
    }
    auto name = QUrl::toAce(host).toLower();
    while (name.endsWith('.'))
        name.chop(1);
    return name;
}

} // namespace duopost
