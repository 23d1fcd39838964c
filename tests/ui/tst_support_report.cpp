// SPDX-License-Identifier: GPL-3.0-or-later
// The report for a support desk: all that is known, nothing that is secret, and nothing that acts in a browser.
#include "tests/support/FakeMailService.h"
#include "ui/whatsyncs/ReportDialog.h"
#include "ui/whatsyncs/SupportReport.h"
#include "ui/words/Language.h"
#include "ui/words/MailboxWords.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QtTest>

using namespace duopost;

namespace {

const QByteArray password = "geheim-4711-Passwort",
                 token = "ya29.A0ARrdaM_tokenTokenTokenTokenTokenToken0123456789";

/// An account in which every place where a secret could be has one.
MailboxFacts factsWithSecrets()
{
    MailboxFacts facts;
    facts.at = QDateTime(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);
    auto &account = facts.account;
    account.id = {1};
    account.name = QStringLiteral("Arbeit");
    account.address = QStringLiteral("anna@example.org");
    account.displayName = QStringLiteral("Anna Berg");
    account.incoming
        = {QStringLiteral("imap.example.org"), 993, Security::Tls, QStringLiteral("anna@example.org")};
    account.outgoing = ServerAddress{
        QStringLiteral("smtp.example.org"), 587, Security::StartTls, QStringLiteral("anna@example.org")};
    account.secretName = QStringLiteral("secret-name-4711");
    account.outgoingSecretName = QStringLiteral("secret-name-4712");
    account.passwordFile = QStringLiteral("/etc/private-password-file");
    const auto plain = QByteArray('\0' + QByteArray("anna") + '\0' + password).toBase64();
    facts.ledger = expectedOf(Protocol::Imap, {});
    facts.ledger[1].evidence << Evidence{
        .source = EvidenceSource::Observed,
        .reason = Reason::RefusedByServer,
        .at = facts.at,
        .transcript
        = {QStringLiteral("C: A1 LOGIN anna ") + QString::fromLatin1(password),
           QStringLiteral("C: A1 AUTHENTICATE PLAIN ") + QString::fromLatin1(plain),
           QStringLiteral("C: ") + QString::fromLatin1(plain),
           QStringLiteral("C: ") + QString::fromLatin1(password.toBase64()),
           QStringLiteral("C: AUTH XOAUTH2 ") + QString::fromLatin1(token),
           QStringLiteral("S: -ERR no, ") + QString::fromLatin1(token),
           QStringLiteral("C: PASS ") + QString::fromLatin1(password),
           QStringLiteral("S: * 1 FETCH (UID 17 BODY[HEADER.FIELDS (SUBJECT FROM)] {60}"),
           QStringLiteral("S: Subject: Kündigung zum Ersten"),
           QStringLiteral("S: From: Bert Chef <bert.chef@firma.example>"),
           QStringLiteral("S: A2 OK <script>alert(1)</script> & \"done\"")}};
    CertificateFacts shown;
    shown.host = account.incoming.host;
    shown.chain << CertificateLink{
        .subject = QStringLiteral("CN=<b>imap.example.org</b>"),
        .issuer = QStringLiteral("CN=Example CA"),
        .notBefore = facts.at.addDays(-10),
        .notAfter = facts.at.addDays(80),
        .sha256 = QByteArray(32, 'a')};
    facts.connections << ConnectionFacts{
        .host = account.incoming.host,
        .port = 993,
        .encrypted = true,
        .protocol = QStringLiteral("TLS 1.3"),
        .cipher = QStringLiteral("TLS_AES_256_GCM_SHA384"),
        .keyBits = 256,
        .certificate = std::make_shared<CertificateFacts>(shown),
        .mechanism = QStringLiteral("SCRAM-SHA-256"),
        .connectedAt = facts.at,
        .certificateSince = facts.at.addDays(-9)};
    FolderCounts inbox;
    inbox.folder.path = QStringLiteral("INBOX");
    inbox.folder.role = FolderRole::Inbox;
    inbox.folder.asOf = facts.at;
    inbox.there = 432;
    FolderCounts hostile = inbox;
    hostile.folder.role = FolderRole::None;
    hostile.folder.path
        = QStringLiteral("<img src=x onerror=alert(2)>") + QChar(0x202E) + QStringLiteral("txt");
    hostile.there = 7;
    facts.folders = {inbox, hostile};
    facts.outbox << OutboxItem{
        .state = OutboxState::Refused,
        .messageId = "outgoing@example.org",
        .subject = QStringLiteral("Kündigung zum Ersten"),
        .recipients = {QStringLiteral("bert.chef@firma.example")},
        .since = facts.at,
        .serverText = QStringLiteral("550 5.1.1 <bert.chef@firma.example> unknown")};
    facts.errors << RecentError{
        facts.at,
        MailError(
            MailError::Kind::ServerRefused, account.incoming.host,
            QStringLiteral("NO cannot deliver to bert.chef@firma.example"))};
    facts.server.software = QStringLiteral("Dovecot <2.4>");
    facts.server.capabilities = {QStringLiteral("IMAP4REV1"), QStringLiteral("QUOTA")};
    facts.server.quotas = {{QStringLiteral("User quota"), QStringLiteral("STORAGE"), 1024 * 1024, 4096 * 1024}};
    facts.server.quotaUsed = 1024 * 1024;
    facts.server.quotaLimit = 4096 * 1024;
    facts.server.asOf = facts.at;
    facts.place = {.path = QStringLiteral("/mail/anna"), .ownerOnly = true};
    return facts;
}

QList<QByteArray> secrets()
{
    const QByteArray sasl = '\0' + QByteArray("anna") + '\0' + password;
    return {password,         password.toBase64(), sasl.toBase64(),        token,
            token.toBase64(), "secret-name-471",   "private-password-file"};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSupportReport : public QObject {
    Q_OBJECT
private slots:
    void noSecretIsInIt_data()
    {
        QTest::addColumn<bool>("people");
        QTest::addColumn<bool>("user");
        QTest::addColumn<bool>("print");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%d", i) << bool(i & 1) << bool(i & 2) << bool(i & 4);
    }
    void noSecretIsInIt()
    {
        QFETCH(const bool, people);
        QFETCH(const bool, user);
        QFETCH(const bool, print);
        const auto bytes = supportReport(
                               factsWithSecrets(), {.hidePeople = people, .hideUser = user}, QLocale::c(),
                               print ? ReportMedium::Print : ReportMedium::Screen)
                               .toUtf8();
        for (const auto &secret : secrets())
            QVERIFY2(!bytes.contains(secret), secret.constData());
        for (const auto *private_ : {"bert.chef", "firma.example", "ndigung zum Ersten", "outgoing@"})
            QCOMPARE(bytes.contains(private_), !people && qstrcmp(private_, "outgoing@") != 0);
        QCOMPARE(bytes.contains("anna@example.org"), !user);
        QVERIFY(!user || !bytes.contains("Anna Berg"));
    }

    void serversTextDoesNothing()
    {
        const auto html = supportReport(factsWithSecrets(), {}, QLocale::c());
        QVERIFY(!html.contains(QLatin1String("<script"), Qt::CaseInsensitive));
        QVERIFY(!html.contains(QLatin1String("<img"), Qt::CaseInsensitive));
        QVERIFY(!html.contains(QLatin1String("<b>imap"), Qt::CaseInsensitive));
        QVERIFY(html.contains(QLatin1String("&lt;script&gt;alert(1)&lt;/script&gt;")));
        QVERIFY(!html.contains(QChar(0x202E)));
        QVERIFY(html.contains(QLatin1String("[U+202E]")));
        QVERIFY(html.contains(QLatin1String("default-src 'none'")));
    }

    void allThatIsKnownIsInIt()
    {
        const auto facts = factsWithSecrets();
        const auto html = supportReport(facts, {}, QLocale::c());
        for (const auto *expected :
             {"imap.example.org", "993", "TLS 1.3", "TLS_AES_256_GCM_SHA384", "SCRAM-SHA-256", "Example CA",
              "432", "IMAP4REV1", "QUOTA", "User quota", "587", "STARTTLS", "/mail/anna", "UID 17",
              DUOPOST_VERSION})
            QVERIFY2(html.contains(QLatin1String(expected)), expected);
        for (int i = 0; i < mailboxQuestionCount; ++i)
            QVERIFY(html.contains(questionTitle(static_cast<MailboxQuestion>(i)).toHtmlEscaped()));
        for (const auto &entry : facts.ledger)
            QVERIFY(!entry.evidence.isEmpty());
    }

    void bothLanguagesSpeak()
    {
        Language language;
        language.use(QStringLiteral("de"));
        QVERIFY(supportReport(factsWithSecrets(), {}, QLocale(QLocale::German))
                    .contains(QLatin1String("lang=\"de\"")));
    }

    void theDialogWritesWhatWasChosen()
    {
        FakeMailService service;
        const auto account = service.addFakeAccount(QStringLiteral("Arbeit"), Protocol::Imap);
        service.mailbox = factsWithSecrets();
        const QTemporaryDir folder;
        const auto page = folder.filePath(QStringLiteral("report.html")),
                   pdf = folder.filePath(QStringLiteral("report.pdf"));
        {
            ReportDialog dialog(service, account, nullptr);
            dialog.show();
            QVERIFY(dialog.choice().hidePeople);
            QVERIFY(!dialog.choice().hideUser);
            const QSignalSpy saved(&dialog, &ReportDialog::saved);
            dialog.save(page);
            QTRY_COMPARE(saved.size(), 1);
            QVERIFY(!dialog.isVisible());
        }
        QVERIFY(contentOf(page).startsWith("<!DOCTYPE html>"));
        QVERIFY(contentOf(page).contains("432"));
        QVERIFY(!contentOf(page).contains("bert.chef"));
        {
            ReportDialog dialog(service, account, nullptr);
            for (auto *box : dialog.findChildren<QCheckBox *>())
                box->toggle();
            dialog.save(page);
            QTRY_VERIFY(contentOf(page).contains("bert.chef"));
            QVERIFY(!contentOf(page).contains("anna@example.org"));
            const QSignalSpy saved(&dialog, &ReportDialog::saved);
            dialog.save(pdf);
            QTRY_COMPARE(saved.size(), 1);
        }
        const auto bytes = contentOf(pdf);
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY2(bytes.size() > 10'000, qPrintable(QString::number(bytes.size())));
        for (const auto &secret : secrets())
            QVERIFY(!bytes.contains(secret));
    }

    void whatCannotBeWrittenIsSaid()
    {
        FakeMailService service;
        const auto account = service.addFakeAccount(QStringLiteral("Arbeit"), Protocol::Imap);
        ReportDialog dialog(service, account, nullptr);
        dialog.show();
        dialog.save(QStringLiteral("/nowhere/at/all/report.html"));
        auto *problem = dialog.findChild<QLabel *>(QStringLiteral("problem"));
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(!problem->text().isEmpty());
        QVERIFY(dialog.isVisible());
    }
};

QTEST_MAIN(TestSupportReport)
#include "tst_support_report.moc"
