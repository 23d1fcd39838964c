// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Message.h"
#include "mailcore/Safety.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace duopost {

class AttachmentBar;
class HeaderCard;
class HtmlView;
class MailService;
class Placeholder;
class RemoteStrip;
class SafetyStrips;
class Strip;
class TextView;

/// The right pane: one message, opened through the service. What was asked for last is shown; answers that
/// come late are dropped. GUI thread.
class ReaderPane : public QWidget {
    Q_OBJECT
public:
    explicit ReaderPane(MailService &service, QWidget *parent = nullptr);

    void
    showMessage(FolderRef folder, const MessageRow &row); ///< at once, or after a breath while stepping fast
    void refreshRow(const MessageRow &row); ///< its marks changed
    void showNothing(int selected = 0); ///< how many messages are selected, if more than one
    bool pageDown(); ///< false at the end
    void focusText();
    MessageRef shown() const { return m_wanted; }
    QString plainShown() const; ///< the text view's content, for tests

signals:
    void opened(duopost::FolderRef folder, duopost::MessageId message); ///< it is on the screen
    void linkHovered(const QString &address);
    void failed(const duopost::MailError &error); ///< saving
    void saved(const QString &where);

private:
    void open();
    void display(const ParsedMessagePtr &message);
    void showTags();
    void showError(const MailError &error);
    void showBody();
    void fallBackToText(); ///< when the HTML cannot be shown
    void showWarnings();
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
    int m_question = 0;
    QTimer m_openSoon, m_sayLoading;
    QElapsedTimer m_sinceAsked;

    QStackedWidget *m_pages, *m_body;
    Placeholder *m_nothing, *m_state;
    HeaderCard *m_header;
    SafetyStrips *m_safety;
    RemoteStrip *m_blocked;
    Strip *m_notShown, *m_warnings;
    QToolButton *m_toggle;
    TextView *m_text;
    HtmlView *m_html;
    AttachmentBar *m_attachments;
};

} // namespace duopost
