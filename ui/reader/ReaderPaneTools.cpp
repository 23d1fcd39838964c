// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader can do with the open message besides reading it.
#include "mailcore/MailService.h"
#include "mailcore/MessageParser.h"
#include "mailcore/Protection.h"
#include "ui/html/HtmlSanitizer.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/FindBar.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"
#include "ui/reader/TextView.h"
#include "ui/reader/print/MessagePrinter.h"
#include "ui/theme/Theme.h"
#include "ui/words/CharsetWords.h"
#include "ui/words/Futures.h"

#include <QKeyEvent>
#include <QPromise>
#include <QStackedWidget>
#include <QThreadPool>
#include <QToolButton>

namespace duopost {

namespace {

QFuture<ParsedMessagePtr> parseLater(const QByteArray &raw, const QByteArray &charset)
{
    auto promise = std::make_shared<QPromise<ParsedMessagePtr>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, raw, charset] {
        auto message = std::make_shared<ParsedMessage>(parseMessage(raw, charset));
        message->protection = protectionOf(raw, *message);
        promise->addResult(std::move(message));
        promise->finish();
    });
    return promise->future();
}

} // namespace

void ReaderPane::makeFindBar()
{
    m_find->setPlace(
        {[this](const QString &words) {
             const bool isHtml = m_body->currentWidget() == m_html;
             const int inText = m_text->find(isHtml ? QString() : words);
             const int inHtml = m_html->find(isHtml ? words : QString(), FindBar::hitsAtMost);
             return isHtml ? inHtml : inText;
         },
         [this](int hit) {
             if (m_body->currentWidget() == m_html)
                 m_html->showHit(hit);
             else
                 m_text->showHit(hit);
         }});
    connect(m_text, &TextView::filled, m_find, &FindBar::look);
    connect(m_html, &HtmlView::becameWhole, m_find, &FindBar::grow);
    connect(m_find, &FindBar::left, this, &ReaderPane::focusText);
}

void ReaderPane::find()
{
    if (m_message)
        m_find->open();
}

/// Ctrl+F means this text while the reader has the focus, and all mail elsewhere.
bool ReaderPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_message) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find) || (key->key() == Qt::Key_Escape && m_find->isVisible())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ReaderPane::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        find();
    else if (event->matches(QKeySequence::FindNext) && m_find->isVisible())
        m_find->step(1);
    else if (event->matches(QKeySequence::FindPrevious) && m_find->isVisible())
        m_find->step(-1);
    else if (event->key() == Qt::Key_Escape && m_find->isVisible())
        m_find->leave();
    else
        QWidget::keyPressEvent(event);
}

void ReaderPane::readAs(const QByteArray &charset)
{
    if (!m_message || !m_wanted.message || charset == m_charset)
        return;
    const int question = ++m_question;
    const auto failing = [this, question](const MailError &error) {
        if (question == m_question)
            emit failed(error);
    };
    whenFinished(
        m_service.rawMessage(m_wanted), this,
        [this, question, charset, failing](const QByteArray &raw) {
            whenFinished(
                parseLater(raw, charset), this,
                [this, question, charset](const ParsedMessagePtr &message) {
                    if (question != m_question)
                        return;
                    m_charset = charset;
                    present(message); // it was opened before
                },
                failing);
        },
        failing);
}

void ReaderPane::makeInkSwitch()
{
    m_inkSwitch->setObjectName(QStringLiteral("flat"));
    m_inkSwitch->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_inkSwitch->hide();
    connect(m_inkSwitch, &QToolButton::clicked, this, [this] {
        m_inkHere = m_inkHere == Ink::Adapted ? Ink::AsSent : Ink::Adapted;
        showInk();
    });
}

void ReaderPane::setInk(Ink ink)
{
    m_ink = m_inkHere = ink;
    showInk();
}

void ReaderPane::showInk()
{
    const bool can = colours().dark && m_body->currentWidget() == m_html;
    const bool adapted = m_inkHere == Ink::Adapted;
    m_html->setDarkPaper(can && adapted ? colours().base : QColor());
    m_inkSwitch->setVisible(can && m_message);
    m_inkSwitch->setText(adapted ? tr("Original colours") : tr("Dark colours"));
}

PrintedMessage ReaderPane::printed() const
{
    const bool asHtml = m_body->currentWidget() == m_html;
    return {m_message, asHtml, asHtml ? m_html->remoteShown() : QHash<QString, QByteArray>()};
}

ReaderPane::Displayed ReaderPane::displayed() const
{
    if (!m_message)
        return {};
    if (m_body->currentWidget() == m_html) {
        if (const QString selected = m_html->selectedText(); !selected.trimmed().isEmpty())
            return {selected, {}, true};
        const QString words = m_html->plainText();
        if (m_body->currentWidget() == m_html) // it may have turned out to be too large
            return {words, sanitizeHtml(m_message->html).html};
    }
    QString selected = m_text->textCursor().selectedText();
    selected.replace(QChar::ParagraphSeparator, QLatin1Char('\n'))
        .replace(QChar::LineSeparator, QLatin1Char('\n'));
    if (!selected.trimmed().isEmpty())
        return {selected, {}, true};
    return {m_message->text, {}};
}

void ReaderPane::sayCharset()
{
    m_charsetNote->setVisible(!m_charset.isEmpty());
    if (!m_charset.isEmpty())
        m_charsetNote->say(tr("The text is read as %1, because you chose so.").arg(charsetTitle(m_charset)));
}

} // namespace duopost
