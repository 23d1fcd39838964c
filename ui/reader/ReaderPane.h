// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Message.h"
#include "mailcore/Safety.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace duopost {

class AttachmentBar;
class FindBar;
class HeaderCard;
class HtmlView;
class InvitationCard;
class MailService;
class Placeholder;
class RemoteStrip;
class SafetyStrips;
class Strip;
class TextView;
class UnsubscribeStrip;
struct PrintedMessage;

/// The right pane: one message, opened through the service. What was asked for last is shown; answers that
/// come late are dropped. GUI thread.
class ReaderPane : public QWidget {
    Q_OBJECT
public:
    explicit ReaderPane(MailService &service, QWidget *parent = nullptr);

    void
    showMessage(FolderRef folder, const MessageRow &row); ///< at once, or after a breath while stepping fast
    /// A message that belongs to no account, in a pane of its own.
    void showFile(const QByteArray &raw);
    void refreshRow(const MessageRow &row); ///< its marks changed
    void showNothing(int selected = 0); ///< how many messages are selected, if more than one
    bool pageDown(); ///< false at the end
    void focusText();
    MessageRef shown() const { return m_wanted; }
    QString plainShown() const; ///< the text view's content, for tests
    ParsedMessagePtr message() const { return m_message; } ///< null until it is open
    void find(); ///< opens the bar that finds words in the text
    /// Reads the texts of the open message in this charset; empty: in the one they are in.
    void readAs(const QByteArray &charset);
    QByteArray charset() const { return m_charset; }
    enum class Ink { Adapted, AsSent };
    void setInk(Ink ink); ///< of messages made for white paper while the window is dark
    PrintedMessage printed() const; ///< as it is shown now; only while a message is open
    /// What is on the screen of the open message, or the part of it that is selected; nothing that was hidden.
    struct Displayed {
        QString text; ///< LF line ends
        QString html; ///< sanitised; empty where text is shown, or selected
        bool isSelection = false;
    };
    Displayed displayed() const;
    TextView *textView() const { return m_text; }
    HtmlView *htmlView() const { return m_html; }

signals:
    void mailtoClicked(const QUrl &link);
    void opened(duopost::FolderRef folder, duopost::MessageId message); ///< it is on the screen
    void linkHovered(const QString &address);
    void failed(const duopost::MailError &error); ///< saving
    void saved(const QString &where);
    void messageChanged(); ///< another message is open, or none

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void open();
    void showWhenReady(const QFuture<ParsedMessagePtr> &message, int question);
    void display(const ParsedMessagePtr &message);
    void showTags();
    void present(const ParsedMessagePtr &message);
    void showError(const MailError &error);
    void showBody();
    void fallBackToText(); ///< when the HTML cannot be shown
    void showWarnings();
    void makeFindBar();
    void makeInkSwitch();
    void showInk();
    void sayCharset();
    QStringList ownHosts() const;
    QString trustedSender() const; ///< whom one can say "always" of; empty if the sender is doubtful

    MailService &m_service;
    FolderRef m_folder;
    MessageRef m_wanted;
    MessageRow m_row;
    ParsedMessagePtr m_message;
    QList<SenderConcern> m_concerns; ///< about its sender
    std::optional<OriginCheck> m_origin;
    bool m_preferText = false;
    Ink m_ink = Ink::Adapted, m_inkHere = Ink::Adapted; ///< for all messages, and for this one
    QByteArray m_charset; ///< that a person chose for this message
    int m_question = 0;
    QTimer m_openSoon, m_sayLoading;
    QElapsedTimer m_sinceAsked;

    QStackedWidget *m_pages, *m_body;
    Placeholder *m_nothing, *m_state;
    HeaderCard *m_header;
    SafetyStrips *m_safety;
    RemoteStrip *m_blocked;
    Strip *m_notShown, *m_warnings, *m_charsetNote;
    UnsubscribeStrip *m_leave;
    FindBar *m_find;
    QToolButton *m_toggle, *m_inkSwitch;
    TextView *m_text;
    HtmlView *m_html;
    InvitationCard *m_invitation;
    AttachmentBar *m_attachments;
};

} // namespace duopost
