// SPDX-License-Identifier: GPL-3.0-or-later
// What is answered to what people ask, from facts alone; and what leaves the computer in a report.
#include "mailcore/MailboxAnswers.h"
#include "mailcore/Redaction.h"

#include <QtTest>

using namespace duopost;

namespace {

FolderCounts folder(const QString &path, FolderRole role, qint64 there, qint64 onlyHere = 0, bool local = false)
{
    FolderCounts counts;
    counts.folder.id = {there + 1};
    counts.folder.path = path;
    counts.folder.role = role;
    counts.folder.where = local ? Where::OnlyHere : Where::ServerAndHere;
    if (!local || role == FolderRole::Inbox)
        counts.folder.asOf = QDateTime(QDate(2026, 6, 1), QTime(11, 0), Qt::UTC);
    counts.there = there;
    counts.onlyHere = onlyHere;
    return counts;
}

MailboxFacts facts(Protocol protocol)
{
    MailboxFacts result;
    result.at = QDateTime(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);
    result.account.name = QStringLiteral("Anna");
    result.account.address = QStringLiteral("anna@example.org");
    result.account.protocol = protocol;
    result.account.incoming = {QStringLiteral("mail.example.org"), 993, Security::Tls, QStringLiteral("anna")};
    result.ledger = expectedOf(protocol, {});
    const bool local = protocol == Protocol::Pop3;
    result.folders
        = {folder(QStringLiteral("INBOX"), FolderRole::Inbox, 120, 0, local),
           folder(QStringLiteral("Sent"), FolderRole::Sent, local ? 0 : 30, local ? 14 : 0, local)};
    result.place = {.path = QStringLiteral("/mail/anna"), .ownerOnly = true};
    return result;
}

MailboxAnswer answer(const MailboxFacts &facts, MailboxQuestion question, const Provider *provider = nullptr)
{
    const auto all = answersOf(facts, provider);
    return all.value(static_cast<qsizetype>(question));
}

QStringList says(const MailboxAnswer &answer)
{
    QStringList result;
    for (const auto &part : answer.parts)
        result << toString(part.says);
    return result;
}

bool isSaid(const MailboxAnswer &answer, Says what)
{
    return says(answer).contains(toString(what));
}

} // namespace

