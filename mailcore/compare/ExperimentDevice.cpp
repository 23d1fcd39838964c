// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ExperimentDevice.h"

#include <QDir>
#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype mostLines = 60;
constexpr int removeAtMost = 1000; // the question a person would be asked is answered with yes

} // namespace

ExperimentDevice::ExperimentDevice(
    const Lab &lab, const LabUser &user, Protocol protocol, const LeaveRule &leave)
    : ExperimentDevice(
        [&] {
            auto account = lab.account(user, protocol, Security::Plaintext);
            account.name = user.name;
            account.leave = leave;
            return account;
        }(),
        [name = user.name.toUtf8(), password = user.password.toUtf8()] {
            return Credentials{.user = name, .password = Secret(password)};
        })
{
}

ExperimentDevice::ExperimentDevice(
    const Account &account, const CredentialSource &credentials, const QString &in, std::stop_token stop)
    : m_place(
        in.isEmpty() ? QDir::tempPath() + QStringLiteral("/duopost-device-XXXXXX")
                     : in + QStringLiteral("/device-XXXXXX")),
      m_account(account), m_stop(std::move(stop))
{
    if (!m_place.isValid())
        throw MailError(MailError::Kind::FileUnwritable, m_place.path(), {}, m_place.errorString());
    m_account.id = {1};
    m_store = std::make_unique<MailStore>(m_account.id, m_place.path(), [](const ChangeSet &) {});
    m_engine = std::make_unique<AccountEngine>(
        m_account, *m_store, credentials,
        AccountEngine::Listener{
            .activity = [](const Activity &) {},
            .foldersChanged = [] {},
            .error =
                [this](const MailError &error) {
                    const std::lock_guard lock(m_toldMutex);
                    m_told << (error.serverText().isEmpty() ? error.summary() : error.serverText());
                },
            .freshness = [](const Freshness &) {},
            .removalAsked = [](const RemovalPlan &) {}});
    m_atStop.emplace(m_stop, [this] { m_engine->cancel(); });
}

ExperimentDevice::~ExperimentDevice() = default;

SyncReport ExperimentDevice::sync(SyncDepth depth)
{
    requireGoing();
    const auto report = m_engine->synchronize({.depth = depth, .removeUpTo = removeAtMost}).result();
    note(QStringLiteral("fetches, %1 octets received").arg(report.bytesIn));
    return report;
}

QStringList ExperimentDevice::told() const
{
    const std::lock_guard lock(m_toldMutex);
    return m_told;
}

void ExperimentDevice::requireGoing() const
{
    if (m_stop.stop_requested())
        throw MailError(MailError::Kind::Cancelled);
}

void ExperimentDevice::note(const QString &step) const
{
    requireGoing();
    if (m_tell)
        m_tell(step);
}

QStringList ExperimentDevice::transcript()
{
    QStringList lines;
    for (const auto &entry : m_engine->whatSyncs().result()) {
        for (const auto &evidence : entry.evidence) {
            for (const auto &line : evidence.transcript) {
                if (evidence.source == EvidenceSource::Observed && !lines.contains(line))
                    lines << line;
            }
        }
    }
    return lines.mid(0, mostLines);
}

std::optional<Folder> ExperimentDevice::folder(const QString &path, FolderRole role)
{
    const auto folders = m_store->folders().result();
    const auto found = std::find_if(folders.begin(), folders.end(), [&](const Folder &folder) {
        return role != FolderRole::None ? folder.role == role : folder.path == path;
    });
    return found == folders.end() ? std::nullopt : std::optional(*found);
}

QStringList ExperimentDevice::folderPaths()
{
    QStringList paths;
    for (const auto &folder : m_store->folders().result())
        paths << folder.path;
    return paths;
}

QList<MessageRow> ExperimentDevice::rows(const QString &path)
{
    const auto where = folder(path, path == QLatin1String("INBOX") ? FolderRole::Inbox : FolderRole::None);
    if (!where)
        return {};
    QList<MessageId> ids;
    for (const auto &row : m_store->spine(where->id).result())
        ids << row.id;
    return m_store->rows(ids).result();
}

