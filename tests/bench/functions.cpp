// SPDX-License-Identifier: GPL-3.0-or-later
// What single functions cost, by Google Benchmark. Whole runs are in tests/bench/compare.
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapReader.h"
#include "mailcore/protocol/MailSocket.h"
#include "mailcore/store/MailStore.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <benchmark/benchmark.h>

using namespace duopost;

namespace {

constexpr int window = 2000; // rows a synchronisation asks for at once

QByteArray headerOf(int number)
{
    const auto text = QByteArray::number(number);
    return "Date: Mon, 01 Jan 2024 10:00:00 +0100\r\nFrom: =?utf-8?q?J=C3=B6rg_M=C3=BCller?= <joerg" + text
        + "@example.org>\r\nTo: Anna Berger <anna.berger@lab.example>, Emma <emma@lab.example>\r\nSubject: "
          "=?utf-8?b?R3LDvMOfZQ==?= aus dem Norden, Nummer "
        + text + "\r\nMessage-ID: <" + text + ".bench@example.org>\r\nReferences: <"
        + QByteArray::number(number / 4) + ".bench@example.org>\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\n\r\n";
}

QByteArray fetchOf(int number)
{
    const auto header = headerOf(number);
    return "* " + QByteArray::number(number) + " FETCH (UID " + QByteArray::number(number)
        + " FLAGS (\\Seen $NotJunk) INTERNALDATE \"01-Jan-2024 10:00:00 +0100\" RFC822.SIZE 1234 BODYSTRUCTURE "
          "(\"text\" "
          "\"plain\" (\"charset\" \"utf-8\") NIL NIL \"7bit\" 900 15 NIL NIL NIL NIL) BODY[HEADER.FIELDS (DATE "
          "FROM "
          "SUBJECT)] {"
        + QByteArray::number(header.size()) + "}\r\n" + header + ")\r\n";
}

QByteArray plainMessage(int size)
{
    auto raw = headerOf(1);
    while (raw.size() < size)
        raw += "Guten Tag, dies ist eine Zeile Text mit Umlauten: \xc3\xa4\xc3\xb6\xc3\xbc.\r\n";
    return raw;
}

QByteArray messageWithAttachment(int size)
{
    return "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
           "boundary=grenze\r\n\r\n--grenze\r\nContent-Type: text/plain\r\n\r\nSiehe Anhang.\r\n--grenze\r\n"
           "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + QByteArray("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n")
              .repeated(size / 78)
        + "--grenze--\r\n";
}

/// Sends the same bytes to whoever connects.
class Sender {
public:
    explicit Sender(QByteArray bytes)
    {
        m_thread.reset(QThread::create([this, bytes = std::move(bytes)] {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            m_port = server.serverPort();
            while (!m_stop) {
                if (!server.waitForNewConnection(20))
                    continue;
                const std::unique_ptr<QTcpSocket> client(server.nextPendingConnection());
                client->write(bytes);
                while (client->bytesToWrite() > 0 && client->waitForBytesWritten(1000)) { }
                client->waitForDisconnected(1000);
            }
        }));
        m_thread->start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~Sender()
    {
        m_stop = true;
        m_thread->wait();
    }
    quint16 port() const { return m_port; }

private:
    std::atomic<bool> m_stop = false;
    std::atomic<quint16> m_port = 0;
    std::unique_ptr<QThread> m_thread;
};

void imapReader(benchmark::State &state)
{
    QByteArray stream;
    for (int i = 1; i <= window; ++i)
        stream += fetchOf(i);
    const Sender sender(stream);
    for (auto _ : state) {
        MailSocket socket;
        socket.connectTo({QStringLiteral("127.0.0.1"), sender.port(), Security::Plaintext, {}}, {});
        ImapReader reader(socket);
        for (int i = 0; i < window; ++i)
            benchmark::DoNotOptimize(parseFetch(reader.next()));
        socket.abort();
    }
    state.SetItemsProcessed(state.iterations() * window);
    state.SetBytesProcessed(state.iterations() * stream.size());
}
BENCHMARK(imapReader)->Unit(benchmark::kMillisecond);

void imapFetch(benchmark::State &state)
{
    const auto response = fetchOf(12).chopped(2);
    for (auto _ : state)
        benchmark::DoNotOptimize(parseFetch(response));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(imapFetch);

void header(benchmark::State &state)
{
    const auto block = headerOf(12);
    for (auto _ : state)
        benchmark::DoNotOptimize(parseHeader(block));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(header);

void plainText(benchmark::State &state)
{
    const auto raw = plainMessage(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(parseMessage(raw));
    state.SetBytesProcessed(state.iterations() * raw.size());
}
BENCHMARK(plainText)->Arg(900)->Arg(8 << 10)->Arg(1 << 20);

void attachment(benchmark::State &state)
{
    const auto raw = messageWithAttachment(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(parseMessage(raw));
    state.SetBytesProcessed(state.iterations() * raw.size());
}
BENCHMARK(attachment)->Arg(100 << 10)->Arg(10 << 20);

/// A store with one folder, cache or user data.
struct OneFolder {
    explicit OneFolder(bool userData)
        : store(
            AccountId{1}, directory.path(), [](const ChangeSet &) {},
            [this](const ConversationChanges &changes) { allLookedAt = allLookedAt || changes.everything; })
    {
        store.replaceFolders({{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox}}, userData)
            .waitForFinished();
        folder = store.folders().result().value(0).id;
    }
    void add(int count)
    {
        FolderDelta delta;
        for (int i = 0; i < count; ++i, ++next) {
            NewMessage message{
                .remote = {QByteArray::number(next)}, .header = parseHeader(headerOf(next)), .size = 1234};
            message.arrived = 1'700'000'000'000 + next * 1000LL;
            delta.arrived << message;
        }
        store.commit(folder, std::move(delta)).waitForFinished();
    }
    std::atomic<bool> allLookedAt = false; ///< for conversations
    QTemporaryDir directory{QStringLiteral("/var/tmp/duopost-bench-XXXXXX")};
    MailStore store;
    FolderId folder;
    int next = 1;
};

void storeHeaders(benchmark::State &state)
{
    OneFolder there(state.range(0) != 0);
    for (auto _ : state)
        there.add(window);
    state.SetItemsProcessed(state.iterations() * window);
    state.SetLabel(state.range(0) != 0 ? "user data" : "cache");
}
BENCHMARK(storeHeaders)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void storeBodies(benchmark::State &state)
{
    constexpr int batch = 100;
    OneFolder there(state.range(0) != 0);
    const auto raw = plainMessage(8 << 10);
    for (auto _ : state) {
        state.PauseTiming();
        there.add(batch);
        QList<StoredBody> bodies;
        for (const auto &place : there.store.withoutBody(there.folder, {}, 1'000'000, batch).result())
            bodies << StoredBody{.id = place.id, .raw = raw, .preview = QStringLiteral("Guten Tag")};
        state.ResumeTiming();
        there.store.storeBodies(there.folder, bodies).waitForFinished();
    }
    state.SetItemsProcessed(state.iterations() * batch);
    state.SetLabel(state.range(0) != 0 ? "user data" : "cache");
}
BENCHMARK(storeBodies)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void listSpine(benchmark::State &state)
{
    OneFolder there(false);
    for (int i = 0; i < state.range(0) / window; ++i)
        there.add(window);
    for (auto _ : state)
        benchmark::DoNotOptimize(there.store.spine(there.folder).result().size());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(listSpine)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void listPage(benchmark::State &state)
{
    constexpr int page = 128;
    OneFolder there(false);
    for (int i = 0; i < state.range(0) / window; ++i)
        there.add(window);
    const auto spine = there.store.spine(there.folder).result();
    qsizetype at = 0;
    for (auto _ : state) {
        QList<MessageId> ids;
        for (int i = 0; i < page; ++i)
            ids << spine[(at + i) % spine.size()].id;
        at += 7919; // somewhere else each time
        benchmark::DoNotOptimize(there.store.rows(ids).result().size());
    }
}
BENCHMARK(listPage)->Arg(100'000)->Unit(benchmark::kMicrosecond)->UseRealTime();

// How long a store that has been filled takes until all of it is in conversations.
void findConversations(benchmark::State &state)
{
    for (auto _ : state) {
        state.PauseTiming();
        OneFolder there(false);
        for (int i = 0; i < state.range(0) / window; ++i)
            there.add(window);
        state.ResumeTiming();
        while (!there.allLookedAt)
            QThread::msleep(1);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(findConversations)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void listConversations(benchmark::State &state)
{
    OneFolder there(false);
    for (int i = 0; i < state.range(0) / window; ++i)
        there.add(window);
    while (!there.allLookedAt)
        QThread::msleep(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(there.store.conversations(there.folder).result().heads.size());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(listConversations)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
