// SPDX-License-Identifier: GPL-3.0-or-later
// S/MIME signatures: made here by OpenSSL with certificates of our own, and those of the corpora.
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/OpenSsl.h"
#include "mailcore/protocol/smime/ProtectionCheck.h"
#include "tests/support/CertificateMaker.h"

#include <QTemporaryDir>
#include <QtTest>
#include <openssl/cms.h>

using namespace duopost;
using namespace duopost::test;
using Verdict = Protection::Verdict;
using Kind = Protection::Kind;

namespace {

const QByteArray outerHeader = "From: Anna Beispiel <anna@example.test>\r\n"
                               "To: Bernd <bernd@example.test>\r\n"
                               "Subject: Vertrag\r\n"
                               "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n"
                               "MIME-Version: 1.0\r\n";
const QByteArray signedText = "Content-Type: text/plain; charset=utf-8\r\n\r\nUnterschrieben.\r\nZeile zwei.";

QByteArray
cmsOf(const QByteArray &content, const Identity &signer, unsigned flags, const QList<Identity> &along = {})
{
    const BioPtr in(BIO_new_mem_buf(content.constData(), static_cast<int>(content.size())));
    const X509ListPtr more(sk_X509_new_null());
    for (const Identity &each : along) {
        X509_up_ref(each.certificate.get());
        sk_X509_push(more.get(), each.certificate.get());
    }
    const std::unique_ptr<CMS_ContentInfo, OpenSslFree<CMS_ContentInfo_free>> cms(
        CMS_sign(signer.certificate.get(), signer.key.get(), more.get(), in.get(), flags | CMS_BINARY));
    const BioPtr out(BIO_new(BIO_s_mem()));
    i2d_CMS_bio(out.get(), cms.get());
    char *data = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &data);
    return {data, size};
}

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray text = bytes.toBase64();
    QByteArray lines;
    for (int at = 0; at < text.size(); at += 64)
        lines += text.mid(at, 64) + "\r\n";
    return lines;
}

QByteArray multipart(const QByteArray &content, const QByteArray &cms, const QByteArray &more = {})
{
    return "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=\"b\"\r\n\r\n"
           "--b\r\n"
        + content
        + "\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
          "Content-Transfer-Encoding: base64\r\n\r\n"
        + base64Lines(cms) + more + "--b--\r\n";
}

} // namespace

class tst_signatures : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Identity m_authority, m_anna;
    const QDateTime m_now = QDateTime::currentDateTimeUtc();

    Identity person(const QByteArray &address, QDateTime from = {}, QDateTime to = {}) const
    {
        Wanted wanted;
        wanted.commonName = "Anna Beispiel";
        wanted.alternativeNames = "email:" + address;
        wanted.extendedKeyUsage = "emailProtection";
        wanted.notBefore = from;
        wanted.notAfter = to;
        return makeIdentity(wanted, &m_authority);
    }

    std::optional<Protection> check(const QByteArray &raw, QDateTime now = {}) const
    {
        return protectionOf(
            raw, parseMessage(raw),
            [this] { return TrustAnchors::load(m_folder.filePath(QStringLiteral("ca.pem"))); },
            now.isValid() ? now : m_now);
    }

