// SPDX-License-Identifier: GPL-3.0-or-later
// How a message leaves its window: sent, saved, kept or thrown away.
#include "mailcore/MailService.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/ComposeHeader.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/Keeper.h"
#include "ui/compose/OutgoingFiles.h"
#include "ui/compose/RecipientField.h"
#include "ui/compose/SendLater.h"
#include "ui/compose/SendQuestion.h"
#include "ui/reader/Strip.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QCloseEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

namespace {

/// What every message of an identity has besides; seen in the fields only when typed there.
void addWhatIdentityWants(OutgoingMessage *message, const Identity &identity)
{
    const auto has = [&](const QList<MailAddress> &list) {
        return std::any_of(list.cbegin(), list.cend(), [&](const MailAddress &one) {
            return one.address.compare(identity.address, Qt::CaseInsensitive) == 0;
        });
    };
    if (identity.bccSelf && !has(message->to) && !has(message->cc) && !has(message->bcc))
        message->bcc << MailAddress{{}, identity.address};
    if (message->replyTo.isEmpty() && !identity.replyTo.isEmpty())
        message->replyTo << MailAddress{{}, identity.replyTo};
}

} // namespace

void ComposeWindow::makeLaterMenu()
{
    auto *menu = new QMenu(this);
    menu->addAction(tr("In one hour"), this, [this] { send(QDateTime::currentDateTime().addSecs(3600)); });
    menu->addAction(
        tr("Tomorrow at 8:00"), this, [this] { send(tomorrowMorning(QDateTime::currentDateTime())); });
    menu->addAction(tr("At another time…"), this, [this] {
        auto *dialog = new SendLaterDialog(this);
        connect(dialog, &SendLaterDialog::chosen, this, &ComposeWindow::send);
        dialog->open();
    });
    m_later->setMenu(menu);
}

void ComposeWindow::send(const QDateTime &notBefore)
{
    if (m_busy || m_done)
        return;
    m_errorStrip->hide();
    if (!m_files->isReading()) {
        checkAndSend(notBefore);
        return;
    }
    setBusy(true, tr("Reading the attachments…"));
    connect(
        m_files, &OutgoingFiles::readingEnded, this,
        [this, notBefore] {
            setBusy(false);
            if (m_errorStrip->isHidden()) // a file that could not be read is a reason to look again
                checkAndSend(notBefore);
        },
        Qt::SingleShotConnection);
}

void ComposeWindow::checkAndSend(const QDateTime &notBefore)
{
    const Composition now = composition();
    const auto concerns
        = concernsBeforeSending(now.message, m_editor->ownText(), m_service.writing()->sizeLimit(now.account));
    if (concerns.isEmpty()) {
        hand(notBefore);
        return;
    }
    auto *question = new SendQuestion(concerns, this);
    connect(question, &SendQuestion::sendWanted, this, [this, notBefore] { hand(notBefore); });
    connect(question, &SendQuestion::bccWanted, this, [this] { m_header->allToBcc(); });
    connect(question, &SendQuestion::attachWanted, m_attach, &QAction::trigger);
    question->open();
}

void ComposeWindow::hand(const QDateTime &notBefore)
{
    Composition now = composition();
    addWhatIdentityWants(&now.message, m_header->sender().identity);
    SendOptions options;
    options.notBefore = notBefore;
    options.askForDeliveryReport = now.wantsReport;
    if (!notBefore.isValid())
        options.undoSeconds = m_state.undoSeconds();
    setBusy(true, tr("The message is being put into the outbox…"));
    m_keeper->stop();
    whenFinished(
        m_service.writing()->send(now, options), this,
        [this, now](OutboxId item) {
            emit sent(now.account, item, now.message.subject);
            finish();
        },
        [this](const MailError &error) {
            m_keeper->resume();
            setBusy(false);
            showError(error);
        });
}

