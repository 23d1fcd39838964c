// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/folders/RivalStrips.h"

#include "mailcore/SpecialFolders.h"
#include "ui/reader/Strip.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Words.h"

#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace duopost {

namespace {

/// Both names, so that a reader knows which is meant: one of them is called by its purpose, and translated.
QString nameOf(const Folder &folder)
{
    return folder.role == FolderRole::None ? folder.name : folderTitle(folder);
}

} // namespace

RivalStrips::RivalStrips(const QString &profileDir, QWidget *parent)
    : QWidget(parent), m_state(profileDir), m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Folders for sent messages"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    hide();
}

void RivalStrips::setFolders(const Account &account, const QList<Folder> &folders)
{
    const auto byId = [&](FolderId id) {
        return *std::find_if(
            folders.cbegin(), folders.cend(), [id](const Folder &one) { return one.id == id; });
    };
    for (const RivalFolders &rivals : rivalFolders(folders)) {
        if (rivals.role != FolderRole::Sent)
            continue;
        for (const FolderId other : rivals.others) {
            Offer offer{account.id, byId(rivals.used), byId(other), {}};
            offer.key = QStringLiteral("%1/%2/%3")
                            .arg(QString::number(account.id.value), offer.used.path, offer.other.path);
            if (m_state.isLeft(offer.key))
                continue;
            if (m_shown.value(account.id).first != offer.key) {
                drop(account.id);
                show(account.name, offer);
            }
            return;
        }
    }
    drop(account.id);
}

void RivalStrips::setAccounts(const QList<Account> &accounts)
{
    const auto shown = m_shown.keys();
    for (const AccountId id : shown) {
        if (std::none_of(accounts.cbegin(), accounts.cend(), [id](const Account &one) { return one.id == id; }))
            drop(id);
    }
}

void RivalStrips::show(const QString &accountName, const Offer &offer)
{
    auto *strip = new Strip(Strip::Tone::Notice, QStringLiteral("info"), this);
    strip->say(
        tr("%1 has two folders for sent messages: “%2” and “%3”.")
            .arg(accountName, nameOf(offer.used), offer.other.path),
        tr("Probably another program made one of them. What you send from here goes into “%1”.")
            .arg(nameOf(offer.used)));
    connect(strip->addButton(tr("Move together…")), &QPushButton::clicked, this, [this, offer] { ask(offer); });
    connect(strip->addButton(tr("Leave it")), &QPushButton::clicked, this, [this, offer] {
        m_state.setLeft(offer.key);
        drop(offer.account);
    });
    m_shown.insert(offer.account, {offer.key, strip});
    m_layout->addWidget(strip);
    QWidget::show();
}

void RivalStrips::ask(const Offer &offer)
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("Sent messages"),
        tr("Move %Ln message(s) from “%1” to “%2”?", nullptr, offer.other.total)
            .arg(offer.other.path, nameOf(offer.used)),
        QMessageBox::NoButton, window());
    box->setObjectName(QStringLiteral("mergeQuestion"));
    box->setIconPixmap(linePixmap(QStringLiteral("sent"), 36, devicePixelRatioF(), colours().accent));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const bool here = offer.used.where == Where::OnlyHere;
    box->setInformativeText(
        (here ? tr("“%1” is used from now on, as before.")
              : tr("“%1” is used from now on, as before. On the server the messages move too, so other devices "
                   "find "
                   "them there."))
            .arg(nameOf(offer.used))
        + QStringLiteral("\n\n")
        + tr("“%1” stays, without messages. A program that uses it goes on doing so. You can take the move "
             "back "
             "with Undo.")
              .arg(offer.other.path));
    auto *move = box->addButton(tr("Move"), QMessageBox::AcceptRole);
    box->setDefaultButton(move);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(move, &QPushButton::clicked, this, [this, offer] {
        drop(offer.account);
        emit mergeWanted({offer.account, offer.other.id}, offer.used.id);
    });
    box->open();
}

void RivalStrips::drop(AccountId account)
{
    Strip *strip = m_shown.take(account).second;
    if (!strip)
        return;
    m_layout->removeWidget(strip);
    strip->hide();
    strip->deleteLater();
    setVisible(!m_shown.isEmpty());
}

QList<const Strip *> RivalStrips::strips() const
{
    QList<const Strip *> all;
    for (const auto &shown : m_shown)
        all << shown.second;
    return all;
}

} // namespace duopost
