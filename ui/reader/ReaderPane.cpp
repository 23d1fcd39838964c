// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/ReaderPane.h"

#include "mailcore/MailService.h"
#include "mailcore/MessageParser.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/AttachmentBar.h"
#include "ui/reader/FindBar.h"
#include "ui/reader/HeaderCard.h"
#include "ui/reader/InvitationCard.h"
#include "ui/reader/LinkQuestion.h"
#include "ui/reader/MessageWindow.h"
#include "ui/reader/Placeholder.h"
#include "ui/reader/RemoteStrip.h"
#include "ui/reader/SafetyStrips.h"
#include "ui/reader/Strip.h"
#include "ui/reader/TextView.h"
#include "ui/reader/UnsubscribeStrip.h"
#include "ui/reader/print/MessagePrinter.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"
#include "ui/words/SafetyWords.h"

#include <QLabel>
#include <QMetaMethod>
#include <QPromise>
#include <QPushButton>
#include <QStackedWidget>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

namespace duopost {

namespace {
constexpr int breathMs = 80; // holding "j" down opens only where it stops
constexpr int patienceMs = 150; // shorter waits are not worth a word
} // namespace

ReaderPane::ReaderPane(MailService &service, QWidget *parent)
    : QWidget(parent), m_service(service), m_pages(new QStackedWidget(this)), m_body(new QStackedWidget(this)),
      m_nothing(new Placeholder(this)), m_state(new Placeholder(this)), m_header(new HeaderCard(this)),
      m_safety(new SafetyStrips(this)), m_blocked(new RemoteStrip(service, this)),
      m_notShown(new Strip(Strip::Tone::Notice, QStringLiteral("info"), this)),
      m_warnings(new Strip(Strip::Tone::Notice, QStringLiteral("info"), this)),
      m_charsetNote(new Strip(Strip::Tone::Quiet, QStringLiteral("info"), this)),
      m_leave(new UnsubscribeStrip(service, this)), m_find(new FindBar(this)), m_toggle(new QToolButton(this)),
      m_inkSwitch(new QToolButton(this)), m_text(new TextView(this)), m_html(new HtmlView(this)),
      m_invitation(new InvitationCard(this)), m_attachments(new AttachmentBar(this))
{
    setObjectName(QStringLiteral("readerPane"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Message"));
    m_openSoon.setSingleShot(true);
    m_openSoon.setInterval(breathMs);
    m_sayLoading.setSingleShot(true);
    m_sayLoading.setInterval(patienceMs);
    connect(&m_openSoon, &QTimer::timeout, this, &ReaderPane::open);
    connect(&m_sayLoading, &QTimer::timeout, this, [this] {
        m_state->say(QStringLiteral("cloud-arrow"), tr("Opening the message…"));
        m_body->setCurrentWidget(m_state);
    });
    m_toggle->setObjectName(QStringLiteral("flat"));
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(m_toggle, &QToolButton::clicked, this, [this] {
        m_preferText = !m_preferText;
        showBody();
    });
    m_body->addWidget(m_text);
    m_body->addWidget(m_html);
    m_body->addWidget(m_state);
    connect(m_state, &Placeholder::clicked, this, &ReaderPane::open);
    const auto follow = [this](const QUrl &url, const QString &text) {
        static const QMetaMethod mailto = QMetaMethod::fromSignal(&ReaderPane::mailtoClicked);
        // Nothing is sent by following it: what it asks for is seen before.
        if (url.scheme() == QLatin1String("mailto") && isSignalConnected(mailto))
            emit mailtoClicked(url);
        else
            followLink(url, text, this);
    };
    connect(m_text, &TextView::linkActivated, this, follow);
    connect(m_html, &HtmlView::linkActivated, this, follow);
    const auto tellHovered = [this](const QUrl &url) { emit linkHovered(shownUrl(url)); };
    connect(m_text, &TextView::linkHovered, this, tellHovered);
    connect(m_html, &HtmlView::linkHovered, this, tellHovered);
    connect(m_html, &HtmlView::remoteContentBlocked, this, [this](int images, int others) {
        m_blocked->showFor({images, others, m_html->remotePictures(), m_html->trackers(), trustedSender()});
    });
    connect(m_blocked, &RemoteStrip::arrived, this, [this](const QHash<QString, QByteArray> &pictures) {
        if (!m_html->showRemotePictures(pictures))
            fallBackToText();
    });
    connect(m_html, &HtmlView::tooHard, this, &ReaderPane::fallBackToText);
    connect(m_attachments, &AttachmentBar::failed, this, &ReaderPane::failed);
    connect(m_attachments, &AttachmentBar::saved, this, &ReaderPane::saved);
    connect(m_attachments, &AttachmentBar::messageWanted, this, [this](const QByteArray &raw) {
        auto *window = new MessageWindow(m_service, raw, this);
        window->show();
    });

    makeFindBar();
    makeInkSwitch();
    connect(m_charsetNote->addButton(tr("&Automatic")), &QPushButton::clicked, this, [this] { readAs({}); });

    auto *message = new QWidget(this);
    m_header->addTool(m_inkSwitch);
    m_header->addTool(m_toggle);
    connect(&service, &MailService::tagsChanged, this, &ReaderPane::showTags);
    auto *layout = new QVBoxLayout(message);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_safety);
    layout->addWidget(m_blocked);
    layout->addWidget(m_notShown);
    layout->addWidget(m_warnings);
    layout->addWidget(m_leave);
    layout->addWidget(m_charsetNote);
    layout->addWidget(m_invitation);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_find);
    layout->addWidget(m_attachments);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(message);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
    showNothing();
}

void ReaderPane::showNothing(int selected)
{
    ++m_question;
    m_openSoon.stop();
    m_sayLoading.stop();
    m_wanted = {};
    m_message.reset();
    m_charset.clear();
    m_leave->clear();
    m_text->clearText();
    m_html->clear();
    m_attachments->showAttachments(nullptr);
    if (selected > 1)
        m_nothing->say(QStringLiteral("all"), tr("%Ln message(s) selected", nullptr, selected));
    else
        m_nothing->say(
            QStringLiteral("mail-open"), tr("No message selected"), tr("Choose one from the list to read it."));
    m_pages->setCurrentIndex(0);
    emit messageChanged();
}

void ReaderPane::showMessage(FolderRef folder, const MessageRow &row)
{
    const MessageRef wanted{folder.account, row.id};
    if (wanted == m_wanted)
        return refreshRow(row);
    ++m_question;
    m_folder = folder;
    m_wanted = wanted;
    m_row = row;
    m_preferText = false;
    const bool stepping = m_sinceAsked.isValid() && m_sinceAsked.elapsed() < 2 * breathMs;
    m_sinceAsked.start();
    if (stepping)
        m_openSoon.start();
    else
        open();
}

void ReaderPane::refreshRow(const MessageRow &row)
{
    if (row.id != m_wanted.message)
        return;
    m_row = row;
    showTags();
    if (m_message)
        m_header->showHeader(m_message->header, row);
}

void ReaderPane::showTags()
{
    m_header->showTags(shownTags(m_row.keywords, m_service.tags()));
}

void ReaderPane::open()
{
    m_openSoon.stop();
    if (!m_wanted.message)
        return;
    const int question = ++m_question;
    m_message.reset();
    m_charset.clear();
    m_leave->clear();
    m_charsetNote->hide();
    m_header->showRow(m_row);
    showTags();
    m_safety->clear();
    m_blocked->clear();
    m_notShown->hide();
    m_warnings->hide();
    m_toggle->hide();
    m_inkSwitch->hide();
    m_inkHere = m_ink;
    m_invitation->hide();
    m_attachments->showAttachments(nullptr);
    m_sayLoading.start();
    m_pages->setCurrentIndex(1);
    emit messageChanged();
    showWhenReady(m_service.openMessage(m_wanted), question);
}

void ReaderPane::showWhenReady(const QFuture<ParsedMessagePtr> &message, int question)
{
    whenFinished(
        message, this,
        [this, question](const ParsedMessagePtr &ready) {
            if (question == m_question && ready)
                display(ready);
        },
        [this, question](const MailError &error) {
            if (question == m_question)
                showError(error);
        });
}

void ReaderPane::showFile(const QByteArray &raw)
{
    showNothing();
    m_row = {};
    auto promise = std::make_shared<QPromise<ParsedMessagePtr>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, raw] {
        auto message = std::make_shared<ParsedMessage>(parseMessage(raw));
        message->protection = protectionOf(raw, *message);
        promise->addResult(std::move(message));
        promise->finish();
    });
    m_pages->setCurrentIndex(1);
    showWhenReady(promise->future(), ++m_question);
}

