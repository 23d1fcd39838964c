// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ExperimentServerScenarios.h"

namespace duopost {

namespace {

using Q = ExperimentQuestion;

constexpr int room = 64; // KiB
constexpr int mostMessages = 12; // far more than fit

QByteArray largeText(const QByteArray &id)
{
    return ExperimentWorld::text(id, (QByteArray(70, 'x') + "\r\n").repeated(170)); // 12 KiB
}

bool wasTaken(const QString &answer)
{
    return answer.startsWith(QLatin1Char('2'));
}

} // namespace

void fillMailbox(ExperimentWorld &world)
{
    world.setQuota(room);
    world.first().sync();
    QList<QByteArray> taken;
    QString refusal;
    for (int i = 0; i < mostMessages && refusal.isEmpty(); ++i) {
        const auto id = "large" + QByteArray::number(i) + "@lab.example";
        const auto answer = world.deliverFromOutside(id, largeText(id));
        if (wasTaken(answer))
            taken << id;
        else
            refusal = answer;
    }
    const QByteArray draft = "draft@lab.example";
    const auto toldBefore = world.first().told();
    world.first().append(FolderRole::Drafts, largeText(draft), MessageFlag::Draft);
    const auto told = world.first().told().mid(toldBefore.size());
    const auto atDraft = world.serverState().filter(QStringLiteral("<draft@lab.example>"));

    world.first().sync();
    world.second().sync();
    qint64 got = 0;
    QStringList seen;
    for (const auto &id : taken) {
        got += world.second().find(world.inbox(), id) ? 1 : 0;
        seen << QStringLiteral("second device: ") + world.second().describe(world.inbox(), id);
    }
    const auto again = world.deliverFromOutside("again@lab.example", largeText("again@lab.example"));
    world.answer(Q::ArrivesAgain, wasTaken(again), {QStringLiteral("server: ") + again});
    world.answer(
        Q::ArrivesWhileFull, refusal.isEmpty(),
        {refusal.isEmpty() ? QStringLiteral("server: took all %1").arg(mostMessages)
                           : QStringLiteral("server: ") + refusal});
    world.count(Q::SecondGetsIt, got, taken.size(), seen);
    world.answer(
        Q::ServerHasDraft, !atDraft.isEmpty(),
        {QStringLiteral("server: ")
         + (atDraft.isEmpty() ? QStringLiteral("<draft@lab.example> is in no folder") : atDraft.first())});
    if (world.first().protocol() == Protocol::Imap) // POP3 does not try to put one there
        world.answer(
            Q::FirstIsTold, !told.isEmpty(),
            {QStringLiteral("first device: ")
             + (told.isEmpty() ? QStringLiteral("is told nothing")
                               : QStringLiteral("is told: ") + told.join(QStringLiteral("; ")))});
}

void filterOnServer(ExperimentWorld &world)
{
    const auto folder = QStringLiteral("Verein");
    const QByteArray list = "list@lab.example", letter = "letter@lab.example";
    world.setFilter(
        "require [\"fileinto\", \"mailbox\"];\r\n"
        "if header :contains \"List-Id\" \"verein\" {\r\n"
        "  fileinto :create \"Verein\";\r\n"
        "}\r\n",
        QStringLiteral("mail of the list “verein” goes into the folder %1").arg(folder));
    world.first().sync();
    world.second().sync();
    world.deliverFromOutside(list, "List-Id: <verein.lab.example>\r\n" + ExperimentWorld::text(list));
    world.deliverFromOutside(letter, ExperimentWorld::text(letter));
    world.first().sync();
    world.second().sync();
    const auto where = [&](ExperimentDevice &device) {
        QStringList places;
        for (const auto &path : device.folderPaths()) {
            if (device.find(path, list))
                places << path;
        }
        return places;
    };
    const auto evidence = [&](const char *name, const QStringList &places) {
        return QStringList{QStringLiteral("%1: <%2> %3")
                               .arg(
                                   QLatin1String(name), QString::fromUtf8(list),
                                   places.isEmpty()
                                       ? QStringLiteral("is in no folder")
                                       : QStringLiteral("is in ") + places.join(QStringLiteral(", ")))};
    };
    const auto second = where(world.second()), first = where(world.first());
    world.answer(Q::SecondGetsFiltered, !second.isEmpty(), evidence("second device", second));
    world.answer(Q::FirstGetsFiltered, !first.isEmpty(), evidence("first device", first));
    auto lines = world.serverState();
    for (auto &line : lines)
        line.prepend(QStringLiteral("server: "));
    world.answer(Q::ServerHasItThere, world.serverHas(folder, list), lines);
}

} // namespace duopost
