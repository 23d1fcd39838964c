// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/SideHashes.h"

namespace duopost {

namespace {

/// Each answer once.
std::function<QByteArray(qsizetype)> remembered(std::function<QByteArray(qsizetype)> ask)
{
    auto known = std::make_shared<QHash<qsizetype, QByteArray>>();
    return [ask = std::move(ask), known](qsizetype index) {
        auto found = known->find(index);
        if (found == known->end())
            found = known->insert(index, ask(index));
        return *found;
    };
}

Targets targetsOf(const SideMessage &message)
{
    RemoteFolder folder;
    folder.name = message.folderName;
    folder.path = message.path;
    folder.role = message.role;
    return {.folder = folder, .uidValidity = message.uidValidity, .ids = {message.remote}};
}

// A message that went meanwhile, or that the server does not give, equals none.
template <class Ask> QByteArray askServer(Ask ask)
{
    try {
        return ask();
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::MessageGone && error.kind() != MailError::Kind::ServerRefused
            && error.kind() != MailError::Kind::NotSupported)
            throw;
        return {};
    }
}

} // namespace

MessageHashes storeHashes(const MailboxSide &side, MailStore &store)
{
    const auto body = [&side, &store](qsizetype index) {
        const auto &message = side.messages[index];
        return message.bodyHere ? store.body(message.id).result() : std::nullopt;
    };
    return {
        .header = remembered([body](qsizetype index) {
            const auto raw = body(index);
            return raw ? headerHash(*raw) : QByteArray();
        }),
        .content = remembered([body](qsizetype index) {
            const auto raw = body(index);
            return raw ? contentHash(*raw) : QByteArray();
        })};
}

MessageHashes imapHashes(const MailboxSide &side, Session &session)
{
    return {
        .header = remembered([&side, &session](qsizetype index) {
            const auto &message = side.messages[index];
            if (message.remote.key.isEmpty())
                return QByteArray();
            return askServer([&] {
                const auto raw = session.fetchPart(targetsOf(message), "HEADER");
                return raw.isEmpty() ? QByteArray() : headerHash(raw);
            });
        }),
        .content = remembered([&side, &session](qsizetype index) {
            const auto &message = side.messages[index];
            if (message.remote.key.isEmpty())
                return QByteArray();
            return askServer([&] {
                QByteArray hash;
                session.fetch(
                    targetsOf(message), [&](const FetchedMessage &got) { hash = contentHash(got.raw); });
                return hash;
            });
        })};
}

MessageHashes eitherHashes(MessageHashes first, MessageHashes second)
{
    const auto either = [](const auto &a, const auto &b) {
        return [a, b](qsizetype index) {
            const auto hash = a(index);
            return hash.isEmpty() ? b(index) : hash;
        };
    };
    return {either(first.header, second.header), either(first.content, second.content)};
}

MessageHashes pop3Hashes(const Pop3Side &pop3, Session &session)
{
    const auto fetch = [&pop3, &session](qsizetype index, Maildrop::Part part) {
        QByteArray raw;
        session.maildrop()->retrieve(
            {pop3.side.messages[index].remote}, part, [&](const MaildropMessage &got) { raw = got.raw; });
        return raw;
    };
    return {
        .header = remembered([&pop3, fetch](qsizetype index) {
            if (!pop3.headerHashes.isEmpty())
                return pop3.headerHashes[index];
            const auto raw = fetch(index, Maildrop::Part::Header);
            return raw.isEmpty() ? QByteArray() : headerHash(raw);
        }),
        .content = remembered([fetch](qsizetype index) {
            const auto raw = fetch(index, Maildrop::Part::Whole);
            return raw.isEmpty() ? QByteArray() : contentHash(raw);
        })};
}

} // namespace duopost
