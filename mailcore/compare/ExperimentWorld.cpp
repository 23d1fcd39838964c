// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ExperimentWorld.h"

#include <QElapsedTimer>

namespace duopost {

namespace {

constexpr int ruleDays = 7;
const LeaveRule keep{};
const LeaveRule remove{.kind = LeaveRule::Kind::Never};
const LeaveRule days{.kind = LeaveRule::Kind::Days, .days = ruleDays};

QStringList marksOf(const SideMessage &message)
{
    auto marks = toImapNames(message.flags);
    if (!message.keywords.isEmpty())
        marks += QString::fromLatin1(message.keywords).split(QLatin1Char(' '));
    marks.sort();
    return marks;
}

QString lineOf(const SideMessage &message)
{
    return QStringLiteral("%1 <%2> %3")
        .arg(message.path, QString::fromUtf8(message.traits.messageId), marksOf(message).join(QLatin1Char(' ')))
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

ExperimentWorld::ExperimentWorld(ExperimentPlace &place, const ExperimentSetup &setup)
    : m_place(place), m_setup(setup), m_first(place.device(setup.first.protocol, setup.first.leave)),
      m_second(place.device(setup.second.protocol, setup.second.leave))
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
    auto device = m_place.device(kind.protocol, kind.leave);
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
    QList<QByteArray> ids, messages;
    for (int i = 0; i < count; ++i) {
        ids << messageId("mail" + QByteArray::number(++m_delivered));
        messages << text(ids.last());
    }
    m_place.deliver(messages);
    *m_steps << QStringLiteral("%1 message(s) arrive in the server's inbox").arg(count);
    return ids;
}

void ExperimentWorld::deliverWord(const QByteArray &word)
{
    m_place.deliver({text(messageId("word"), word)});
    *m_steps << QStringLiteral("a message with the word “%1” arrives in the server's inbox")
                    .arg(QString::fromUtf8(word));
}

QString ExperimentWorld::deliverFromOutside(const QByteArray &messageId, const QByteArray &text)
{
    const auto answer = m_place.deliverFromOutside(text);
    *m_steps << QStringLiteral("a message from outside, <%1>: the server answers “%2”")
                    .arg(QString::fromUtf8(messageId), answer);
    return answer;
}

void ExperimentWorld::setQuota(int kibibytes)
{
    m_place.setQuota(kibibytes);
    *m_steps << QStringLiteral("the mailbox is given room for %1 KiB").arg(kibibytes);
}

void ExperimentWorld::setFilter(const QByteArray &script, const QString &inWords)
{
    m_place.setFilter(script);
    *m_steps << QStringLiteral("a filter on the server: ") + inWords;
}

std::unique_ptr<Session> ExperimentWorld::holdFirst() const
{
    auto session = m_place.connect(m_setup.first.protocol);
    session->folders();
    *m_steps << QStringLiteral("the first device stays connected");
    return session;
}

QStringList ExperimentWorld::serverState()
{
    QStringList lines;
    const auto side = m_place.look();
    for (const auto &message : side.messages)
        lines << lineOf(message);
    lines.sort();
    return lines;
}

bool ExperimentWorld::serverHas(const QString &path, const QByteArray &messageId)
{
    const auto side = m_place.look();
    return std::any_of(side.messages.begin(), side.messages.end(), [&](const SideMessage &message) {
        return message.path == path && message.traits.messageId == messageId;
    });
}

bool ExperimentWorld::serverHasMark(const QByteArray &messageId, const QString &mark)
{
    const auto side = m_place.look();
    for (const auto &message : side.messages) {
        if (message.traits.messageId == messageId)
            return marksOf(message).contains(mark);
    }
    return false;
}

bool ExperimentWorld::serverHasFolder(const QString &path)
{
    const auto side = m_place.look();
    return std::any_of(
        side.folders.begin(), side.folders.end(), [&](const Folder &folder) { return folder.path == path; });
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
    LabPlace place(lab, user);
    return playExperiment(place, scenario, setup);
}

ExperimentCell
playExperiment(ExperimentPlace &place, const ExperimentScenario &scenario, const ExperimentSetup &setup)
{
    ExperimentCell cell{.scenario = scenario.id, .setup = setup.id};
    QElapsedTimer timer;
    timer.start();
    std::optional<ExperimentWorld> world;
    try {
        world.emplace(place, setup);
        scenario.play(*world);
        cell.findings = world->findings();
        cell.transcript = world->transcript();
        cell.server = world->serverState();
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::Cancelled)
            throw;
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
