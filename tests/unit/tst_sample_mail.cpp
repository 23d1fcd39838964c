// SPDX-License-Identifier: GPL-3.0-or-later
// The sample mail: always the same, complete, and well-formed where it means to be.
#include "mailcore/MessageParser.h"
#include "mailcore/lab/sample/SampleMail.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace duopost;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1780000000, QTimeZone::utc());

QList<SampleMessage> mailOf(const QString &key)
{
    const bool anna = key == QLatin1String("anna");
    return makeSampleMail(
        {key,
         {anna ? QStringLiteral("Anna Berger") : QStringLiteral("Emma Clarke"),
          anna ? QStringLiteral("anna.berger@lab.example") : QStringLiteral("emma.clarke@lab.example")}},
        now);
}

/// The unfolded value of a header field; empty if it is missing.
QByteArray field(const QByteArray &message, const QByteArray &name)
{
    const QByteArray head = '\n' + message.left(message.indexOf("\r\n\r\n")) + "\r\n";
    const qsizetype at = head.indexOf('\n' + name + ": ");
    if (at < 0)
        return {};
    qsizetype end = head.indexOf("\r\n", at + 1);
    while (end + 2 < head.size() && (head[end + 2] == ' ' || head[end + 2] == '\t'))
        end = head.indexOf("\r\n", end + 2);
    const qsizetype start = at + name.size() + 3;
    return head.mid(start, end - start).replace("\r\n", "");
}

} // namespace

class TestSampleMail : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyUserHasThreeHundredMessagesOverTwoYears_data() { users(); }
    void everyUserHasThreeHundredMessagesOverTwoYears();
    void theSameNowGivesTheSameBytes();
    void anotherDayMovesAllDates();
    void linesEndInCrlfAndStayBelowTheLimit_data() { users(); }
    void linesEndInCrlfAndStayBelowTheLimit();
    void arrivalIsTheDateField_data() { users(); }
    void arrivalIsTheDateField();
    void messageIdsAreUnique_data() { users(); }
    void messageIdsAreUnique();
    void conversationsHangTogether_data() { users(); }
    void conversationsHangTogether();
    void everyKindIsThere_data() { users(); }
    void everyKindIsThere();
    void marksAreBelievable_data() { users(); }
    void marksAreBelievable();
    void onlyReservedDomainsAppear_data() { users(); }
    void onlyReservedDomainsAppear();
    void subjectsVary_data() { users(); }
    void subjectsVary();
    void amountsAreWrittenAsPeopleWriteThem_data() { users(); }
    void amountsAreWrittenAsPeopleWriteThem();

private:
    static void users()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("anna") << QStringLiteral("anna");
        QTest::newRow("emma") << QStringLiteral("emma");
    }
    QMap<QString, QList<SampleMessage>> m_mail;
};

void TestSampleMail::initTestCase()
{
    for (const QString &user : {QStringLiteral("anna"), QStringLiteral("emma")})
        m_mail.insert(user, mailOf(user));
}

void TestSampleMail::everyUserHasThreeHundredMessagesOverTwoYears()
{
    QFETCH(QString, user);
    const auto mail = m_mail.value(user);
    QVERIFY2(mail.size() >= 300, qPrintable(QString::number(mail.size())));
    QVERIFY(mail.first().message.received < now.addDays(-650));
    QVERIFY(mail.first().message.received > now.addDays(-735));
    QVERIFY(mail.last().message.received <= now);
    QVERIFY(mail.last().message.received > now.addDays(-2));
    QMap<int, int> quarters;
    for (const SampleMessage &each : mail)
        ++quarters[static_cast<int>(each.message.received.daysTo(now) / 92)];
    for (int quarter = 0; quarter < 7; ++quarter)
        QVERIFY2(quarters.value(quarter) >= 15, qPrintable(QString::number(quarter)));
}

void TestSampleMail::theSameNowGivesTheSameBytes()
{
    const auto again = mailOf(QStringLiteral("anna"));
    const auto &first = m_mail[QStringLiteral("anna")];
    QCOMPARE(again.size(), first.size());
    for (qsizetype i = 0; i < again.size(); ++i) {
        QCOMPARE(again[i].folder, first[i].folder);
        QCOMPARE(again[i].message.bytes, first[i].message.bytes);
        QCOMPARE(again[i].message.flags, first[i].message.flags);
    }
}

