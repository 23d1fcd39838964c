// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ScratchPlace.h"

#include "mailcore/MessageParser.h"
#include "mailcore/protocol/MailboxName.h"

#include <QFile>
#include <QRandomGenerator>

namespace duopost {

namespace {

QByteArray newToken()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 36);
}

} // namespace

ScratchPlace::ScratchPlace(
    const Account &account, CredentialSource credentials, QString noteFile, QString stores,
    std::stop_token stop)
    : m_account(account), m_credentials(std::move(credentials)), m_noteFile(std::move(noteFile)),
      m_stores(std::move(stores)), m_stop(std::move(stop))
{
    m_account.outgoing.reset(); // nothing is sent
    m_account.sentOn.reset();
    m_account.keepsArchive = false;
    m_account.directory.clear();
}

void ScratchPlace::fenceIn(const ScratchNote &note)
{
    m_note = note;
    if (m_holder)
        m_holder->close();
    m_account.fence = FolderFence{note.name, note.delimiter};
    m_holder = std::make_unique<SessionHolder>(m_account, m_credentials, m_gate);
}

void ScratchPlace::remember(const ScratchNote &note)
{
    fenceIn(note);
}

void ScratchPlace::make(const QString &name)
{
    if (QFile::exists(m_noteFile))
        throw MailError(
            MailError::Kind::BadUsage,
            QStringLiteral("An earlier experiment has left a folder behind, which has to be removed first."));
    ScratchNote note{
        .name = encodeMailboxName(name),
        .path = name,
        .token = newToken(),
        .since = QDateTime::currentDateTime()};
    fenceIn(note);
    // "INBOX." on some servers, where every folder of one's own lies below it.
    const auto prefix = m_holder->use(m_stop, [](Session &session) { return session.facts().personalPrefix; });
    if (!prefix.isEmpty()) {
        note.name.prepend(prefix);
        fenceIn(note);
    }
    m_holder->use(m_stop, [&](Session &session) {
        if (!session.folders().isEmpty())
            throw MailError(
                MailError::Kind::BadUsage, QStringLiteral("There is a folder “%1” already.").arg(note.path));
    });
    writeScratchNote(m_noteFile, note);
    m_holder->use(m_stop, [&](Session &session) {
        session.perform(FolderTask{.kind = FolderTask::Kind::Create, .name = note.name});
        for (const auto &folder : session.folders()) {
            if (folder.name == note.name) {
                note.delimiter = folder.delimiter;
                note.path = folder.path;
            }
        }
    });
    if (note.delimiter == '\0')
        throw MailError(
            MailError::Kind::NotSupported, QStringLiteral("This server does not have folders in folders."));
    writeScratchNote(m_noteFile, note);
    fenceIn(note);
}

void ScratchPlace::prepare()
{
    m_holder->use(m_stop, [&](Session &session) {
        for (const auto *folder : {"Inbox", "Drafts", "Trash"})
            session.perform(FolderTask{.kind = FolderTask::Kind::Create, .name = wireName(folder)});
    });
}

void ScratchPlace::tidyAfterScenario()
{
    m_holder->use(m_stop, [&](Session &session) {
        m_removed += tidyScratch(session, m_note, TidyUp::WhatIsInIt).cleanup.removed;
    });
}

ScratchCleanup ScratchPlace::remove()
{
    auto done
        = m_holder->use({}, [&](Session &session) { return tidyScratch(session, m_note, TidyUp::Everything); });
    m_holder->close();
    if (!done.oursLeft && QFile::exists(m_noteFile) && !QFile::remove(m_noteFile))
        throw MailError(MailError::Kind::FileUnwritable, m_noteFile);
    done.cleanup.removed += m_removed;
    return done.cleanup;
}

QString ScratchPlace::serverSoftware()
{
    return m_holder->use(m_stop, [](Session &session) { return session.facts().software; });
}

std::unique_ptr<ExperimentDevice> ScratchPlace::device(Protocol protocol, const LeaveRule &leave)
{
    auto account = m_account;
    account.protocol = protocol; // the fence refuses POP3
    account.leave = leave;
    return std::make_unique<ExperimentDevice>(account, m_credentials, m_stores, m_stop);
}

MailboxSide ScratchPlace::look()
{
    return m_holder->use(m_stop, [&](Session &session) {
        return readImap(
            session, [](const QString &, qint64, qint64) {}, m_stop);
    });
}

std::unique_ptr<Session> ScratchPlace::connect(Protocol protocol)
{
    auto account = m_account;
    account.protocol = protocol;
    return openSession(account, m_credentials(), m_stop);
}

void ScratchPlace::deliver(const QList<QByteArray> &messages)
{
    m_holder->use(m_stop, [&](Session &session) {
        for (const auto &message : messages)
            session.append(
                {.name = wireName("Inbox"), .path = inbox()},
                {.raw = message, .messageId = parseHeader(message).messageId});
    });
}

} // namespace duopost