private slots:
    void initTestCase()
    {
        Wanted authority;
        authority.commonName = "Test mail authority";
        authority.isAuthority = true;
        m_authority = makeIdentity(authority);
        QFile file(m_folder.filePath(QStringLiteral("ca.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_authority.pem());
        file.close();
        m_anna = person("anna@example.test");
    }

    void whatIsSignedByItsAuthorIsConfirmed()
    {
        const auto found = check(outerHeader + multipart(signedText, cmsOf(signedText, m_anna, CMS_DETACHED)));
        QVERIFY(found);
        QVERIFY(found->kind == Kind::SmimeSigned);
        QVERIFY2(found->verdict == Verdict::Confirmed, qPrintable(found->detail));
        QVERIFY(!found->partly);
        QCOMPARE(found->signer, QStringLiteral("Anna Beispiel"));
        QCOMPARE(found->addresses, QStringList{QStringLiteral("anna@example.test")});
        QVERIFY(qAbs(found->signedAt.secsTo(m_now)) < 3600);
        QCOMPARE(found->chain.size(), 2);
        QVERIFY(found->changedFields.isEmpty());
    }

    void lineEndsOfTheStoreDoNotBreakASignature()
    {
        QByteArray raw = outerHeader + multipart(signedText, cmsOf(signedText, m_anna, CMS_DETACHED));
        raw.replace("\r\n", "\n");
        QVERIFY(check(raw)->verdict == Verdict::Confirmed);
    }

    void oneChangedLetterBreaksIt()
    {
        QByteArray raw = outerHeader + multipart(signedText, cmsOf(signedText, m_anna, CMS_DETACHED));
        raw.replace("Unterschrieben", "unterschrieben");
        const auto found = check(raw);
        QVERIFY(found->verdict == Verdict::Broken);
        QVERIFY(!found->detail.isEmpty());
        QVERIFY(found->signer.isEmpty()); // nobody to speak of
    }

    void aSignatureOfAnotherTextInTheSameEnvelopeBreaksIt()
    {
        // The signature carries what it signed along; what is shown is another text.
        const QByteArray shown = "Content-Type: text/plain\r\n\r\nPay twice.";
        QVERIFY(
            check(outerHeader + multipart(shown, cmsOf(signedText, m_anna, 0)))->verdict == Verdict::Broken);
    }

    void anotherAddressIsSaid()
    {
        const auto mallory = person("mallory@evil.test");
        const QByteArray raw = outerHeader + multipart(signedText, cmsOf(signedText, mallory, CMS_DETACHED));
        QVERIFY(check(raw)->verdict == Verdict::OtherSigner);
        // Two authors, one signature.
        QByteArray two = outerHeader + multipart(signedText, cmsOf(signedText, m_anna, CMS_DETACHED));
        two.replace("From: Anna", "From: boss@example.test, Anna");
        QVERIFY(check(two)->verdict == Verdict::OtherSigner);
    }

    void theCaseOfAnAddressDoesNotMatter()
    {
        const auto anna = person("Anna@Example.TEST");
        QVERIFY(
            check(outerHeader + multipart(signedText, cmsOf(signedText, anna, CMS_DETACHED)))->verdict
            == Verdict::Confirmed);
    }

    void whoNobodyVouchesForIsUnknown()
    {
        Wanted wanted;
        wanted.commonName = "Anna Beispiel";
        wanted.alternativeNames = "email:anna@example.test";
        wanted.extendedKeyUsage = "emailProtection";
        const auto alone = makeIdentity(wanted);
        const auto found = check(outerHeader + multipart(signedText, cmsOf(signedText, alone, CMS_DETACHED)));
        QVERIFY(found->verdict == Verdict::UnknownSigner);
        QVERIFY(!found->detail.isEmpty());
        QCOMPARE(found->addresses, QStringList{QStringLiteral("anna@example.test")});
    }

    void aServersCertificateSignsNoMail()
    {
        Wanted wanted;
        wanted.commonName = "www.example.test";
        wanted.alternativeNames = "email:anna@example.test";
        const auto server = makeIdentity(wanted, &m_authority);
        QVERIFY(
            check(outerHeader + multipart(signedText, cmsOf(signedText, server, CMS_DETACHED)))->verdict
            == Verdict::UnknownSigner);
    }

    void aCertificateThatExpiredLaterStaysGood()
    {
        const auto anna = person("anna@example.test", m_now.addDays(-10), m_now.addDays(2));
        const QByteArray raw = outerHeader + multipart(signedText, cmsOf(signedText, anna, CMS_DETACHED));
        QVERIFY(!check(raw)->expiredSince);
        const auto later = check(raw, m_now.addDays(400));
        // The authority has expired by then as well; at the time of signing both were valid.
        QVERIFY2(later->verdict == Verdict::Confirmed, qPrintable(later->detail));
        QVERIFY(later->expiredSince);
    }

    void aCertificateThatHadExpiredWhenItSignedIsNotBelieved()
    {
        const auto anna = person("anna@example.test", m_now.addDays(-10), m_now.addDays(-2));
        const auto found = check(outerHeader + multipart(signedText, cmsOf(signedText, anna, CMS_DETACHED)));
        QVERIFY(found->verdict == Verdict::UnknownSigner);
        QVERIFY(found->detail.contains(QLatin1String("expired")));
    }

    void aTimeInTheFutureProvesNothing()
    {
        const auto anna = person("anna@example.test", m_now.addDays(-1), m_now.addDays(20));
        const QByteArray raw = outerHeader + multipart(signedText, cmsOf(signedText, anna, CMS_DETACHED));
        // Seen from before the certificate began, the signature comes from the future.
        QVERIFY(check(raw, m_now.addDays(-3))->verdict == Verdict::UnknownSigner);
    }

    void withoutTheSignersCertificateNothingIsClaimed()
    {
        const auto found
            = check(outerHeader + multipart(signedText, cmsOf(signedText, m_anna, CMS_DETACHED | CMS_NOCERTS)));
        QVERIFY(found->verdict == Verdict::NotChecked);
        QVERIFY(found->kind == Kind::SmimeSigned);
    }

    void h21APartialSignatureIsSaid()
    {
        const QByteArray inner = multipart(signedText, cmsOf(signedText, m_anna, CMS_DETACHED));
        const auto list = check(
            outerHeader + "Content-Type: multipart/mixed; boundary=\"m\"\r\n\r\n--m\r\n" + inner
            + "--m\r\nContent-Type: text/plain\r\n\r\nAnd send the money to me.\r\n--m--\r\n");
        QVERIFY(list->verdict == Verdict::Confirmed);
        QVERIFY(list->partly);
        // A third part beside the signature.
        const auto third = check(
            outerHeader
            + multipart(
                signedText, cmsOf(signedText, m_anna, CMS_DETACHED),
                "--b\r\nContent-Type: text/plain\r\n\r\nAnd send the money to me.\r\n"));
        QVERIFY(third->partly);
        // Text behind the last boundary.
        const auto behind = check(
            outerHeader + multipart(signedText, cmsOf(signedText, m_anna, CMS_DETACHED))
            + "\r\nMoney, please.");
        QVERIFY(behind->partly);
    }

    void h21SignedHeaderFieldsAreCompared()
    {
        const QByteArray content = "Content-Type: text/plain; protected-headers=\"v1\"\r\nSubject: Vertrag\r\n"
                                   "From: Anna Beispiel <anna@example.test>\r\n\r\nText.";
        const QByteArray raw = outerHeader + multipart(content, cmsOf(content, m_anna, CMS_DETACHED));
        QVERIFY(check(raw)->changedFields.isEmpty());
        QByteArray changed = raw;
        changed.replace(0, outerHeader.size(), QByteArray(outerHeader).replace("Vertrag", "Kündigung"));
        QCOMPARE(check(changed)->changedFields, QStringList{QStringLiteral("Subject")});
    }

    void aMessageInsideItsSignatureIsShownAndVerified()
    {
        const QByteArray content = "Content-Type: multipart/mixed; boundary=\"i\"\r\n\r\n--i\r\n" + signedText
            + "\r\n--i\r\nContent-Type: application/pdf; name=\"Vertrag.pdf\"\r\n\r\n%PDF\r\n--i--\r\n";
        const QByteArray raw = outerHeader
            + "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
              "Content-Transfer-Encoding: base64\r\n\r\n"
            + base64Lines(cmsOf(content, m_anna, 0));
        const auto message = parseMessage(raw);
        QVERIFY(message.text.contains(QLatin1String("Unterschrieben.")));
        QCOMPARE(message.attachments.size(), 1);
        QCOMPARE(message.attachments.first().name, QStringLiteral("Vertrag.pdf"));
        const auto found = check(raw);
        QVERIFY(found->kind == Kind::SmimeSigned);
        QVERIFY2(found->verdict == Verdict::Confirmed, qPrintable(found->detail));
    }

    void envelopesInsideEachOtherEnd()
    {
        QByteArray content = signedText;
        for (int i = 0; i < 20; ++i)
            content = "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n"
                      "Content-Transfer-Encoding: base64\r\n\r\n"
                + base64Lines(cmsOf(content, m_anna, 0));
        const auto message = parseMessage(outerHeader + content);
        QCOMPARE(message.attachments.size(), 1); // what was too deep is kept as it is
    }

    void otherKindsAreNamed()
    {
        const QByteArray pgp = "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; "
                               "boundary=\"b\"\r\n\r\n--b\r\n"
            + signedText + "\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--b--\r\n";
        QVERIFY(check(outerHeader + pgp)->kind == Kind::OpenPgpSigned);
        QVERIFY(check(outerHeader + pgp)->verdict == Verdict::NotChecked);
        const auto encrypted = check(
            outerHeader
            + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; "
              "boundary=\"b\"\r\n\r\n"
              "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n"
              "Content-Type: application/octet-stream\r\n\r\nx\r\n--b--\r\n");
        QVERIFY(encrypted->kind == Kind::OpenPgpEncrypted);
        const auto clear = check(
            outerHeader
            + "\r\nHello\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nText\n"
              "-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----\n");
        QVERIFY(clear->kind == Kind::OpenPgpSigned);
        QVERIFY(clear->partly); // "Hello" was not signed
        QVERIFY(!check(outerHeader + "\r\nNothing of the kind."));
        const auto damaged = check(
            outerHeader + "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\nnonsense");
        QVERIFY(damaged->kind == Kind::SmimeSigned);
        QVERIFY(damaged->verdict == Verdict::Broken);
    }

    void corpusMessagesAreJudgedAsTheirNamesSay_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(DUOPOST_CORPORA "/thunderbird/mailnews/test/data/smime"));
        const auto files = folder.entryList({QStringLiteral("*.eml")}, QDir::Files);
        if (files.isEmpty())
            QTest::newRow("none") << QString();
        for (const auto &name : files)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void corpusMessagesAreJudgedAsTheirNamesSay()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("SKIP: the corpora are not here");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto found = check(file.readAll());
        QVERIFY(found);
        const QString name = QFileInfo(path).fileName();
        // The last four hold the digest of another text than the one they carry; OpenSSL's own tool says so
        // too.
        const bool bad = name.contains(QLatin1String(".bad")) || name.contains(QLatin1String("mismatch"))
            || (name.startsWith(QLatin1String("alice.env.dsig."))
                && name.endsWith(QLatin1String(".multipart.eml")));
        const bool encrypted = name.endsWith(QLatin1String("env.eml"));
        qInfo(
            "%s: %d %d %s", qPrintable(name), int(found->kind), int(found->verdict), qPrintable(found->detail));
        if (encrypted)
            QVERIFY(found->kind == Kind::SmimeEncrypted);
        else
            QVERIFY(found->kind == Kind::SmimeSigned);
        if (encrypted)
            QVERIFY(found->verdict == Verdict::NotChecked);
        else if (bad)
            QVERIFY(found->verdict == Verdict::Broken);
        else
            QVERIFY(found->verdict == Verdict::UnknownSigner); // a test authority nobody here believes
    }
};

QTEST_GUILESS_MAIN(tst_signatures)
#include "tst_signatures.moc"