/// Off where the server is known not to have it. Where that is not known, sending tells.
void ComposeWindow::offerReceipt()
{
    const auto offers = m_service.writing()->offersDeliveryReport(m_header->sender().account);
    const bool can = offers.value_or(true);
    m_receipt->setEnabled(can && !m_busy);
    if (!can)
        m_receipt->setChecked(false);
    m_receipt->setToolTip(
        can ? tr("The mail servers tell by mail that the message was delivered. It does not say whether it was "
                 "read.")
            : tr("The outgoing server of this account does not offer delivery receipts."));
}

void ComposeWindow::setBusy(bool busy, const QString &doing)
{
    m_busy = busy;
    m_page->setEnabled(!busy);
    for (QAction *action : {m_send, m_later, m_attach, m_saveDraft, m_saveTemplate, m_rich, m_discard})
        action->setEnabled(!busy);
    offerReceipt();
    if (busy)
        m_busyStrip->say(doing);
    m_busyStrip->setVisible(busy);
    if (!busy)
        m_editor->setFocus();
}

void ComposeWindow::saveDraft()
{
    if (!m_busy && !m_done)
        save(false);
}

void ComposeWindow::save(bool closing)
{
    m_errorStrip->hide();
    const Composition now = composition();
    m_changed = false;
    if (closing) {
        setBusy(true, tr("The draft is being saved…"));
        m_keeper->stop();
    }
    whenFinished(
        m_service.writing()->saveDraft(now), this,
        [this, closing](MessageRef draft) {
            m_composition.draft = draft;
            m_keptLabel->setText(
                tr("Draft saved at %1").arg(locale().toString(QTime::currentTime(), QLocale::ShortFormat)));
            if (closing)
                finish();
        },
        [this, closing](const MailError &error) {
            m_changed = true;
            m_keeper->resume();
            if (closing)
                setBusy(false);
            showError(error);
        });
}

void ComposeWindow::saveTemplate()
{
    if (m_busy || m_done)
        return;
    whenFinished(
        m_service.writing()->saveTemplate(composition()), this,
        [this](MessageRef) { m_keptLabel->setText(tr("Saved as a template")); },
        [this](const MailError &error) { showError(error); });
}

void ComposeWindow::discard()
{
    m_keeper->stop();
    m_done = true;
    // The window need not wait: what could not be forgotten is offered at the next start.
    m_service.writing()->discard(composition());
    close();
}

void ComposeWindow::askBeforeClosing()
{
    if (findChild<QMessageBox *>(QStringLiteral("closeQuestion")))
        return;
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("Close"), tr("Shall what you wrote be saved as a draft?"),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setIconPixmap(linePixmap(QStringLiteral("drafts"), 36, devicePixelRatioF(), colours().accent));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto *save = box->addButton(tr("&Save draft"), QMessageBox::AcceptRole);
    auto *discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box->setEscapeButton(box->addButton(tr("&Go on writing"), QMessageBox::RejectRole));
    box->setDefaultButton(save);
    connect(save, &QPushButton::clicked, this, [this] { this->save(true); });
    connect(discard, &QPushButton::clicked, this, &ComposeWindow::discard);
    box->open();
}

void ComposeWindow::closeEvent(QCloseEvent *event)
{
    m_state.setWritingGeometry(saveGeometry());
    if (m_done) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_busy)
        return; // it closes when the message is where it should be
    if (!m_changed) {
        if (m_keeper->hasKept())
            discard(); // it is in the drafts, or never was more than it began with
        else
            event->accept();
        return;
    }
    m_keeper->now();
    askBeforeClosing();
}

void ComposeWindow::finish()
{
    m_keeper->stop();
    m_done = true;
    close();
}

void ComposeWindow::showError(const MailError &error)
{
    const QString advice = errorAdvice(error);
    const QString sentence = errorText(error);
    m_errorStrip->say(advice.isEmpty() ? sentence : sentence + QLatin1Char(' ') + advice, errorDetails(error));
    m_errorStrip->show();
}

void ComposeWindow::note(const QString &sentence)
{
    auto *strip = new Strip(Strip::Tone::Notice, QStringLiteral("info"), m_notes);
    strip->say(sentence);
    m_notes->layout()->addWidget(strip);
    m_notes->show();
}

} // namespace duopost
