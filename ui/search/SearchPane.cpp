// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/SearchPane.h"

#include "mailcore/MailService.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/Placeholder.h"
#include "ui/theme/ElidedLabel.h"
#include "ui/words/Futures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <set>

namespace duopost {

namespace {
constexpr int againMs = 700;
}

SearchPane::SearchPane(MailService &service, QWidget *parent)
    : QFrame(parent), m_service(service), m_model(new SearchModel(service, this)),
      m_title(new ElidedLabel(this)), m_counts(new ElidedLabel(this)), m_coverage(new QLabel(this)),
      m_server(new QPushButton(tr("Ask the server"), this)), m_save(new QPushButton(tr("Save search…"), this)),
      m_best(new QToolButton(this)), m_pages(new QStackedWidget(this)),
      m_list(new MessageListView(*m_model, this)), m_empty(new Placeholder(this))
{
    setObjectName(QStringLiteral("listPane"));
    auto *header = new QFrame(this);
    header->setObjectName(QStringLiteral("listHeader"));
    QFont bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_counts->setObjectName(QStringLiteral("subtle"));
    m_coverage->setObjectName(QStringLiteral("subtle"));
    m_coverage->setWordWrap(true);
    m_best->setText(tr("Best first"));
    m_best->setCheckable(true);
    m_best->setToolTip(tr("What fits best comes first, instead of what is newest"));
    m_server->setToolTip(tr("Also look into messages whose text is only on the server"));
    m_save->setToolTip(tr("Keep this search below the folders"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_best);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_server);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    auto *words = new QVBoxLayout(header);
    words->setContentsMargins(24, 10, 14, 10);
    words->setSpacing(4);
    words->addLayout(top);
    words->addWidget(m_counts);
    words->addWidget(m_coverage);
    words->addLayout(buttons);
    m_list->setAccessibleName(tr("Search results"));
    m_list->setDragEnabled(false); // rows are of several folders
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_pages, 1);
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &SearchPane::ask);
    connect(&service, &MailService::messagesChanged, this, [this](const ChangeSet &changes) {
        const bool moves = !changes.arrived.isEmpty() || !changes.gone.isEmpty() || changes.everything;
        if (moves && !m_text.isEmpty() && !m_again.isActive())
            m_again.start();
    });
    connect(m_server, &QPushButton::clicked, this, &SearchPane::askServer);
    connect(m_save, &QPushButton::clicked, this, [this] { emit saveRequested(m_text); });
    connect(m_best, &QToolButton::toggled, this, &SearchPane::show);
    connect(m_empty, &Placeholder::clicked, this, &SearchPane::askServer);
}

void SearchPane::search(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_fromServer.clear();
    if (m_serverState == Server::Asked)
        for (const Account &account : m_service.accounts())
            m_service.cancel(account.id);
    m_serverState = Server::NotAsked;
    m_answered = false;
    ask();
}

void SearchPane::end()
{
    m_text.clear();
    m_again.stop();
    ++m_question;
    m_fromServer.clear();
    m_result = {};
    m_serverState = Server::NotAsked;
    m_model->clear();
}

void SearchPane::ask()
{
    if (m_text.isEmpty())
        return;
    const int question = ++m_question;
    whenFinished(
        m_service.search({.text = m_text}), this,
        [this, question](const SearchResult &result) {
            if (question == m_question)
                take(result);
        },
        [this, question](const MailError &error) {
            if (question == m_question && error.kind() != MailError::Kind::Cancelled)
                emit failed(error);
        });
}

void SearchPane::askServer()
{
    m_serverState = Server::Asked;
    show();
    const QString text = m_text;
    whenFinished(
        m_service.searchOnServer({.text = text}), this,
        [this, text](const SearchResult &result) {
            if (text != m_text)
                return;
            m_serverState = Server::Answered;
            m_fromServer = result.hits;
            show();
        },
        [this, text](const MailError &error) {
            if (text != m_text)
                return;
            m_serverState = Server::NotAsked;
            show();
            if (error.kind() != MailError::Kind::Cancelled)
                emit failed(error);
        });
}

void SearchPane::take(const SearchResult &result)
{
    m_result = result;
    m_answered = true;
    show();
    // What is still being read into the index shows up by itself.
    if (result.coverage.waiting > 0 || result.coverage.isBeingRebuilt)
        m_again.start();
}

void SearchPane::show()
{
    QList<SearchHit> hits = m_result.hits;
    std::set<MessageRef> known;
    for (const SearchHit &hit : std::as_const(hits))
        known.insert(hit.message);
    int more = 0;
    for (const SearchHit &hit : std::as_const(m_fromServer)) {
        if (known.insert(hit.message).second) {
            hits << hit;
            ++more;
        }
    }
    const bool best = m_best->isChecked();
    m_model->showHits(m_text, hits, best ? SearchModel::Order::Best : SearchModel::Order::Newest);
    m_title->setText(tr("Search results"));
    QString counts = m_result.hasMore ? tr("The newest %Ln message(s)", nullptr, static_cast<int>(hits.size()))
                                      : tr("%Ln message(s) found", nullptr, static_cast<int>(hits.size()));
    if (m_serverState == Server::Answered)
        counts += QStringLiteral(" · ") + tr("%Ln of them found by the server only", nullptr, more);
    m_counts->setText(counts);
    m_coverage->setText(sentence());
    m_server->setEnabled(m_serverState == Server::NotAsked);
    m_server->setText(m_serverState == Server::Asked ? tr("Asking the server…") : tr("Ask the server"));
    m_server->setVisible(m_result.coverage.notHere > 0 || m_serverState != Server::NotAsked);
    if (hits.isEmpty() && m_answered)
        m_empty->say(
            QStringLiteral("search"), tr("Nothing found"), sentence(),
            m_server->isVisibleTo(this) && m_server->isEnabled() ? m_server->text() : QString());
    m_pages->setCurrentIndex(hits.isEmpty() && m_answered ? 1 : 0);
}

QString SearchPane::sentence() const
{
    const QLocale local = locale();
    const SearchCoverage &c = m_result.coverage;
    QStringList parts;
    if (!m_result.notUnderstood.isEmpty())
        parts << tr("Not understood and left out: %1.").arg(m_result.notUnderstood.join(QStringLiteral(", ")));
    parts
        << (c.notHere > 0
                ? tr("%1 headers, %2 texts here; %3 texts are only on the server.")
                      .arg(local.toString(c.headers), local.toString(c.bodies), local.toString(c.notHere))
                : tr("%1 headers and all their texts were searched.").arg(local.toString(c.headers)));
    if (c.isBeingRebuilt)
        parts << tr("The index is being rebuilt.");
    if (c.waiting > 0)
        parts << tr("%1 messages are still to be read into the index.").arg(local.toString(c.waiting));
    return parts.join(QLatin1Char(' '));
}

QString SearchPane::coverageText() const
{
    return m_coverage->text();
}

} // namespace duopost