void TestSampleMail::anotherDayMovesAllDates()
{
    const SampleOwner owner{
        QStringLiteral("emma"), {QStringLiteral("Emma Clarke"), QStringLiteral("emma.clarke@lab.example")}};
    for (const int hour : {0, 5, 23}) { // early in the day nothing may lie in the future
        const QDateTime moment(QDate(2027, 1, 1), QTime(hour, 1));
        const auto mail = makeSampleMail(owner, moment);
        QCOMPARE(mail.size(), m_mail[QStringLiteral("emma")].size());
        for (const SampleMessage &each : mail)
            QVERIFY2(each.message.received <= moment, each.message.bytes.left(400).constData());
    }
}

void TestSampleMail::linesEndInCrlfAndStayBelowTheLimit()
{
    QFETCH(QString, user);
    for (const SampleMessage &each : m_mail.value(user)) {
        const QByteArray &bytes = each.message.bytes;
        if (bytes.contains("charset=utf-16")) // base64 there
            QVERIFY(!bytes.contains('\0'));
        QVERIFY(bytes.endsWith("\r\n"));
        for (const QByteArray &line : QByteArray(bytes).replace("\r\n", "\n").split('\n')) {
            QVERIFY2(!line.contains('\r'), line.constData());
            QVERIFY2(line.size() <= 998, line.left(200).constData()); // RFC 5322 section 2.1.1
        }
        QCOMPARE(bytes.count('\n'), bytes.count("\r\n"));
        const QByteArray head = bytes.left(bytes.indexOf("\r\n\r\n"));
        for (const QByteArray &line : head.split('\n'))
            QVERIFY2(line.size() <= 100, line.constData());
    }
}

void TestSampleMail::arrivalIsTheDateField()
{
    QFETCH(QString, user);
    for (const SampleMessage &each : m_mail.value(user)) {
        QByteArray text = field(each.message.bytes, "Date");
        QVERIFY2(!text.isEmpty(), each.message.bytes.left(300).constData());
        text.replace(" GMT", " +0000");
        const QDateTime date = QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
        QVERIFY2(date.isValid(), text.constData());
        QCOMPARE(date.toSecsSinceEpoch(), each.message.received.toSecsSinceEpoch());
    }
}

void TestSampleMail::messageIdsAreUnique()
{
    QFETCH(QString, user);
    QSet<QByteArray> ids;
    for (const SampleMessage &each : m_mail.value(user)) {
        const QByteArray id = field(each.message.bytes, "Message-ID");
        QVERIFY2(id.startsWith('<') && id.endsWith('>') && id.count('@') == 1, id.constData());
        QVERIFY2(!ids.contains(id), id.constData());
        ids.insert(id);
    }
}

void TestSampleMail::conversationsHangTogether()
{
    QFETCH(QString, user);
    QSet<QByteArray> seen;
    QMap<QByteArray, int> sizes; // by the Message-ID of the first
    for (const SampleMessage &each : m_mail.value(user)) { // in order of time: parents come first
        const QByteArray id = field(each.message.bytes, "Message-ID");
        const QList<QByteArray> references = field(each.message.bytes, "References").split(' ');
        if (!references.first().isEmpty()) {
            for (const QByteArray &reference : references)
                QVERIFY2(seen.contains(reference), reference.constData());
            QCOMPARE(field(each.message.bytes, "In-Reply-To"), references.last());
            ++sizes[references.first()];
        }
        seen.insert(id);
    }
    const QList<int> replies = sizes.values();
    QVERIFY(replies.size() >= 12);
    QCOMPARE(*std::max_element(replies.begin(), replies.end()), 39); // a conversation of forty
    QVERIFY(*std::min_element(replies.begin(), replies.end()) <= 2);
}

void TestSampleMail::everyKindIsThere()
{
    QFETCH(QString, user);
    QByteArray all;
    QSet<QString> folders;
    for (const SampleMessage &each : m_mail.value(user)) {
        all += each.message.bytes;
        folders << each.folder;
    }
    for (const char *sign :
         {"text/html",
          "format=flowed",
          "delsp=yes",
          "multipart/alternative",
          "multipart/related",
          "Content-ID: <",
          "application/pdf",
          "image/png",
          "opendocument.text",
          "wordprocessingml",
          "text/calendar",
          "method=REQUEST",
          "message/rfc822",
          "charset=iso-8859-1;",
          "charset=iso-8859-15",
          "charset=windows-1252",
          "charset=koi8-r",
          "charset=iso-2022-jp",
          "charset=big5",
          "charset=gb18030",
          "charset=utf-16",
          "=?utf-8?Q?",
          "=?utf-8?B?",
          "=?koi8-r?B?",
          "name*0*=utf-8''",
          "List-Unsubscribe",
          "Content-Transfer-Encoding: 8bit",
          "Content-Transfer-Encoding: quoted-printable",
          "\xdf",
          "src=3D\"https://img."})
        QVERIFY2(
            all.contains(sign)
                || (QByteArray(sign) == "charset=iso-8859-1;" && all.contains("charset=iso-8859-1\r")),
            sign);
    for (const char *folder : {"INBOX", "Sent", "Drafts", "Junk", "Trash", "Archive"})
        QVERIFY2(folders.contains(QLatin1String(folder)), folder);
    if (user == QLatin1String("anna")) {
        QVERIFY(folders.contains(QStringLiteral("Familie/Ausflüge")));
        QVERIFY(folders.contains(QStringLiteral("Projekte/Büro Köln")));
    }
}

