// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written, drafts and templates; the outbox is in LocalOutbox.cpp.
#include "mailcore/service/LocalWriting.h"

#include "mailcore/Composing.h"
#include "mailcore/MessageParser.h"
#include "mailcore/people/PeopleFile.h"
#include "mailcore/service/LocalMailServiceJobs.h"

#include <QUuid>

namespace duopost {

namespace {

/// How much sooner a message is taken for the one that was answered.
int rankOf(FolderRole role)
{
    switch (role) {
    case FolderRole::Inbox:
        return 0;
    case FolderRole::None:
        return 1;
    case FolderRole::Archive:
        return 2;
    case FolderRole::Sent:
        return 3;
    case FolderRole::All:
        return 4;
    case FolderRole::Junk:
    case FolderRole::Trash:
        return 5;
    case FolderRole::Drafts:
        break;
    }
    return 6;
}

} // namespace

LocalWriting::LocalWriting(LocalMailService &service, const QString &peopleFile)
    : m_service(service), m_begun(QDateTime::currentDateTimeUtc()), m_peopleFile(peopleFile)
{
    if (service.m_perform == Perform::AtOnce)
        readPeople();
    qRegisterMetaType<OutboxRef>();
    qRegisterMetaType<SendProgress>();
}

JobThread &LocalWriting::builder() const
{
    if (!m_builder)
        m_builder = std::make_unique<JobThread>(QStringLiteral("builder"), JobThread::AtEnd::FinishJobs);
    return *m_builder;
}

AccountEngine *LocalWriting::engineOf(AccountId account) const
{
    auto *open = m_service.find(account);
    return open ? open->engine.get() : nullptr;
}

MailStore &LocalWriting::storeOf(AccountId account) const
{
    if (auto *open = m_service.find(account))
        return *open->store;
    throw m_service.notOpen(account);
}

QFuture<void> LocalWriting::keep(const Composition &composition)
{
    try {
        auto &store = storeOf(composition.account);
        const auto before = m_keptIn.value(composition.id, composition.account);
        m_keptIn.insert(composition.id, composition.account);
        auto kept = store.keepComposition(composition);
        if (before == composition.account)
            return kept;
        // It is written as another account's now; there it is kept first.
        return kept
            .then(
                this,
                [this, id = composition.id, before] {
                    auto *open = m_service.find(before);
                    return open ? open->store->discardComposition(id) : QtFuture::makeReadyFuture();
                })
            .unwrap();
    } catch (const MailError &error) {
        return failed<void>(error);
    }
}

QFuture<QList<Composition>> LocalWriting::kept()
{
    QList<QFuture<QList<Composition>>> each;
    for (const auto &account : m_service.accounts()) {
        if (auto *open = m_service.find(account.id))
            each << open->store->keptCompositions();
    }
    if (each.isEmpty())
        return QtFuture::makeReadyFuture(QList<Composition>());
    return QtFuture::whenAll(each.begin(), each.end())
        .then(this, [this](const QList<QFuture<QList<Composition>>> &answers) {
            QList<Composition> result;
            for (const auto &answer : answers) {
                try {
                    result += answer.result();
                } catch (const MailError &error) { // the others are not lost with it
                    emit m_service.errorRaised({}, error);
                }
            }
            std::stable_sort(result.begin(), result.end(), [](const Composition &a, const Composition &b) {
                return a.changed > b.changed;
            });
            for (const auto &one : std::as_const(result))
                m_keptIn.insert(one.id, one.account);
            return result;
        });
}

QFuture<void> LocalWriting::discard(const Composition &composition)
{
    const auto account = m_keptIn.value(composition.id, composition.account);
    m_keptIn.remove(composition.id);
    try {
        return storeOf(account).discardComposition(composition.id);
    } catch (const MailError &error) {
        return failed<void>(error);
    }
}

QFuture<MessageRef> LocalWriting::store(const Composition &composition, FolderRef folder, const QByteArray &raw)
{
    const bool draft = folder.folder == FolderId();
    MessageFlags flags = MessageFlag::Seen;
    if (draft)
        flags |= MessageFlag::Draft;
    const auto perform = m_service.performFor(folder.account);
    auto *engine = engineOf(folder.account);
    if (!engine)
        return failed<MessageRef>(m_service.notOpen(folder.account));
    const auto asRef = [account = folder.account](MessageId id) { return MessageRef{account, id}; };
    if (draft && composition.draft.message && composition.draft.account == folder.account)
        return engine->replaceDraft(composition.draft.message, raw, flags, perform).then(this, asRef);
    if (!draft)
        return engine->append(folder.folder, {.raw = raw, .flags = flags}, perform).then(this, asRef);
    return engine->folderFor(FolderRole::Drafts)
        .then(
            this,
            [this, account = folder.account, raw, flags, perform, asRef](const std::optional<Folder> &drafts) {
                auto *there = engineOf(account);
                if (!drafts || !there)
                    throw MailError(MailError::Kind::NotFound, QStringLiteral("folder for drafts"));
                return there->append(drafts->id, {.raw = raw, .flags = flags}, perform).then(this, asRef);
            })
        .unwrap();
}

QFuture<MessageRef> LocalWriting::saveDraft(const Composition &composition)
{
    return builder()
        .post([message = composition.message] { return buildDraft(message); })
        .then(
            this,
            [this, composition](const QByteArray &raw) {
                return store(composition, {composition.account, {}}, raw);
            })
        .unwrap()
        .then(
            this,
            [this, composition](MessageRef saved) {
                if (composition.draft.message && composition.draft.account != composition.account)
                    mark(composition.draft, DeleteForGood{}); // it is another account's draft now
                return discard(composition).then(this, [saved] { return saved; });
            })
        .unwrap();
}

QFuture<MessageRef> LocalWriting::saveTemplate(const Composition &composition)
{
    return builder()
        .post([message = composition.message] { return buildDraft(message); })
        .then(
            this,
            [this, composition](const QByteArray &raw) {
                auto *engine = engineOf(composition.account);
                if (!engine)
                    throw m_service.notOpen(composition.account);
                return engine->templatesFolder(m_service.performFor(composition.account))
                    .then(
                        this,
                        [this, composition, raw](FolderId folder) {
                            return store(composition, {composition.account, folder}, raw);
                        })
                    .unwrap();
            })
        .unwrap();
}

void LocalWriting::mark(MessageRef message, const Change &change)
{
    m_service.rows(message.account, {message.message})
        .then(this, [this, message, change](const QList<MessageRow> &rows) {
            for (const auto &one : rows)
                m_service.change({message.account, one.folder}, {one.id}, change);
        });
}

// Of several copies the one that a person would look at: what was received comes before what was sent or put
// away.
QFuture<MessageRef> LocalWriting::originOf(AccountId account, const QByteArray &messageId)
{
    auto &store = storeOf(account);
    return store.folders()
        .then(
            this,
            [this, account, messageId](const QList<Folder> &folders) {
                return storeOf(account).withMessageId(messageId).then(
                    [account, folders](const QList<MessagePlace> &places) {
                        const auto rank = [&folders](FolderId id) {
                            for (const auto &folder : folders) {
                                if (folder.id == id)
                                    return rankOf(folder.role);
                            }
                            return rankOf(FolderRole::None);
                        };
                        const auto best = std::min_element(
                            places.begin(), places.end(), [&](const MessagePlace &a, const MessagePlace &b) {
                                return rank(a.folder) < rank(b.folder);
                            });
                        return best == places.end() ? MessageRef() : MessageRef{account, best->id};
                    });
            })
        .unwrap();
}

// A draft names what it answers or forwards; it may have been begun by another program on another computer.
QFuture<Composition> LocalWriting::withOrigin(const Composition &composition)
{
    using Relation = Composition::Relation;
    const auto &message = composition.message;
    const bool forwards = !message.forwarded.isEmpty();
    const auto id = forwards ? message.forwarded : message.inReplyTo.value(0);
    if (id.isEmpty() || !composition.draft.message)
        return QtFuture::makeReadyFuture(composition);
    return originOf(composition.account, id).then([composition, forwards](MessageRef origin) {
        auto result = composition;
        if (origin.message) {
            result.relation = forwards ? Relation::Forward : Relation::Answer;
            result.origin = origin;
        }
        return result;
    });
}

// Written further as the very same draft, if it is one; else as a new message.
QFuture<Composition> LocalWriting::open(MessageRef message)
{
    const auto account = m_service.known(message.account);
    if (!account)
        return failed<Composition>(m_service.notOpen(message.account));
    const auto identities = identitiesOf(*account);
    auto *engine = engineOf(message.account);
    if (!engine)
        return failed<Composition>(m_service.notOpen(message.account));
    return engine->folderFor(FolderRole::Drafts)
        .then(
            this,
            [this, message](const std::optional<Folder> &drafts) {
                return m_service.rows(message.account, {message.message})
                    .then(this, [drafts](const QList<MessageRow> &rows) {
                        return drafts && !rows.isEmpty() && rows.first().folder == drafts->id;
                    });
            })
        .unwrap()
        .then(
            this,
            [this, message, identities](bool isDraft) {
                return m_service.rawMessage(message)
                    .then(
                        this,
                        [this, message, identities, isDraft](const QByteArray &raw) {
                            return builder().post([message, identities, isDraft, raw] {
                                const auto parsed = parseMessage(raw);
                                Composition result;
                                result.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
                                result.account = message.account;
                                result.message = editAsNew(parsed);
                                const auto &own = result.message.from.address;
                                for (const auto &identity : identities) {
                                    if (identity.address.compare(own, Qt::CaseInsensitive) == 0)
                                        result.identity = identity.id;
                                }
                                if (isDraft)
                                    result.draft = message;
                                result.changed = QDateTime::currentDateTimeUtc();
                                return result;
                            });
                        })
                    .unwrap();
            })
        .unwrap()
        .then(this, [this](const Composition &composition) { return withOrigin(composition); })
        .unwrap();
}

} // namespace duopost