class TestMailboxAnswers : public QObject {
    Q_OBJECT
private slots:
    void everyQuestionIsAnswered_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::addColumn<bool>("empty");
        QTest::newRow("IMAP") << int(Protocol::Imap) << false;
        QTest::newRow("POP3") << int(Protocol::Pop3) << false;
        QTest::newRow("IMAP, never connected") << int(Protocol::Imap) << true;
        QTest::newRow("POP3, never connected") << int(Protocol::Pop3) << true;
    }
    void everyQuestionIsAnswered()
    {
        QFETCH(const int, protocol);
        QFETCH(const bool, empty);
        auto known = facts(static_cast<Protocol>(protocol));
        if (empty)
            known.folders.clear();
        const auto all = answersOf(known, nullptr);
        QCOMPARE(all.size(), mailboxQuestionCount);
        for (int i = 0; i < mailboxQuestionCount; ++i) {
            QVERIFY(all[i].question == static_cast<MailboxQuestion>(i));
            QVERIFY2(!all[i].parts.isEmpty(), qPrintable(toString(all[i].question)));
        }
        // What nobody has looked at is not said to be safe.
        if (empty)
            QVERIFY(all.last().tone != MailboxAnswer::Tone::Good);
    }

    void whatExistsOnlyHereIsCounted()
    {
        auto known = facts(Protocol::Imap);
        QVERIFY(isSaid(answer(known, MailboxQuestion::WhereIsIt), Says::NothingOnlyHere));
        known.folders << folder(QStringLiteral("Archive"), FolderRole::None, 0, 200, true);
        known.outbox << OutboxItem{.state = OutboxState::Queued} << OutboxItem{.state = OutboxState::Accepted};
        known.folders[0].onItsWay = 13;
        const auto where = answer(known, MailboxQuestion::WhereIsIt);
        QVERIFY(where.tone == MailboxAnswer::Tone::Attention);
        QCOMPARE(where.parts[1].count, qint64(214)); // 200, 13 on their way, 1 not sent yet
        QVERIFY(where.parts[1].says == Says::OnlyHere);
        const auto lost = answer(known, MailboxQuestion::ComputerLost);
        QCOMPARE(
            says(lost),
            (QStringList{
                QStringLiteral("lost-messages"), QStringLiteral("lost-folders"), QStringLiteral("lost-unsent"),
                QStringLiteral("back-from-server")}));
        QCOMPARE(lost.parts[0].count, qint64(200));
    }

    void filtersAreToldByWhatTheyDo()
    {
        auto known = facts(Protocol::Imap);
        QVERIFY(isSaid(answer(known, MailboxQuestion::ServerFilters), Says::FiltersUnknown));
        known.filters.at = QDateTime::currentDateTimeUtc();
        QVERIFY(isSaid(answer(known, MailboxQuestion::ServerFilters), Says::FiltersNotOffered));
        known.filters.failed = true;
        QVERIFY(isSaid(answer(known, MailboxQuestion::ServerFilters), Says::FiltersNotAsked));
        known.filters.failed = false;
        known.filters.there = true;
        QVERIFY(isSaid(answer(known, MailboxQuestion::ServerFilters), Says::NoFilterActive));
        const QByteArray script
            = "require [\"fileinto\"];\r\nif header :contains \"subject\" \"x\" { fileinto \"Lists\"; }\r\n";
        known.filters.summary = summarizeFilters(QStringLiteral("roundcube"), script);
        const auto imap = answer(known, MailboxQuestion::ServerFilters);
        QVERIFY(isSaid(imap, Says::FilterActive));
        QVERIFY(isSaid(imap, Says::FilterFiles));
        QVERIFY(!isSaid(imap, Says::FilterHides));
        QVERIFY(imap.tone == MailboxAnswer::Tone::Plain);
        known.account.protocol = Protocol::Pop3;
        const auto pop3 = answer(known, MailboxQuestion::ServerFilters);
        QVERIFY(isSaid(pop3, Says::FilterHides));
        QVERIFY(pop3.tone == MailboxAnswer::Tone::Attention);
        known.filters.summary = summarizeFilters(QStringLiteral("x"), "this is no sieve {{{");
        QVERIFY(isSaid(answer(known, MailboxQuestion::ServerFilters), Says::FilterNotReadable));
    }

    void anArchiveIsToldWithWhatIsStillMissing()
    {
        auto known = facts(Protocol::Imap);
        QVERIFY(!isSaid(answer(known, MailboxQuestion::WhereIsIt), Says::KeptInArchive));
        known.archive = {.on = true, .messages = 1200, .bytes = 1, .onlyHere = 3, .toCome = 7};
        const auto where = answer(known, MailboxQuestion::WhereIsIt);
        QVERIFY(isSaid(where, Says::KeptInArchive));
        QVERIFY(isSaid(where, Says::ArchiveFills));
    }

    void whatThePhoneSeesFollowsTheLedger()
    {
        auto known = facts(Protocol::Imap);
        for (auto &entry : known.ledger) {
            if (entry.operation == Operation::MarkRead)
                entry.verdict = Verdict::Proved;
            if (entry.operation == Operation::Star)
                entry.verdict = Verdict::Refused;
        }
        const auto phone = answer(known, MailboxQuestion::WhatPhoneSees);
        QCOMPARE(
            says(phone),
            (QStringList{
                QStringLiteral("others-see"), QStringLiteral("others-may-see"),
                QStringLiteral("server-refuses")}));
        QVERIFY(phone.parts[0].operations == QList<Operation>{Operation::MarkRead});
        QVERIFY(phone.parts[2].operations == QList<Operation>{Operation::Star});
        const auto pop3 = answer(facts(Protocol::Pop3), MailboxQuestion::WhatPhoneSees);
        QVERIFY(isSaid(pop3, Says::OthersSeeNot));
        QVERIFY(pop3.parts.last().operations.contains(Operation::MarkRead));
        QVERIFY(pop3.tone == MailboxAnswer::Tone::Attention);
    }

    void whatIsNotEncryptedIsSaidLoudly()
    {
        auto known = facts(Protocol::Imap);
        known.connections << ConnectionFacts{
            .host = QStringLiteral("mail.example.org"),
            .encrypted = true,
            .protocol = QStringLiteral("TLS 1.3"),
            .cipher = QStringLiteral("TLS_AES_256_GCM_SHA384")};
        QVERIFY(answer(known, MailboxQuestion::OnTheWay).tone == MailboxAnswer::Tone::Good);
        known.connections << ConnectionFacts{
            .host = QStringLiteral("smtp.example.org"), .purpose = ConnectionFor::Outgoing};
        auto way = answer(known, MailboxQuestion::OnTheWay);
        QVERIFY(way.tone == MailboxAnswer::Tone::Alarm);
        QVERIFY(way.parts[1].says == Says::InTheClear);
        QCOMPARE(way.parts[1].arguments.value(0), QStringLiteral("outgoing"));
        known.connections.last().host = QStringLiteral("127.0.0.1");
        way = answer(known, MailboxQuestion::OnTheWay);
        QVERIFY(way.parts[1].says == Says::InsideThisComputer);
        QVERIFY(way.tone == MailboxAnswer::Tone::Good);
        auto shown = std::make_shared<CertificateFacts>();
        shown->chain << CertificateLink{};
        shown->problems << CertificateProblem::SelfSigned;
        shown->acceptedByHand = true;
        known.connections.first().certificate = shown;
        way = answer(known, MailboxQuestion::OnTheWay);
        QVERIFY(isSaid(way, Says::CertificateAccepted));
        QVERIFY(way.tone == MailboxAnswer::Tone::Attention);
    }

    void theCountryIsNeverGuessed()
    {
        const auto known = facts(Protocol::Imap);
        QVERIFY(isSaid(answer(known, MailboxQuestion::WhoCanRead), Says::StorageUnknown));
        Provider provider{.name = QStringLiteral("Beispielpost"), .country = QStringLiteral("DE")};
        auto reads = answer(known, MailboxQuestion::WhoCanRead, &provider);
        QVERIFY(isSaid(reads, Says::StorageUnknown)); // where a company is says nothing about its disks
        QVERIFY(isSaid(reads, Says::CompanyIn));
        provider.storedIn = {QStringLiteral("DE"), QStringLiteral("FI")};
        reads = answer(known, MailboxQuestion::WhoCanRead, &provider);
        QVERIFY(!isSaid(reads, Says::StorageUnknown));
        QVERIFY(isSaid(reads, Says::StoredIn));
    }

    void theDiskIsEncryptedOnlyIfThatIsKnown()
    {
        auto known = facts(Protocol::Imap);
        QVERIFY(isSaid(answer(known, MailboxQuestion::WhoCanRead), Says::DiskUnknown));
        known.place.encrypted = true;
        QVERIFY(isSaid(answer(known, MailboxQuestion::WhoCanRead), Says::DiskEncrypted));
        known.place.ownerOnly = false;
        const auto reads = answer(known, MailboxQuestion::WhoCanRead);
        QVERIFY(isSaid(reads, Says::OthersHereMay));
        QVERIFY(reads.tone == MailboxAnswer::Tone::Attention);
    }

    void namesAreStableAndUnlikeEachOther()
    {
        QSet<QString> names;
        for (int i = 0; i < mailboxQuestionCount; ++i)
            names << toString(static_cast<MailboxQuestion>(i));
        QCOMPARE(names.size(), mailboxQuestionCount);
        QCOMPARE(toString(MailboxQuestion::ComputerLost), QStringLiteral("computer-lost"));
        QCOMPARE(toString(Says::MarksLost), QStringLiteral("marks-lost"));
        QCOMPARE(toString(Says::NoFoldersByPop3), QStringLiteral("no-folders-by-pop3"));
    }

    void whatLooksLikeALogInIsTakenOut_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("secret");
        QTest::newRow("LOGIN") << QStringLiteral("C: A1 LOGIN anna geheim-4711") << QStringLiteral("geheim");
        QTest::newRow("LOGIN quoted") << QStringLiteral("C: A1 LOGIN \"anna\" \"ge heim\"")
                                      << QStringLiteral("heim");
        QTest::newRow("PASS") << QStringLiteral("C: PASS geheim-4711") << QStringLiteral("geheim");
        QTest::newRow("AUTH PLAIN") << QStringLiteral("C: AUTH PLAIN AGFubmEAZ2VoZWlt")
                                    << QStringLiteral("AGFub");
        QTest::newRow("a continuation") << QStringLiteral("C: AGFubmEAZ2VoZWlt") << QStringLiteral("AGFub");
        QTest::newRow("Bearer") << QStringLiteral("S: you said auth=Bearer ya29.abc") << QStringLiteral("ya29");
        QTest::newRow("token") << QStringLiteral("S: ") + QString(60, QLatin1Char('q'))
                               << QStringLiteral("qqqq");
    }
    void whatLooksLikeALogInIsTakenOut()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, secret);
        auto known = facts(Protocol::Imap);
        known.ledger.first().evidence << Evidence{.transcript = {line}};
        const auto result = redacted(known, {.hidePeople = false});
        const auto left = result.ledger.first().evidence.last().transcript.first();
        QVERIFY2(!left.contains(secret), qPrintable(left));
    }

    void whatSaysNothingPrivateStays_data()
    {
        QTest::addColumn<QString>("line");
        for (const auto *line :
             {"C: CAPA", "C: A7 UID FETCH 1:* (UID FLAGS)", "S: * 12 FETCH (UID 4711 FLAGS (\\Seen))",
              "S: A7 OK Fetch completed (0.001 + 0.000 secs).", "C: NAMESPACE", "C: AUTHENTICATE",
              "S: * CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE PREVIEW=FUZZY PREVIEW IDLE",
              "S: +OK 3 1200", "C: A9 UID STORE 12 +FLAGS.SILENT (\\Seen)",
              "S: -ERR [LOGIN-DELAY] minimum time between mail checks"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void whatSaysNothingPrivateStays()
    {
        QFETCH(const QString, line);
        auto known = facts(Protocol::Imap);
        known.ledger.first().evidence << Evidence{.transcript = {line}};
        QCOMPARE(redacted(known, {}).ledger.first().evidence.last().transcript.first(), line);
    }

    void otherPeopleAreTakenOutUnlessWanted()
    {
        auto known = facts(Protocol::Imap);
        known.ledger.first().evidence << Evidence{
            .transcript
            = {QStringLiteral("S: Subject: Scheidung"), QStringLiteral("S:  von Bert (Scheidung)"),
               QStringLiteral("S: From: Bert <bert@firma.example>"),
               QStringLiteral("S: * 1 FETCH (ENVELOPE (\"Mon\" \"Scheidung\" ((\"Bert\" NIL \"bert\" "
                              "\"firma.example\"))))"),
               QStringLiteral("C: A4 UID SEARCH TEXT \"Scheidung\""),
               QStringLiteral("S: 550 <bert@firma.example> unknown, from anna@example.org")}};
        known.errors << RecentError{
            known.at, MailError(MailError::Kind::ServerRefused, {}, QStringLiteral("550 bert@firma.example"))};
        known.outbox << OutboxItem{
            .subject = QStringLiteral("Scheidung"), .recipients = {QStringLiteral("bert@firma.example")}};
        const auto allText = [](const MailboxFacts &facts) {
            QString text = facts.errors.first().error.serverText();
            for (const auto &line : facts.ledger.first().evidence.last().transcript)
                text += line;
            for (const auto &item : facts.outbox)
                text += item.subject + item.recipients.join(QLatin1Char(' '));
            return text;
        };
        const auto text = allText(redacted(known, {}));
        QVERIFY2(!text.contains(QLatin1String("Scheidung")), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String("bert"), Qt::CaseInsensitive), qPrintable(text));
        QVERIFY(text.contains(QLatin1String("anna@example.org")));
        const auto masked = allText(redacted(known, {.hideUser = true}));
        QVERIFY2(!masked.contains(QLatin1String("anna"), Qt::CaseInsensitive), qPrintable(masked));
        const auto whole = allText(redacted(known, {.hidePeople = false}));
        QVERIFY(whole.contains(QLatin1String("Scheidung")));
    }

    void whatTurnsTheWritingIsNamed()
    {
        const auto hostile = QStringLiteral("a%1c%2%3[").arg(QChar(0x202E)).arg(QChar(0x2066)).arg(QChar(0x1B));
        QCOMPARE(harmless(hostile), QStringLiteral("a[U+202E]c[U+2066][U+001B]["));
        QCOMPARE(harmless(QStringLiteral("two\nlines\tä")), QStringLiteral("two\nlines\tä"));
    }
};

QTEST_GUILESS_MAIN(TestMailboxAnswers)
#include "tst_mailbox_answers.moc"
