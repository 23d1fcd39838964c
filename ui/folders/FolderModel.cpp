// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/folders/FolderModel.h"

#include "mailcore/MailService.h"
#include "ui/list/AllInboxes.h"
#include "ui/words/Avatar.h"
#include "ui/words/Futures.h"
#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

namespace duopost {

struct FolderModel::Node {
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
    bool isAccount = false, isAll = false, isOutbox = false;
    bool needsSomebody = false; // of the outbox
    Account account; // of an account
    Folder folder; // of a folder
    FolderRef ref;
    QString state, error;
};

namespace {
QPair<qint64, qint64> key(FolderRef ref)
{
    return {ref.account.value, ref.folder.value};
}
} // namespace

FolderModel::FolderModel(MailService &service, QObject *parent) : QAbstractItemModel(parent), m_service(service)
{
    connect(&service, &MailService::accountsChanged, this, &FolderModel::readAccounts);
    connect(&service, &MailService::foldersChanged, this, &FolderModel::readFolders);
    connect(&service, &MailService::messagesChanged, this, &FolderModel::applyChanges);
    readAccounts();
}

FolderModel::~FolderModel() = default;

QModelIndex FolderModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || parent.column() > 0)
        return {};
    const auto &children = parent.isValid() ? node(parent)->children : m_accounts;
    return static_cast<size_t>(row) < children.size()
        ? createIndex(row, 0, children[static_cast<size_t>(row)].get())
        : QModelIndex();
}

QModelIndex FolderModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int FolderModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(parent.isValid() ? node(parent)->children.size() : m_accounts.size());
}

int FolderModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags FolderModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Node *n = node(index);
    if (!n->isAccount && !n->folder.selectable)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable
        | (n->isAccount || n->isAll || n->isOutbox ? Qt::ItemFlags() : Qt::ItemFlags(Qt::ItemIsDropEnabled));
}

QVariant FolderModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &n = *node(index);
    switch (role) {
    case IsAccountRole:
        return n.isAccount;
    case IsOutboxRole:
        return n.isOutbox;
    case AccountIdRole:
        return QVariant::fromValue(n.ref.account);
    default:
        return n.isAccount ? accountData(n, role) : n.isOutbox ? outboxData(n, role) : folderData(n, role);
    }
}

QVariant FolderModel::accountData(const Node &n, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return n.account.name;
    case Qt::ToolTipRole:
        return n.account.address;
    case Qt::AccessibleTextRole:
        return tr("Account %1, %2").arg(n.account.name, protocolTitle(n.account.protocol));
    case ProtocolRole:
        return protocolTitle(n.account.protocol);
    case StateRole:
        return n.error.isEmpty() ? n.state : n.error;
    case StateIsErrorRole:
        return !n.error.isEmpty();
    case ColourRole:
        return n.account.colour.isEmpty() ? accountColour(n.row - rowsBeforeAccounts())
                                          : QColor(n.account.colour);
    default:
        return {};
    }
}

QVariant FolderModel::outboxData(const Node &n, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return tr("Outbox");
    case Qt::ToolTipRole:
        return tr("What is being sent, and what waits for you");
    case Qt::AccessibleTextRole:
        return tr("Outbox, %Ln message(s), %1", nullptr, n.folder.total).arg(n.state);
    case UnreadRole:
    case TotalRole:
        return n.folder.total;
    case IconRole:
        return QStringLiteral("sent");
    case WhereRole:
        return static_cast<int>(Where::ServerAndHere); // what is true of its messages is said by their state
    case StateRole:
        return n.state;
    case StateIsErrorRole:
        return n.needsSomebody;
    case SelectableRole:
        return true;
    default:
        return {};
    }
}

QVariant FolderModel::folderData(const Node &n, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return folderTitle(n.folder);
    case Qt::ToolTipRole:
        if (n.isAll)
            return tr("The inboxes of all accounts in one list");
        return n.folder.path + QLatin1Char('\n') + whereWords(n.folder.where).sentence;
    case Qt::AccessibleTextRole:
        return tr("%1, %Ln unread", nullptr, n.folder.unread).arg(folderTitle(n.folder));
    case FolderRefRole:
        return QVariant::fromValue(n.ref);
    case UnreadRole:
        return n.folder.unread;
    case TotalRole:
        return n.folder.total;
    case IconRole:
        return n.isAll ? QStringLiteral("inbox") : folderIcon(n.folder.role);
    case WhereRole:
        return static_cast<int>(n.folder.where);
    case SelectableRole:
        return n.folder.selectable;
    default:
        return {};
    }
}