std::optional<MessageRow> ExperimentDevice::find(const QString &path, const QByteArray &messageId)
{
    for (const auto &row : rows(path)) {
        if (row.messageId == messageId)
            return row;
    }
    return std::nullopt;
}

QString ExperimentDevice::describe(const QString &path, const QByteArray &messageId)
{
    const auto row = find(path, messageId);
    const auto name = path + QStringLiteral(" <") + QString::fromUtf8(messageId) + QLatin1Char('>');
    if (!row)
        return name + QStringLiteral(" is not there");
    auto marks = toImapNames(row->flags);
    if (!row->keywords.isEmpty())
        marks << QString::fromLatin1(row->keywords);
    return name + QLatin1Char(' ')
        + (marks.isEmpty() ? QStringLiteral("(no marks)") : marks.join(QLatin1Char(' ')));
}

void ExperimentDevice::changeOffline(const QString &path, const QByteArray &messageId, const Change &change)
{
    const auto row = find(path, messageId);
    if (!row)
        throw MailError(MailError::Kind::NotFound, QString::fromUtf8(messageId));
    note(changeName(change) + QStringLiteral(" <%1>").arg(QString::fromUtf8(messageId)));
    m_engine->change(row->folder, {row->id}, change, Perform::WhenAsked).waitForFinished();
}

void ExperimentDevice::change(const QString &path, const QByteArray &messageId, const Change &what)
{
    changeOffline(path, messageId, what);
    m_engine->performPending().waitForFinished();
}

void ExperimentDevice::trash(const QByteArray &messageId)
{
    const auto inbox = folder({}, FolderRole::Inbox);
    const auto row = inbox ? find(inbox->path, messageId) : std::nullopt;
    if (!row)
        throw MailError(MailError::Kind::NotFound, QString::fromUtf8(messageId));
    note(QStringLiteral("moves <%1> to the trash").arg(QString::fromUtf8(messageId)));
    m_engine->moveToTrash(row->folder, {row->id}, Perform::WhenAsked).waitForFinished();
    m_engine->performPending().waitForFinished();
}

void ExperimentDevice::append(FolderRole role, const QByteArray &raw, MessageFlags flags)
{
    const auto where = folder({}, role);
    if (!where)
        throw MailError(MailError::Kind::NotFound, toString(role));
    note(QStringLiteral("files a message of its own in ") + where->path);
    m_engine->append(where->id, {.raw = raw, .flags = flags}, Perform::WhenAsked).waitForFinished();
    m_engine->performPending().waitForFinished();
}

FolderId ExperimentDevice::changeFolder(const FolderChange &change)
{
    if (const auto *made = std::get_if<CreateFolder>(&change))
        note(folderChangeName(change) + QLatin1Char(' ') + made->path);
    else if (const auto *renamed = std::get_if<RenameFolder>(&change))
        note(folderChangeName(change) + QLatin1Char(' ') + renamed->path);
    else
        note(folderChangeName(change));
    const auto id = m_engine->changeFolder(change, Perform::WhenAsked).result();
    m_engine->performPending().waitForFinished();
    return id;
}

void ExperimentDevice::renameFolder(const QString &path, const QString &newPath)
{
    const auto where = folder(path);
    if (!where)
        throw MailError(MailError::Kind::NotFound, path);
    changeFolder(RenameFolder{where->id, newPath});
}

QList<MessageId> ExperimentDevice::searchOnServer(const QString &word)
{
    note(QStringLiteral("searches for “%1” on the server").arg(word));
    return m_engine->searchOnServer(parseSearch(word), folder({}, FolderRole::Inbox)->id).result();
}

void ExperimentDevice::waitDays(int days)
{
    note(QStringLiteral("believes that %1 days have passed").arg(days));
    m_engine->setClockAhead(qint64(days) * 24 * 3600 * 1000);
}

} // namespace duopost
