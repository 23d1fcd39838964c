// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/MessageFactList.h"

#include "mailcore/MailService.h"
#include "mailcore/Writing.h"
#include "ui/theme/ElidedLabel.h"
#include "ui/whatsyncs/FactLine.h"
#include "ui/whatsyncs/FactWords.h"
#include "ui/words/Futures.h"
#include "ui/words/WhereVocabulary.h"

#include <QVBoxLayout>
#include <algorithm>

namespace duopost {

namespace {
constexpr int settleMs = 120; // one action is several commits
}

MessageFactList::MessageFactList(MailService &service, QWidget *parent)
    : QWidget(parent), m_service(service), m_subject(new ElidedLabel(this)), m_lines(new QVBoxLayout(this))
{
    m_subject->setObjectName(QStringLiteral("subtle"));
    m_subject->setContentsMargins(16, 10, 12, 4);
    m_lines->setContentsMargins(0, 0, 0, 8);
    m_lines->setSpacing(0);
    m_lines->addWidget(m_subject);
    m_lines->addStretch(1);
    m_again.setSingleShot(true);
    m_again.setInterval(settleMs);
    connect(&m_again, &QTimer::timeout, this, &MessageFactList::refresh);
    const auto soon = [this](AccountId account) {
        if (account == m_shown.account && !m_again.isActive())
            m_again.start();
    };
    connect(&service, &MailService::messagesChanged, this, [soon](const ChangeSet &changes) {
        soon(changes.folder.account);
    });
    connect(&service, &MailService::freshnessChanged, this, [soon](const Freshness &freshness) {
        soon(freshness.account);
    });
    connect(&service, &MailService::foldersChanged, this, soon);
    connect(service.writing(), &Writing::outboxChanged, this, soon);
    hide();
}

void MessageFactList::setAccount(const Account &account, const QList<LedgerEntry> &ledger)
{
    if (account.id != m_account.id) {
        m_folders.clear();
        m_pending.clear();
        m_outbox.clear();
    }
    m_account = account;
    m_ledger = ledger;
    refresh();
}

void MessageFactList::setWatching(bool on)
{
    const bool begins = on && !m_watching;
    m_watching = on;
    if (begins)
        refresh();
}

void MessageFactList::showMessage(FolderRef folder, const MessageRow &row)
{
    const bool other = folder != m_shown || row.id != m_row.id;
    m_shown = folder;
    m_row = row;
    if (other) {
        for (auto *line : std::as_const(m_all)) {
            line->setAutoExclusive(false); // or one always stays chosen
            line->setChecked(false);
            line->setAutoExclusive(true);
        }
    }
    update();
    if (other)
        refresh();
}

void MessageFactList::showNothing()
{
    m_shown = {};
    m_row = {};
    update();
}

void MessageFactList::refresh()
{
    if (!m_shown.account || m_shown.account != m_account.id || !m_watching)
        return;
    const int question = ++m_question;
    // A list that could not be read is told of where it is the main thing; here the older one goes on counting.
    whenFinished(
        m_service.folders(m_account.id), this,
        [this, question](const QList<Folder> &folders) {
            if (question != m_question)
                return;
            m_folders = folders;
            update();
        },
        [](const MailError &) {});
    whenFinished(
        m_service.pending(m_account.id), this,
        [this, question](const QList<PendingAction> &pending) {
            if (question != m_question)
                return;
            m_pending = pending;
            update();
        },
        [](const MailError &) {});
    whenFinished(
        m_service.writing()->outbox(m_account.id), this,
        [this, question](const QList<OutboxItem> &outbox) {
            if (question != m_question)
                return;
            m_outbox = outbox;
            update();
        },
        [](const MailError &) {});
}

FactLine *MessageFactList::lineAt(qsizetype place)
{
    while (m_all.size() <= place) {
        auto *line = new FactLine(this);
        const auto own = m_all.size();
        connect(line, &QAbstractButton::clicked, this, [this, own, line] {
            if (own < m_facts.size())
                emit chosen(line->text(), m_facts.at(own));
        });
        m_lines->insertWidget(m_lines->count() - 1, line);
        m_all << line;
    }
    return m_all.at(place);
}

void MessageFactList::update()
{
    const auto folder = std::find_if(
        m_folders.begin(), m_folders.end(), [this](const Folder &one) { return one.id == m_shown.folder; });
    const bool known = m_row.id && m_shown.account == m_account.id && folder != m_folders.end();
    const auto before = m_facts.size();
    m_facts = known ? factsOf(m_account, *folder, m_row, m_ledger, m_pending, m_outbox) : QList<MessageFact>();
    m_subject->setText(m_row.subject.isEmpty() ? tr("(no subject)") : m_row.subject);
    const auto now = QDateTime::currentDateTime();
    for (qsizetype i = 0; i < m_facts.size(); ++i) {
        const auto &fact = m_facts.at(i);
        const auto words = whereWords(fact.where);
        auto *line = lineAt(i);
        line->say(words.icon, words.colour, factTitle(fact, *folder), factSentence(fact, now, locale()));
        const QString reason = factReason(fact);
        line->setToolTip(reason.toHtmlEscaped());
        line->setAccessibleDescription(reason);
        line->show();
    }
    for (qsizetype i = m_facts.size(); i < m_all.size(); ++i)
        m_all.at(i)->hide();
    setVisible(known);
    if (before != m_facts.size())
        emit resized();
}

} // namespace duopost