FolderModel::Node *FolderModel::node(const QModelIndex &index) const
{
    return static_cast<Node *>(index.internalPointer());
}

QModelIndex FolderModel::indexOf(const Node *n) const
{
    return n ? createIndex(n->row, 0, const_cast<Node *>(n)) : QModelIndex();
}

FolderModel::Node *FolderModel::accountNode(AccountId account) const
{
    for (const auto &n : m_accounts) {
        if (n->isAccount && n->ref.account == account)
            return n.get();
    }
    return nullptr;
}

QModelIndex FolderModel::indexOf(FolderRef folder) const
{
    return indexOf(m_folders.value(key(folder)));
}

QModelIndex FolderModel::indexOf(AccountId account) const
{
    return indexOf(accountNode(account));
}

const Folder *FolderModel::folder(FolderRef ref) const
{
    const Node *n = m_folders.value(key(ref));
    return n ? &n->folder : nullptr;
}

const Account *FolderModel::account(AccountId id) const
{
    const Node *n = accountNode(id);
    return n ? &n->account : nullptr;
}

FolderRef FolderModel::firstFolder(AccountId account) const
{
    const Node *top = accountNode(account);
    FolderRef first;
    if (!top)
        return first;
    for (const auto &child : top->children) {
        if (child->folder.role == FolderRole::Inbox)
            return child->ref;
        if (!first.folder && child->folder.selectable)
            first = child->ref;
    }
    return first;
}

void FolderModel::readAccounts()
{
    beginResetModel();
    m_accounts.clear();
    m_folders.clear();
    if (m_service.accounts().size() > 1) {
        auto all = std::make_unique<Node>();
        all->isAll = true;
        all->ref = allInboxes;
        all->folder.name = all->folder.path = tr("All inboxes");
        m_folders.insert(key(allInboxes), all.get());
        m_accounts.push_back(std::move(all));
    }
    for (const Account &account : m_service.accounts()) {
        auto n = std::make_unique<Node>();
        n->isAccount = true;
        n->account = account;
        n->ref.account = account.id;
        n->row = static_cast<int>(m_accounts.size());
        m_accounts.push_back(std::move(n));
    }
    appendOutbox(m_accounts);
    endResetModel();
    m_asked.clear();
    for (const auto &n : m_accounts) {
        if (n->isAccount)
            m_asked.insert(n->ref.account);
    }
    for (const auto &n : m_accounts) {
        if (n->isAccount)
            readFolders(n->ref.account);
    }
}

void FolderModel::appendOutbox(std::vector<std::unique_ptr<Node>> &to) const
{
    if (m_outbox.count == 0)
        return;
    auto n = std::make_unique<Node>();
    n->isOutbox = true;
    n->folder.total = m_outbox.count;
    n->state = m_outbox.state;
    n->needsSomebody = m_outbox.needsSomebody;
    n->row = static_cast<int>(to.size());
    to.push_back(std::move(n));
}

QModelIndex FolderModel::outboxIndex() const
{
    return !m_accounts.empty() && m_accounts.back()->isOutbox ? indexOf(m_accounts.back().get())
                                                              : QModelIndex();
}

// Below all accounts: it comes and goes, and nothing else is to move then.
void FolderModel::showOutbox(int count, const QString &state, bool needsSomebody)
{
    const bool was = outboxIndex().isValid();
    m_outbox = {count, state, needsSomebody};
    const int row = static_cast<int>(m_accounts.size());
    if (!was && count > 0) {
        beginInsertRows({}, row, row);
        appendOutbox(m_accounts);
        endInsertRows();
    } else if (was && count == 0) {
        emit outboxLeaving();
        beginRemoveRows({}, row - 1, row - 1);
        m_accounts.pop_back();
        endRemoveRows();
    } else if (was) {
        Node *n = m_accounts.back().get();
        n->folder.total = count;
        n->state = state;
        n->needsSomebody = needsSomebody;
        emit dataChanged(indexOf(n), indexOf(n));
    }
}

int FolderModel::rowsBeforeAccounts() const
{
    return !m_accounts.empty() && m_accounts.front()->isAll ? 1 : 0;
}

int FolderModel::accountCount() const
{
    return static_cast<int>(m_accounts.size()) - rowsBeforeAccounts() - (outboxIndex().isValid() ? 1 : 0);
}

int FolderModel::placeOf(AccountId account) const
{
    const Node *n = accountNode(account);
    return n ? n->row - rowsBeforeAccounts() : -1;
}

QList<FolderRef> FolderModel::inboxes() const
{
    return m_inboxes;
}