void TestSampleMail::marksAreBelievable()
{
    QFETCH(QString, user);
    int unread = 0, flagged = 0, answered = 0, sent = 0;
    QDateTime oldestUnread = now;
    QSet<QByteArray> answeredIds, repliedTo;
    for (const SampleMessage &each : m_mail.value(user)) {
        const MessageFlags flags = each.message.flags;
        if (each.folder == QLatin1String("INBOX") && !flags.testFlag(MessageFlag::Seen)) {
            ++unread;
            oldestUnread = qMin(oldestUnread, each.message.received);
        }
        flagged += flags.testFlag(MessageFlag::Flagged);
        if (flags.testFlag(MessageFlag::Answered)) {
            ++answered;
            answeredIds << field(each.message.bytes, "Message-ID");
        }
        if (each.folder == QLatin1String("Sent")) {
            ++sent;
            repliedTo << field(each.message.bytes, "In-Reply-To");
        }
        QCOMPARE(flags.testFlag(MessageFlag::Draft), each.folder == QLatin1String("Drafts"));
    }
    QCOMPARE(unread, 25);
    QVERIFY(oldestUnread > now.addDays(-120));
    QVERIFY2(flagged >= 4 && flagged <= 15, qPrintable(QString::number(flagged)));
    QVERIFY(answered >= 15);
    QVERIFY(sent >= 25);
    QVERIFY2(repliedTo.contains(answeredIds), "answered, but no answer lies in Sent");
}

void TestSampleMail::onlyReservedDomainsAppear()
{
    QFETCH(QString, user);
    // RFC 2606 and 6761; the schemas are names of file formats, not places.
    const QList<QByteArray> known{"schemas.openxmlformats.org"};
    for (const SampleMessage &each : m_mail.value(user)) {
        QByteArray bytes = each.message.bytes;
        bytes.replace("=\r\n", "");
        for (const char *opening : {"http://", "https://"}) {
            for (qsizetype at = bytes.indexOf(opening); at >= 0; at = bytes.indexOf(opening, at + 1)) {
                qsizetype end = at + static_cast<qsizetype>(qstrlen(opening)), start = end;
                while (end < bytes.size()
                       && (std::isalnum(static_cast<unsigned char>(bytes[end])) || bytes[end] == '.'
                           || bytes[end] == '-'))
                    ++end;
                const QByteArray host = bytes.mid(start, end - start);
                QVERIFY2(host.endsWith(".example") || known.contains(host), host.constData());
            }
        }
        const QByteArray from = field(bytes, "From");
        const QByteArray domain = from.mid(from.lastIndexOf('@') + 1).replace('>', "");
        QVERIFY2(
            domain.endsWith(".example") || domain == "example.org" || domain == "example.com"
                || domain == "example.net",
            from.constData());
    }
}

void TestSampleMail::subjectsVary()
{
    QFETCH(QString, user);
    QSet<QByteArray> subjects;
    for (const SampleMessage &each : m_mail.value(user))
        subjects << field(each.message.bytes, "Subject");
    QVERIFY2(subjects.size() >= 200, qPrintable(QString::number(subjects.size())));
}

void TestSampleMail::amountsAreWrittenAsPeopleWriteThem()
{
    QFETCH(QString, user);
    static const QRegularExpression amount(QStringLiteral("\\b([0-9]{5,}) (?:€|EUR|£)|[€£]([0-9]{5,})\\b"));
    int proper = 0;
    static const QRegularExpression cents(
        QStringLiteral("[0-9][.,][0-9]{2} ?(?:€|EUR|£)|[€£][0-9]+[.][0-9]{2}"));
    for (const SampleMessage &each : m_mail.value(user)) {
        const QString text = parseMessage(each.message.bytes).text;
        const auto match = amount.match(text);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured(0)));
        proper += cents.match(text).hasMatch();
    }
    QVERIFY(proper > 0);
}

QTEST_GUILESS_MAIN(TestSampleMail)
#include "tst_sample_mail.moc"
