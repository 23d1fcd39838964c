// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PendingDialog.h"

#include "mailcore/MailService.h"
#include "ui/theme/Icons.h"
#include "ui/words/Dates.h"
#include "ui/words/Futures.h"
#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace duopost {

namespace {
constexpr int accountRole = Qt::UserRole, actionRole = Qt::UserRole + 1;
}

QString pendingTitle(const QString &action)
{
    for (int i = 0; i < operationCount; ++i) {
        if (toString(static_cast<Operation>(i)) == action)
            return operationTitle(static_cast<Operation>(i));
    }
    return action;
}

PendingDialog::PendingDialog(MailService &service, QWidget *parent)
    : QDialog(parent), m_service(service), m_list(new QTreeWidget(this)), m_none(new QLabel(this)),
      m_tryNow(new QPushButton(tr("Try now"), this))
{
    setWindowTitle(tr("On its way"));
    auto *about = new QLabel(
        tr("These changes are stored on this computer and not confirmed by the server yet. They are sent in "
           "this "
           "order as soon as there is a connection."),
        this);
    about->setWordWrap(true);
    m_list->setHeaderLabels({tr("What"), tr("Where"), tr("Since"), tr("State")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Changes on their way"));
    m_list->header()->setStretchLastSection(true);
    m_none->setText(tr("Nothing is waiting: the server has confirmed everything."));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setObjectName(QStringLiteral("subtle"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_tryNow, &QPushButton::clicked, this, &PendingDialog::tryNow);
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(150);
    connect(&m_reloadSoon, &QTimer::timeout, this, &PendingDialog::reload);
    connect(&service, &MailService::messagesChanged, this, [this] {
        if (!m_reloadSoon.isActive())
            m_reloadSoon.start();
    });
    m_list->hide();
    m_none->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_tryNow);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(14);
    layout->addWidget(about);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none, 1);
    layout->addLayout(buttons);
    resize(640, 380);
    reload();
}

void PendingDialog::reload()
{
    for (const auto &account : m_service.accounts()) {
        whenFinished(
            m_service.pending(account.id), this,
            [this, account](const QList<PendingAction> &actions) { show(account, actions); },
            [this, account](const MailError &error) { emit failed(account.id, error); });
    }
}

// Lines that stay are kept, with the selection and the place one has scrolled to.
void PendingDialog::show(const Account &account, const QList<PendingAction> &actions)
{
    const auto now = QDateTime::currentDateTime();
    QHash<qint64, QTreeWidgetItem *> before;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        auto *item = m_list->topLevelItem(i);
        if (item->data(0, accountRole).toLongLong() == account.id.value)
            before.insert(item->data(0, actionRole).toLongLong(), item);
    }
    for (const auto &action : actions) {
        const auto where = whereWords(action.refused ? Where::Refused : Where::OnItsWay);
        QString state = where.shortText;
        if (!action.refused && action.nextAttempt.isValid())
            state = tr("next attempt: %1").arg(freshness(action.nextAttempt, now, locale()));
        auto *item = before.take(action.id);
        if (!item) {
            item = new QTreeWidgetItem(m_list);
            item->setData(0, accountRole, account.id.value);
            item->setData(0, actionRole, action.id);
        }
        const QStringList texts{
            pendingTitle(action.action), account.name + QStringLiteral(" / ") + action.path,
            freshness(action.since, now, locale()), state};
        for (int column = 0; column < texts.size(); ++column)
            item->setText(column, texts[column]);
        item->setIcon(3, lineIcon(where.icon, where.colour));
    }
    qDeleteAll(before);
    const bool any = m_list->topLevelItemCount() > 0;
    const bool first = any && m_list->isHidden();
    m_list->setVisible(any);
    m_none->setVisible(!any);
    m_tryNow->setEnabled(any);
    for (int column = 0; first && column < 3; ++column)
        m_list->resizeColumnToContents(column);
}

void PendingDialog::tryNow()
{
    m_tryNow->setEnabled(false);
    for (const auto &account : m_service.accounts()) {
        if (account.protocol == Protocol::Pop3)
            continue;
        whenFinished(
            m_service.performPending(account.id), this, [this](const QList<ChangeResult> &) { reload(); },
            [this, account](const MailError &error) {
                emit failed(account.id, error);
                reload();
            });
    }
}

} // namespace duopost