// What is counted of all inboxes, and which these are.
void FolderModel::updateAll()
{
    QList<FolderRef> inboxes;
    int total = 0, unread = 0;
    for (const auto &top : m_accounts) {
        for (const auto &child : top->children) {
            if (child->folder.role != FolderRole::Inbox)
                continue;
            inboxes << child->ref;
            total += child->folder.total;
            unread += child->folder.unread;
            break;
        }
    }
    if (Node *all = m_folders.value(key(allInboxes))) {
        all->folder.total = total;
        all->folder.unread = unread;
        emit dataChanged(indexOf(all), indexOf(all));
    }
    // A list of all of them does not come and go with each account that answers.
    if (inboxes == m_inboxes || !m_asked.isEmpty())
        return;
    m_inboxes = inboxes;
    emit inboxesChanged();
}

void FolderModel::readFolders(AccountId account)
{
    whenFinished(
        m_service.folders(account), this,
        [this, account](const QList<Folder> &folders) { fill(account, folders); },
        [this, account](const MailError &error) {
            m_asked.remove(account);
            updateAll();
            emit failed(account, error);
        });
}

void FolderModel::fill(AccountId account, const QList<Folder> &folders)
{
    Node *top = accountNode(account);
    if (!top)
        return;
    m_asked.remove(account);
    // Where only names, counts or marks differ, nodes stay: an open tree must not close or lose its selection.
    bool same = true;
    int known = 0;
    for (auto it = m_folders.cbegin(); it != m_folders.cend(); ++it)
        known += it.key().first == account.value ? 1 : 0;
    for (const Folder &folder : folders) {
        const Node *old = m_folders.value(key({account, folder.id}));
        same = same && old && old->folder.parent == folder.parent && old->folder.path == folder.path;
    }
    if (same && known == folders.size()) {
        for (const Folder &folder : folders) {
            Node *n = m_folders.value(key({account, folder.id}));
            n->folder = folder;
            emit dataChanged(indexOf(n), indexOf(n));
        }
        updateAll();
        emit accountFilled(account);
        return;
    }
    if (!top->children.empty()) {
        beginRemoveRows(indexOf(top), 0, static_cast<int>(top->children.size()) - 1);
        m_folders.removeIf([account](QHash<QPair<qint64, qint64>, Node *>::iterator it) {
            return it.key().first == account.value;
        });
        top->children.clear();
        endRemoveRows();
    }
    // Build the tree aside, then show it in one step. A folder whose parent is not listed goes to the top.
    std::vector<std::unique_ptr<Node>> roots;
    QHash<FolderId, Node *> byId;
    std::vector<std::unique_ptr<Node>> all;
    for (const Folder &folder : folders) {
        auto n = std::make_unique<Node>();
        n->folder = folder;
        n->ref = {account, folder.id};
        byId.insert(folder.id, n.get());
        all.push_back(std::move(n));
    }
    for (auto &n : all) {
        Node *above = n->folder.role == FolderRole::None ? byId.value(n->folder.parent) : nullptr;
        auto &siblings = above ? above->children : roots;
        n->parent = above ? above : top;
        n->row = static_cast<int>(siblings.size());
        siblings.push_back(std::move(n));
    }
    if (!roots.empty()) {
        beginInsertRows(indexOf(top), 0, static_cast<int>(roots.size()) - 1);
        top->children = std::move(roots);
        for (auto it = byId.cbegin(); it != byId.cend(); ++it)
            m_folders.insert(key({account, it.key()}), it.value());
        endInsertRows();
    }
    updateAll();
    emit accountFilled(account);
}

void FolderModel::applyChanges(const ChangeSet &changes)
{
    Node *n = m_folders.value(key(changes.folder));
    if (!n || (changes.total < 0 && changes.unread < 0))
        return;
    if (changes.total >= 0)
        n->folder.total = changes.total;
    if (changes.unread >= 0)
        n->folder.unread = changes.unread;
    emit dataChanged(indexOf(n), indexOf(n));
    if (n->folder.role == FolderRole::Inbox)
        updateAll();
}

void FolderModel::showActivity(const Activity &activity)
{
    Node *n = accountNode(activity.account);
    if (!n)
        return;
    const bool quiet = activity.step == Activity::Step::Idle || activity.step == Activity::Step::Failed;
    const QString state = quiet ? QString() : stepTitle(activity);
    if (activity.step == Activity::Step::Idle && activity.asOf.isValid())
        n->error.clear();
    n->state = state;
    emit dataChanged(indexOf(n), indexOf(n));
}

void FolderModel::showError(AccountId account, const QString &sentence)
{
    if (Node *n = accountNode(account); n && n->error != sentence) {
        n->error = sentence;
        emit dataChanged(indexOf(n), indexOf(n));
    }
}

} // namespace duopost