void ReaderPane::display(const ParsedMessagePtr &message)
{
    present(message);
    if (m_wanted.message)
        emit opened(m_folder, m_wanted.message);
}

void ReaderPane::present(const ParsedMessagePtr &message)
{
    m_sayLoading.stop();
    m_message = message;
    if (!m_wanted.message) { // no account's: what a list would know of it comes from itself
        m_row.subject = message->header.subject;
        m_row.date = message->header.date;
    }
    m_header->showHeader(message->header, m_row);
    m_concerns = concernsAboutSender(*message);
    m_origin = originCheckOf(*message, ownHosts());
    m_safety->showFor(m_concerns, m_origin, message->protection);
    m_header->showOrigin(m_origin);
    m_leave->showFor(*message, ownHosts());
    showWarnings();
    sayCharset();
    m_invitation->showFor(message);
    m_attachments->showAttachments(message);
    showBody();
    emit messageChanged();
}

void ReaderPane::showWarnings()
{
    const QStringList &warnings = m_message->warnings;
    if (!warnings.isEmpty()) {
        m_warnings->say(
            tr("%Ln thing(s) in this message were odd.", nullptr, static_cast<int>(warnings.size())),
            warnings.mid(0, 5).join(QLatin1Char('\n')));
    }
    m_warnings->setVisible(!warnings.isEmpty());
}

