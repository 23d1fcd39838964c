// SPDX-License-Identifier: GPL-3.0-or-later
// The scenarios: what is done, and what is looked at afterwards. No answer is written down here.
#include "mailcore/compare/ExperimentServerScenarios.h"

namespace duopost {

namespace {

using Q = ExperimentQuestion;
using World = ExperimentWorld;

QString newFolder(const World &world)
{
    return world.path(QStringLiteral("Projekt"));
}

QString onSecond(World &world, const QString &path, const QByteArray &id)
{
    return QStringLiteral("second device: ") + world.second().describe(path, id);
}
QString onFirst(World &world, const QString &path, const QByteArray &id)
{
    return QStringLiteral("first device: ") + world.first().describe(path, id);
}
QStringList onServer(World &world, const QByteArray &id)
{
    auto lines = world.serverState().filter(QLatin1Char('<') + QString::fromUtf8(id) + QLatin1Char('>'));
    for (auto &line : lines)
        line.prepend(QStringLiteral("server: "));
    if (lines.isEmpty())
        lines << QStringLiteral("server: <%1> is in no folder").arg(QString::fromUtf8(id));
    return lines;
}

bool hasMark(ExperimentDevice &device, const QString &inbox, const QByteArray &id, const QString &mark)
{
    return device.describe(inbox, id).split(QLatin1Char(' ')).contains(mark);
}

// The second device has the message before anything is done to it, or would learn of the mark with the message.
QByteArray oneOnBoth(World &world)
{
    const auto id = world.deliver(1).first();
    world.second().sync();
    world.first().sync();
    return id;
}

void askForMark(World &world, const QByteArray &id, const QString &mark, bool wanted = true)
{
    world.second().sync();
    world.answer(
        Q::SecondSeesMark, hasMark(world.second(), world.inbox(), id, mark) == wanted,
        {onSecond(world, world.inbox(), id)});
    world.answer(Q::ServerHasMark, world.serverHasMark(id, mark) == wanted, onServer(world, id));
}

std::function<void(World &)> marking(const Change &change, const char *mark)
{
    return [change, mark = QString::fromLatin1(mark)](World &world) {
        const auto id = oneOnBoth(world);
        world.first().change(world.inbox(), id, change);
        world.first().sync();
        askForMark(world, id, mark);
    };
}

void markingThere(World &world)
{
    const auto id = oneOnBoth(world);
    world.second().change(world.inbox(), id, MarkRead{});
    world.first().sync();
    const auto seen = QStringLiteral("\\Seen");
    world.answer(
        Q::FirstSeesMark, hasMark(world.first(), world.inbox(), id, seen), {onFirst(world, world.inbox(), id)});
    world.answer(Q::ServerHasMark, world.serverHasMark(id, seen), onServer(world, id));
}

void markingUnread(World &world)
{
    const auto id = oneOnBoth(world);
    world.first().change(world.inbox(), id, MarkRead{});
    world.second().sync();
    const auto there = world.second().find(world.inbox(), id);
    if (there && !there->flags.testFlag(MessageFlag::Seen))
        world.second().change(
            world.inbox(), id, MarkRead{}); // both have read it, or it would be unread there anyway
    world.first().change(world.inbox(), id, MarkUnread{});
    askForMark(world, id, QStringLiteral("\\Seen"), false);
}

void arriving(World &world)
{
    const auto ids = world.deliver(3);
    world.first().sync();
    world.second().sync();
    QStringList evidence;
    qint64 got = 0, kept = 0;
    for (const auto &id : ids) {
        got += world.second().find(world.inbox(), id) ? 1 : 0;
        kept += world.serverHas(world.inbox(), id) ? 1 : 0;
        evidence << onSecond(world, world.inbox(), id);
    }
    world.count(Q::SecondGetsIt, got, ids.size(), evidence);
    world.count(Q::ServerKeepsIt, kept, ids.size(), onServer(world, ids.first()));
}

std::function<void(World &)> filing(bool copy)
{
    return [copy](World &world) {
        const auto id = oneOnBoth(world);
        const auto target = world.first().createFolder(newFolder(world));
        world.first().change(world.inbox(), id, copy ? Change(CopyTo{target}) : Change(MoveTo{target}));
        world.first().sync();
        world.second().sync();
        world.answer(
            Q::SecondFindsItThere, world.second().find(newFolder(world), id).has_value(),
            {onSecond(world, newFolder(world), id)});
        world.answer(Q::ServerHasItThere, world.serverHas(newFolder(world), id), onServer(world, id));
        world.answer(
            Q::SecondStillHasIt, world.second().find(world.inbox(), id).has_value(),
            {onSecond(world, world.inbox(), id)});
    };
}

void makingFolder(World &world)
{
    world.first().sync();
    world.second().sync();
    world.first().createFolder(newFolder(world));
    world.second().sync();
    world.answer(
        Q::SecondSeesFolder, world.second().folder(newFolder(world)).has_value(),
        {QStringLiteral("second device: ") + world.second().folderPaths().join(QStringLiteral(", "))});
    world.answer(Q::ServerHasFolder, world.serverHasFolder(newFolder(world)), {});
}

void renamingFolder(World &world)
{
    const auto other = world.path(QStringLiteral("Erledigt"));
    world.first().sync();
    world.first().createFolder(newFolder(world));
    world.second().sync();
    world.first().renameFolder(newFolder(world), other);
    world.second().sync();
    world.answer(
        Q::SecondSeesFolder, world.second().folder(other).has_value(),
        {QStringLiteral("second device: ") + world.second().folderPaths().join(QStringLiteral(", "))});
    world.answer(Q::ServerHasFolder, world.serverHasFolder(other), {});
}

void askForDeleted(World &world, const QByteArray &id)
{
    world.first().sync();
    world.second().sync();
    world.answer(
        Q::SecondStillHasIt, world.second().find(world.inbox(), id).has_value(),
        {onSecond(world, world.inbox(), id)});
    world.answer(Q::ServerKeepsIt, world.serverHas(world.inbox(), id), onServer(world, id));
}

void trashing(World &world)
{
    const auto id = oneOnBoth(world);
    world.first().trash(id);
    askForDeleted(world, id);
}

void deleting(World &world)
{
    const auto id = oneOnBoth(world);
    world.first().change(world.inbox(), id, DeleteForGood{});
    askForDeleted(world, id);
}

void deletingThere(World &world)
{
    const auto id = oneOnBoth(world);
    world.second().change(world.inbox(), id, DeleteForGood{});
    world.second().sync();
    world.first().sync();
    world.answer(
        Q::FirstStillHasIt, world.first().find(world.inbox(), id).has_value(),
        {onFirst(world, world.inbox(), id)});
    world.answer(Q::ServerKeepsIt, world.serverHas(world.inbox(), id), onServer(world, id));
}

// Filed as any mail program files what it sent: into its Sent folder.
std::function<void(World &)> filingOwn(FolderRole role, MessageFlags flags, Q second, Q server)
{
    return [=](World &world) {
        const QByteArray id = world.messageId("own");
        world.first().sync();
        world.first().append(role, World::text(id), flags);
        world.first().sync();
        world.second().sync();
        const auto there = world.second().folder({}, role);
        world.answer(
            second, there && world.second().find(there->path, id).has_value(),
            {onSecond(world, there ? there->path : toString(role), id)});
        const auto lines = onServer(world, id);
        world.answer(server, !lines.first().endsWith(QLatin1String("no folder")), lines);
    };
}

void settingUpAnother(World &world)
{
    const auto ids = world.deliver(4);
    world.first().sync();
    world.first().createFolder(newFolder(world));
    world.first().change(world.inbox(), ids[0], MarkRead{});
    world.first().change(world.inbox(), ids[1], MarkRead{});
    world.first().append(FolderRole::Sent, World::text(world.messageId("own")), MessageFlag::Seen);
    world.first().sync();
    const auto another = world.newDevice(false);
    const auto report = another->sync();
    QStringList evidence;
    qint64 got = 0, knows = 0;
    for (const auto &id : ids) {
        const auto row = another->find(world.inbox(), id);
        got += row ? 1 : 0;
        const bool read = world.first().find(world.inbox(), id)->flags.testFlag(MessageFlag::Seen);
        knows += row && read && row->flags.testFlag(MessageFlag::Seen) ? 1 : 0;
        evidence << QStringLiteral("new device: ") + another->describe(world.inbox(), id);
    }
    world.count(Q::NewDeviceGetsAll, got, ids.size(), evidence);
    world.count(Q::NewDeviceKnowsRead, knows, 2, evidence);
    const auto sent = another->folder({}, FolderRole::Sent);
    world.answer(
        Q::NewDeviceHasSent, sent && another->find(sent->path, world.messageId("own")).has_value(),
        {QStringLiteral("new device: ")
         + another->describe(sent ? sent->path : QString(), world.messageId("own"))});
    world.answer(
        Q::NewDeviceHasFolders, another->folder(newFolder(world)).has_value(),
        {QStringLiteral("new device: ") + another->folderPaths().join(QStringLiteral(", "))});
    qint64 fetched = 0;
    for (const auto &row : another->inbox())
        fetched += row.bodyHere ? 1 : 0;
    world.count(
        Q::NewDeviceFetchesAgain, fetched, ids.size(),
        {QStringLiteral("new device: %1 octets received").arg(report.bytesIn)});
}

void losingTheComputer(World &world)
{
    const auto ids = world.deliver(3);
    world.first().sync();
    const auto folder = world.first().createFolder(newFolder(world));
    world.first().change(world.inbox(), ids[0], MoveTo{folder});
    world.first().append(FolderRole::Sent, World::text(world.messageId("own")), MessageFlag::Seen);
    world.first().sync();
    world.loseFirst();
    const auto another = world.newDevice(true);
    another->sync();
    const auto again = another->folderPaths();
    qint64 found = 0;
    QStringList evidence;
    for (const auto &id : ids + QList<QByteArray>{world.messageId("own")}) {
        QString where;
        for (const auto &path : again) {
            if (another->find(path, id))
                where = path;
        }
        found += where.isEmpty() ? 0 : 1;
        evidence << QStringLiteral("new computer: <%1> %2")
                        .arg(
                            QString::fromUtf8(id),
                            where.isEmpty() ? QStringLiteral("is lost") : QStringLiteral("is in ") + where);
    }
    world.count(Q::NothingIsLost, found, 4, evidence);
}

void waiting(World &world)
{
    const auto id = world.deliver(1).first();
    world.first().sync();
    world.first().waitDays(8);
    world.first().sync();
    world.answer(Q::ServerKeepsIt, world.serverHas(world.inbox(), id), onServer(world, id));
    world.second().sync();
    world.answer(
        Q::SecondGetsIt, world.second().find(world.inbox(), id).has_value(),
        {onSecond(world, world.inbox(), id)});
}

void changingOffline(World &world)
{
    const auto id = oneOnBoth(world);
    world.first().changeOffline(world.inbox(), id, Star{});
    world.second().changeOffline(world.inbox(), id, MarkRead{});
    world.first().sync();
    world.second().sync();
    world.first().sync();
    const auto star = QStringLiteral("\\Flagged"), seen = QStringLiteral("\\Seen");
    world.answer(
        Q::SecondSeesMark, hasMark(world.second(), world.inbox(), id, star),
        {onSecond(world, world.inbox(), id)});
    world.answer(
        Q::FirstSeesMark, hasMark(world.first(), world.inbox(), id, seen), {onFirst(world, world.inbox(), id)});
    world.answer(
        Q::ServerHasMark, world.serverHasMark(id, star) && world.serverHasMark(id, seen), onServer(world, id));
}

// The first device is in the middle of its connection.
void fetchingMeanwhile(World &world)
{
    world.deliver(1);
    const auto held = world.holdFirst();
    try {
        world.second().sync();
        world.answer(
            Q::SecondCanFetch, world.second().inbox().size() == 1,
            {QStringLiteral("second device: %1 messages").arg(world.second().inbox().size())});
    } catch (const MailError &error) {
        world.answer(Q::SecondCanFetch, false, {QStringLiteral("second device: S: ") + error.serverText()});
    }
}

void searching(World &world)
{
    world.deliverWord("Nadelbaum");
    world.first().sync(SyncDepth::Headers);
    try {
        const auto found = world.first().searchOnServer(QStringLiteral("Nadelbaum"));
        world.answer(
            Q::ServerSearches, found.size() == 1,
            {QStringLiteral("server: SEARCH found %1").arg(found.size())});
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::NotSupported)
            throw;
        world.answer(Q::ServerSearches, false, {error.summary()});
    }
}

} // namespace

