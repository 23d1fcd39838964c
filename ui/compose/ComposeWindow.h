// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Writing.h"
#include "ui/window/WindowState.h"

#include <QWidget>
#include <memory>

class QAction;
class QLabel;
class QMenu;
class QTextCursor;

namespace duopost {

class ComposeEditor;
class ComposeHeader;
class FormatBar;
class Keeper;
class MailService;
class OutgoingFiles;
class Spelling;
class Strip;
class TopBar;

/// How a message begins, besides what is in it.
struct Beginning {
    enum class Place {
        Top, ///< nothing is quoted, or it is written already
        AboveQuote,
        BelowQuote,
    };
    Place place = Place::Top;
    bool withSignature = true; ///< it is not there yet
    QStringList notes = {}; ///< what the writer should know: who really gets the answer, what a link wanted
    bool changed = false; ///< it is worth asking before it is thrown away: it was kept, not saved
};

/// A message being written, in a window of its own. It closes when it is in the outbox, not before. GUI thread.
class ComposeWindow : public QWidget {
    Q_OBJECT
public:
    ComposeWindow(
        MailService &service, const QString &profileDir, const Composition &composition,
        const Beginning &beginning);
    ~ComposeWindow() override;

    static QList<ComposeWindow *> all(); ///< that are open
    const QString &id() const { return m_composition.id; }
    MessageRef draft() const { return m_composition.draft; }
    bool isChanged() const { return m_changed; }

    ComposeHeader *header() const { return m_header; }
    ComposeEditor *editor() const { return m_editor; }
    FormatBar *formatBar() const { return m_format; }
    OutgoingFiles *files() const { return m_files; }
    Keeper *keeper() const { return m_keeper; }
    QList<const Strip *> strips() const; ///< that are shown
    QAction *sendAction() const { return m_send; }
    QAction *richAction() const { return m_rich; }
    QAction *receiptAction() const { return m_receipt; } ///< "Ask for a delivery receipt"

    Composition composition() const; ///< as it stands now
    void send(const QDateTime &notBefore = {}); ///< after asking what has to be asked
    void saveDraft();
    void saveTemplate();
    void attach(const QList<QUrl> &files); ///< pictures into a text with a look, the rest beside it
    void discard(); ///< for good, without asking
    void setSpelling(const std::shared_ptr<Spelling> &spelling);

signals:
    void sent(duopost::AccountId account, duopost::OutboxId item, const QString &subject);
    void told(const QString &text);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void keepRoom();
    void makeActions();
    void makeBar();
    void makeLaterMenu();
    void layOut();
    void begin(const Beginning &beginning);
    void showSenders();
    void senderChanged();
    void offerReceipt();
    void touch();
    void updateTitle();
    void countWords();
    void wantLook(bool rich);
    void askForFiles();
    void askForPictures();
    void checkAndSend(const QDateTime &notBefore);
    void hand(const QDateTime &notBefore);
    void setBusy(bool busy, const QString &doing = {});
    void save(bool closing);
    void askBeforeClosing();
    void finish(); ///< nothing is left to keep: closes
    void showError(const MailError &error);
    void note(const QString &sentence);
    void offerWords(QMenu *menu, const QTextCursor &word);

    MailService &m_service;
    WindowState m_state;
    Composition m_composition;
    Keeper *m_keeper;
    TopBar *m_bar;
    ComposeHeader *m_header;
    FormatBar *m_format;
    ComposeEditor *m_editor;
    OutgoingFiles *m_files;
    Strip *m_busyStrip, *m_errorStrip;
    QWidget *m_notes, *m_page;
    QLabel *m_words, *m_keptLabel;
    QMenu *m_spellingMenu = nullptr;
    std::shared_ptr<Spelling> m_spelling;
    QAction *m_send, *m_later, *m_attach, *m_saveDraft, *m_saveTemplate, *m_rich, *m_receipt, *m_discard;
    bool m_changed = false, m_busy = false, m_done = false, m_beginning = true;
};

} // namespace duopost