void ReaderPane::showBody()
{
    const bool hasHtml = !m_message->html.isEmpty();
    const bool asHtml = hasHtml && !m_preferText;
    m_blocked->clear();
    m_notShown->hide();
    m_toggle->setVisible(hasHtml);
    m_toggle->setText(asHtml ? tr("Plain text") : tr("As designed"));
    if (asHtml) {
        m_text->clearText();
        const ParsedMessagePtr message = m_message;
        m_body->setCurrentWidget(m_html); // first, so that it is laid out for the width it has
        const bool shown = m_html->setHtml(message->html, inlineImagesOf(message));
        if (!shown)
            fallBackToText();
    } else {
        m_html->clear();
        m_text->showText(m_message->text);
        m_body->setCurrentWidget(m_text);
    }
    showInk();
    m_find->look();
}

void ReaderPane::fallBackToText()
{
    if (!m_message)
        return; // the next message is on its way already
    m_html->clear();
    m_toggle->hide();
    m_inkSwitch->hide();
    m_text->showText(m_message->text);
    m_body->setCurrentWidget(m_text);
    m_notShown->say(tr("The design of this message cannot be shown. This is its text."));
    m_notShown->show();
}

void ReaderPane::showError(const MailError &error)
{
    m_sayLoading.stop();
    m_state->say(QStringLiteral("warning"), errorText(error), errorAdvice(error), tr("Try again"));
    m_state->setDetails(errorDetails(error));
    m_body->setCurrentWidget(m_state);
}

QStringList ReaderPane::ownHosts() const
{
    for (const Account &account : m_service.accounts()) {
        if (account.id == m_wanted.account)
            return {account.incoming.host, account.address.section(QLatin1Char('@'), -1)};
    }
    return {};
}

QString ReaderPane::trustedSender() const
{
    if (!m_message || m_message->header.from.size() != 1)
        return {};
    if (m_origin && m_origin->verdict == OriginCheck::Verdict::Contradicted)
        return {};
    for (const SenderConcern &concern : m_concerns) {
        if (concern.kind != SenderConcern::Kind::AnswersElsewhere)
            return {};
    }
    return m_message->header.from.first().address.toLower();
}

bool ReaderPane::pageDown()
{
    if (m_pages->currentIndex() == 0)
        return false;
    if (m_body->currentWidget() == m_text)
        return m_text->pageDown();
    return m_body->currentWidget() == m_html && m_html->pageDown();
}

void ReaderPane::focusText()
{
    m_body->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

QString ReaderPane::plainShown() const
{
    return m_text->toPlainText();
}

} // namespace duopost
