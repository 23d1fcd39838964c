// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ExperimentWorld.h"

#include "mailcore/protocol/SessionFactory.h"

#include <QElapsedTimer>

namespace duopost {

namespace {

constexpr int ruleDays = 7;
const LeaveRule keep{};
const LeaveRule remove{.kind = LeaveRule::Kind::Never};
const LeaveRule days{.kind = LeaveRule::Kind::Days, .days = ruleDays};

QString lineOf(const SideMessage &message)
{
    auto marks = toImapNames(message.flags);
    if (!message.keywords.isEmpty())
        marks << QString::fromLatin1(message.keywords);
    marks.sort();
    return QStringLiteral("%1 <%2> %3")
        .arg(message.path, QString::fromUtf8(message.traits.messageId), marks.join(QLatin1Char(' ')))
        .trimmed();
}

} // namespace

const QList<ExperimentSetup> &experimentSetupList()
{
    static const QList<ExperimentSetup> list{
        {QStringLiteral("imap+imap"), {Protocol::Imap, keep}, {Protocol::Imap, keep}},
        {QStringLiteral("pop3-keep+pop3-keep"), {Protocol::Pop3, keep}, {Protocol::Pop3, keep}},
        {QStringLiteral("pop3-remove+pop3-keep"), {Protocol::Pop3, remove}, {Protocol::Pop3, keep}},
        {QStringLiteral("pop3-days+pop3-keep"), {Protocol::Pop3, days}, {Protocol::Pop3, keep}},
        {QStringLiteral("pop3-keep+imap"), {Protocol::Pop3, keep}, {Protocol::Imap, keep}},
        {QStringLiteral("imap+pop3-keep"), {Protocol::Imap, keep}, {Protocol::Pop3, keep}}};
    return list;
}

QStringList experimentSetups()
{
    QStringList ids;
    for (const auto &setup : experimentSetupList())
        ids << setup.id;
    return ids;
}

ExperimentWorld::ExperimentWorld(Lab &lab, const LabUser &user, const ExperimentSetup &setup)
    : m_lab(lab), m_user(user), m_setup(setup),
      m_first(std::make_unique<ExperimentDevice>(lab, user, setup.first.protocol, setup.first.leave)),
      m_second(std::make_unique<ExperimentDevice>(lab, user, setup.second.protocol, setup.second.leave))
{
    listenTo(*m_first, "first device");
    listenTo(*m_second, "second device");
}

void ExperimentWorld::listenTo(ExperimentDevice &device, const char *name) const
{
    const auto who = QStringLiteral("%1 (%2): ")
                         .arg(
                             QLatin1String(name),
                             QString::fromLatin1(device.protocol() == Protocol::Imap ? "IMAP" : "POP3"));
    device.tellSteps([steps = m_steps, who](const QString &step) { *steps << who + step; });
}

void ExperimentWorld::loseFirst()
{
    m_lostTranscript = m_first->transcript();
    m_first.reset();
    *m_steps << QStringLiteral("the first device is lost");
}

QStringList ExperimentWorld::transcript() const
{
    const auto named = [](const char *name, const QStringList &lines) {
        QStringList result;
        for (const auto &line : lines)
            result << QLatin1String(name) + line;
        return result;
    };
    return named("first device: ", m_first ? m_first->transcript() : m_lostTranscript)
        + named("second device: ", m_second->transcript());
}

std::unique_ptr<ExperimentDevice> ExperimentWorld::newDevice(bool asFirst) const
{
    const auto &kind = asFirst ? m_setup.first : m_setup.second;
    auto device = std::make_unique<ExperimentDevice>(m_lab, m_user, kind.protocol, kind.leave);
    listenTo(*device, "new device");
    return device;
}

QByteArray ExperimentWorld::text(const QByteArray &messageId, const QByteArray &word)
{
    return "From: Jana Lind <jana@lab.example>\r\nTo: anna@lab.example\r\nSubject: "
        + messageId.split('@').first() + "\r\nDate: Mon, 02 Mar 2026 10:00:00 +0100\r\nMessage-ID: <"
        + messageId + ">\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + word + "\r\n";
}

QList<QByteArray> ExperimentWorld::deliver(int count)
{
    QList<QByteArray> ids;
    QList<LabMessage> messages;
    for (int i = 0; i < count; ++i) {
        ids << "mail" + QByteArray::number(++m_delivered) + "@lab.example";
        messages << LabMessage{.bytes = text(ids.last()), .received = QDateTime::currentDateTimeUtc()};
    }
    m_lab.fill(m_user, QStringLiteral("INBOX"), messages);
    *m_steps << QStringLiteral("%1 message(s) arrive in the server's inbox").arg(count);
    return ids;
}

void ExperimentWorld::deliverWord(const QByteArray &word)
{
    m_lab.fill(m_user, QStringLiteral("INBOX"), {{.bytes = text("word@lab.example", word)}});
    *m_steps << QStringLiteral("a message with the word “%1” arrives in the server's inbox")
                    .arg(QString::fromUtf8(word));
}

std::unique_ptr<Session> ExperimentWorld::holdFirst() const
{
    auto session = openSession(
        m_lab.account(m_user, m_setup.first.protocol, Security::Plaintext),
        {.user = m_user.name.toUtf8(), .password = Secret(m_user.password.toUtf8())}, {});
    session->folders();
    *m_steps << QStringLiteral("the first device stays connected");
    return session;
}

// Anew each time: it is asked after something happened.
const MailboxSide &ExperimentWorld::look()
{
    const auto account = m_lab.account(m_user, Protocol::Imap, Security::Plaintext);
    const auto session = openSession(
        account, {.user = m_user.name.toUtf8(), .password = Secret(m_user.password.toUtf8())}, {});
    m_server = readImap(*session, [](const QString &, qint64, qint64) {}, {});
    session->close();
    return m_server;
}

QStringList ExperimentWorld::serverState()
{
    QStringList lines;
    for (const auto &message : look().messages)
        lines << lineOf(message);
    lines.sort();
    return lines;
}

bool ExperimentWorld::serverHas(const QString &path, const QByteArray &messageId)
{
    const auto &messages = look().messages;
    return std::any_of(messages.begin(), messages.end(), [&](const SideMessage &message) {
        return message.path == path && message.traits.messageId == messageId;
    });
}

bool ExperimentWorld::serverHasMark(const QByteArray &messageId, const QString &mark)
{
    for (const auto &message : look().messages) {
        if (message.traits.messageId == messageId)
            return lineOf(message).section(QLatin1Char(' '), 2).split(QLatin1Char(' ')).contains(mark);
    }
    return false;
}

bool ExperimentWorld::serverHasFolder(const QString &path)
{
    const auto &folders = look().folders;
    return std::any_of(
        folders.begin(), folders.end(), [&](const Folder &folder) { return folder.path == path; });
}

void ExperimentWorld::answer(ExperimentQuestion question, bool yes, const QStringList &evidence)
{
    m_findings << ExperimentFinding{question, yes, -1, -1, evidence};
}

void ExperimentWorld::count(ExperimentQuestion question, qint64 count, qint64 of, const QStringList &evidence)
{
    m_findings << ExperimentFinding{question, count == of, count, of, evidence};
}

ExperimentCell
playExperiment(Lab &lab, const LabUser &user, const ExperimentScenario &scenario, const ExperimentSetup &setup)
{
    ExperimentCell cell{.scenario = scenario.id, .setup = setup.id};
    QElapsedTimer timer;
    timer.start();
    std::optional<ExperimentWorld> world;
    try {
        world.emplace(lab, user, setup);
        scenario.play(*world);
        cell.findings = world->findings();
        cell.transcript = world->transcript();
        cell.server = world->serverState();
    } catch (const MailError &error) {
        cell.failed = error.summary()
            + (error.serverText().isEmpty() ? QString()
                                            : QStringLiteral(" (") + error.serverText() + QLatin1Char(')'));
    }
    if (world)
        cell.steps = world->steps();
    cell.seconds = static_cast<double>(timer.elapsed()) / 1000;
    return cell;
}

} // namespace duopost