const QList<ExperimentScenario> &experimentScenarioList()
{
    const auto id = [](const char *name) { return QString::fromLatin1(name); };
    static const QList<ExperimentScenario> list{
        {id("new-mail"), arriving},
        {id("read"), marking(MarkRead{}, "\\Seen")},
        {id("read-there"), markingThere},
        {id("unread"), markingUnread},
        {id("answered"), marking(MarkAnswered{}, "\\Answered")},
        {id("forwarded"), marking(MarkForwarded{}, "$Forwarded")},
        {id("star"), marking(Star{}, "\\Flagged")},
        {id("tag"), marking(AddKeyword{"wichtig"}, "wichtig")},
        {id("junk"), marking(MarkJunk{}, "$Junk")},
        {id("move"), filing(false)},
        {id("copy"), filing(true)},
        {id("new-folder"), makingFolder},
        {id("rename-folder"), renamingFolder},
        {id("trash"), trashing},
        {id("delete"), deleting},
        {id("delete-there"), deletingThere},
        {id("sent"), filingOwn(FolderRole::Sent, MessageFlag::Seen, Q::SecondSeesSent, Q::ServerHasSent)},
        {id("draft"), filingOwn(FolderRole::Drafts, MessageFlag::Draft, Q::SecondSeesDraft, Q::ServerHasDraft)},
        {id("new-device"), settingUpAnother},
        {id("lost-computer"), losingTheComputer},
        {id("after-8-days"), waiting},
        {id("offline-both"), changingOffline},
        {id("fetch-meanwhile"), fetchingMeanwhile},
        {id("server-search"), searching},
        {id("mailbox-full"), fillMailbox},
        {id("server-filter"), filterOnServer}};
    return list;
}

QStringList experimentScenarios()
{
    QStringList ids;
    for (const auto &scenario : experimentScenarioList())
        ids << scenario.id;
    return ids;
}

} // namespace duopost
