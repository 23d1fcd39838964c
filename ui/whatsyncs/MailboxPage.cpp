// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/MailboxPage.h"

#include "mailcore/Filters.h"
#include "mailcore/MailService.h"
#include "ui/theme/Theme.h"
#include "ui/whatsyncs/ConnectionLines.h"
#include "ui/whatsyncs/EvidenceWords.h"
#include "ui/whatsyncs/QuotaBar.h"
#include "ui/words/Futures.h"
#include "ui/words/MailboxWords.h"

#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace duopost {

namespace {

constexpr int lookAgainMs = 1000;

QString coloured(const QString &html, const QColor &colour)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), html);
}

QString htmlOf(const ConnectionFacts &connection, const QLocale &locale)
{
    QString html = QStringLiteral("<p><b>%1</b>").arg(escaped(purposeTitle(connection.purpose)));
    for (const auto &[name, value] : connectionLines(connection, locale))
        html += QStringLiteral("<br>%1: %2").arg(escaped(name), escaped(value));
    return html + QStringLiteral("</p>");
}

// A dot says at a glance which answers want to be read.
QString htmlOf(const MailboxAnswer &answer, const MailboxFacts &facts, bool unfolded, const QLocale &locale)
{
    const bool connections = answer.question == MailboxQuestion::OnTheWay && !facts.connections.isEmpty();
    const auto place = static_cast<int>(answer.question);
    QString html = QStringLiteral("<h4>%1&nbsp; %2</h4>")
                       .arg(
                           coloured(QStringLiteral("●"), toneColour(answer.tone)),
                           escaped(questionTitle(answer.question)));
    QStringList sentences;
    for (const auto &part : answer.parts) {
        const auto sentence = escaped(answerSentence(part, locale));
        sentences
            << (part.says == Says::InTheClear || part.says == Says::IsFull
                    ? QStringLiteral("<b>%1</b>").arg(coloured(sentence, colours().bad))
                    : sentence);
    }
    html += QStringLiteral("<p>%1").arg(sentences.join(QLatin1Char(' ')));
    if (!answer.evidence.isEmpty() || connections) {
        html
            += QStringLiteral("<br><a href=\"evidence:%1\">%2</a>")
                   .arg(place)
                   .arg(escaped(unfolded ? MailboxPage::tr("Hide the evidence") : MailboxPage::tr("Evidence")));
    }
    html += QStringLiteral("</p>");
    if (unfolded) {
        html += QStringLiteral("<div class=\"evidence\">");
        for (const auto &evidence : answer.evidence)
            html += evidenceParagraph(evidence);
        if (connections) {
            for (const auto &connection : facts.connections)
                html += htmlOf(connection, locale);
        }
        html += QStringLiteral("</div>");
    }
    return html;
}

} // namespace

MailboxPage::MailboxPage(MailService &service, QWidget *parent)
    : QWidget(parent), m_service(service), m_quota(new QuotaBar(this)), m_text(new QTextBrowser(this))
{
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(16);
    m_text->setAccessibleName(tr("Questions about this mailbox"));
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_text, &QTextBrowser::anchorClicked, this, &MailboxPage::follow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_quota);
    layout->addWidget(m_text, 1);
    m_again.setSingleShot(true);
    m_again.setInterval(lookAgainMs);
    connect(&m_again, &QTimer::timeout, this, &MailboxPage::refresh);
    const auto changes = [this](AccountId account) {
        if (account == m_account && !m_again.isActive())
            m_again.start();
    };
    connect(&service, &MailService::connectionsChanged, this, changes);
    connect(&service, &MailService::foldersChanged, this, changes);
    connect(&service, &MailService::freshnessChanged, this, [changes](const Freshness &freshness) {
        changes(freshness.account);
    });
}

void MailboxPage::showAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_unfolded.clear();
    m_answers.clear();
    m_facts = {};
    m_text->clear();
    m_quota->hide();
    refresh();
}

void MailboxPage::refresh()
{
    if (!m_account || !isVisible())
        return;
    const int question = ++m_question;
    whenFinished(
        m_service.mailboxFacts(m_account), this,
        [this, question](const MailboxFacts &facts) {
            if (question != m_question)
                return;
            m_facts = facts;
            m_answers = answersOf(facts, providerOf(facts.account));
            fill();
            emit changed();
            askForFilters();
        },
        [this, question](const MailError &error) {
            if (question == m_question)
                emit failed(error);
        });
}

// Once for each account while it is looked at: a connection of its own.
void MailboxPage::askForFilters()
{
    auto *filters = m_service.filters();
    if (!filters || !m_facts.account.enabled || m_facts.filters.at.isValid() || m_filtersOf == m_account)
        return;
    m_filtersOf = m_account;
    const auto again = [this, account = m_account] {
        if (account == m_account)
            refresh();
    };
    // A failure is one of the answers.
    whenFinished(
        filters->load(m_account), this, [again](const FilterState &) { again(); },
        [again](const MailError &) { again(); });
}

// What somebody is reading stays where it is.
void MailboxPage::fill()
{
    m_quota->showFacts(m_facts);
    m_text->document()->setDefaultStyleSheet(
        QStringLiteral("h4 { margin-top: 14px; margin-bottom: 2px; } p { margin-top: 0; margin-bottom: 4px; } "
                       ".evidence { margin-left: 12px; color: %1; } a { color: %2; } "
                       "pre { font-size: small; white-space: pre-wrap; margin-left: 12px; }")
            .arg(colours().subtle.name(), colours().link.name()));
    const int place = m_text->verticalScrollBar()->value();
    QString html;
    for (const auto &answer : std::as_const(m_answers))
        html += htmlOf(answer, m_facts, m_unfolded.contains(static_cast<int>(answer.question)), locale());
    m_text->setHtml(html);
    m_text->verticalScrollBar()->setValue(place);
}

void MailboxPage::follow(const QUrl &link)
{
    bool ok = false;
    const int place = link.path().toInt(&ok);
    if (!ok || link.scheme() != QLatin1String("evidence"))
        return;
    if (!m_unfolded.remove(place))
        m_unfolded.insert(place);
    fill();
}

void MailboxPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void MailboxPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_answers.isEmpty())
        fill(); // colours are written into the page
}

} // namespace duopost
