// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/ComposeWindow.h"

#include "mailcore/MailService.h"
#include "ui/compose/AttachFile.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/ComposeHeader.h"
#include "ui/compose/FormatBar.h"
#include "ui/compose/Keeper.h"
#include "ui/compose/OutgoingFiles.h"
#include "ui/compose/RecipientField.h"
#include "ui/reader/Strip.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/window/TopBar.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace duopost {

namespace {

QString withoutEmptyEnds(QString text)
{
    static const QRegularExpression ends(QStringLiteral(
        "^(?:\\s*<div>\\s*<br>\\s*</div>)+\\s*|(?:\\s*<div>\\s*<br>\\s*</div>)+\\s*$|^\\s*\\n|\\s+$"));
    return text.remove(ends);
}

} // namespace

ComposeWindow::ComposeWindow(
    MailService &service, const QString &profileDir, const Composition &composition, const Beginning &beginning)
    : m_service(service), m_state(profileDir), m_composition(composition),
      m_keeper(new Keeper(
          service.writing(), [this] { return this->composition(); }, this)),
      m_bar(new TopBar(this)), m_header(new ComposeHeader(this)), m_editor(new ComposeEditor(this)),
      m_files(new OutgoingFiles(this)),
      m_busyStrip(new Strip(Strip::Tone::Quiet, QStringLiteral("sent"), this)),
      m_errorStrip(new Strip(Strip::Tone::Bad, QStringLiteral("warning"), this)), m_notes(new QWidget(this)),
      m_page(new QWidget(this)), m_words(new QLabel(this)), m_keptLabel(new QLabel(this))
{
    setObjectName(QStringLiteral("composeWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setWindowIcon(QIcon(QStringLiteral(":/icons/duopost.svg")));
    setAcceptDrops(true);
    m_format = new FormatBar(*m_editor, m_page);
    makeActions();
    makeBar();
    layOut();
    m_header->setPeople([this](const QString &typed) { return m_service.writing()->people(typed); });
    showSenders();
    begin(beginning);
    connect(&service, &MailService::accountsChanged, this, &ComposeWindow::showSenders);
    connect(m_header, &ComposeHeader::senderChanged, this, &ComposeWindow::senderChanged);
    connect(m_header, &ComposeHeader::edited, this, &ComposeWindow::touch);
    connect(m_editor, &ComposeEditor::edited, this, &ComposeWindow::touch);
    connect(m_files, &OutgoingFiles::edited, this, &ComposeWindow::touch);
    connect(m_files, &OutgoingFiles::failed, this, &ComposeWindow::showError);
    connect(m_editor, &ComposeEditor::filesGiven, this, &ComposeWindow::attach);
    connect(m_editor, &ComposeEditor::pictureGiven, m_files, &OutgoingFiles::add);
    connect(m_format, &FormatBar::pictureWanted, this, &ComposeWindow::askForPictures);
    connect(m_keeper, &Keeper::failed, this, &ComposeWindow::showError);
    connect(m_keeper, &Keeper::kept, this, [this](const QDateTime &when) {
        m_keptLabel->setText(
            tr("Kept on this computer at %1").arg(locale().toString(when.time(), QLocale::ShortFormat)));
    });
    // Leaving the program, logging out: what was typed last is kept too.
    connect(qApp, &QCoreApplication::aboutToQuit, m_keeper, &Keeper::now);
    m_beginning = false;
}

ComposeWindow::~ComposeWindow() = default;

QList<ComposeWindow *> ComposeWindow::all()
{
    QList<ComposeWindow *> open;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<ComposeWindow *>(widget))
            open << window;
    }
    return open;
}

void ComposeWindow::makeActions()
{
    const auto make = [this](const QString &icon, const QString &text, const QKeySequence &key, auto job) {
        auto *action = new QAction(lineIcon(icon), text, this);
        action->setShortcut(key);
        action->setToolTip(
            key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, job);
        addAction(action);
        return action;
    };
    m_send
        = make(QStringLiteral("sent"), tr("Send"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { send(); });
    m_send->setIcon(lineIcon(QStringLiteral("sent"), colours().accentText));
    m_later = make(QStringLiteral("clock"), tr("Send later"), {}, [] {});
    makeLaterMenu();
    m_attach = make(QStringLiteral("attachment"), tr("Attach"), Qt::CTRL | Qt::SHIFT | Qt::Key_A, [this] {
        askForFiles();
    });
    m_saveDraft = make(QStringLiteral("save"), tr("Save draft"), QKeySequence::Save, [this] { saveDraft(); });
    m_saveTemplate = make(QStringLiteral("drafts"), tr("Save as template"), {}, [this] { saveTemplate(); });
    m_discard = make(QStringLiteral("trash"), tr("Discard…"), {}, [this] { askBeforeClosing(); });
    m_rich = make(QStringLiteral("text-style"), tr("Formatting"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, [] {});
    m_rich->setCheckable(true);
    connect(m_rich, &QAction::triggered, this, &ComposeWindow::wantLook);
    connect(m_editor, &ComposeEditor::lookChanged, this, [this] {
        m_rich->setChecked(m_editor->look() == Look::Rich);
    });
    m_receipt = make(QStringLiteral("sent"), tr("Ask for a delivery receipt"), {}, [this] { touch(); });
    m_receipt->setCheckable(true);
    m_receipt->setIcon({}); // in the menu its place is the mark's
    make(QStringLiteral("close"), tr("Close"), QKeySequence::Close, [this] { close(); });
    auto *escape = make(QStringLiteral("close"), tr("Close"), Qt::Key_Escape, [this] { close(); });
    escape->setShortcutContext(Qt::WindowShortcut);
}

void ComposeWindow::makeBar()
{
    m_bar->addPrimary(m_send);
    m_bar->addAction(m_later);
    m_bar->addSeparator();
    for (QAction *action : {m_attach, m_saveDraft, m_rich})
        m_bar->addAction(action);
    m_bar->addStretch();
    auto *menu = new QMenu(this);
    menu->addActions({m_saveDraft, m_saveTemplate});
    menu->addSeparator();
    menu->addActions({m_attach, m_rich, m_receipt});
    menu->setToolTipsVisible(true);
    m_spellingMenu = menu->addMenu(tr("Spelling"));
    m_spellingMenu->menuAction()->setVisible(false);
    menu->addSeparator();
    menu->addAction(m_discard);
    m_bar->addMenu(menu);
}

void ComposeWindow::layOut()
{
    auto *notes = new QVBoxLayout(m_notes);
    notes->setContentsMargins(0, 0, 0, 0);
    notes->setSpacing(0);
    m_notes->hide();
    m_busyStrip->hide();
    m_errorStrip->hide();
    auto *dismiss = m_errorStrip->addButton({});
    dismiss->setIcon(lineIcon(QStringLiteral("close")));
    dismiss->setFlat(true);
    dismiss->setToolTip(tr("Dismiss"));
    dismiss->setAccessibleName(tr("Dismiss"));
    connect(dismiss, &QPushButton::clicked, m_errorStrip, &QWidget::hide);
    for (QLabel *label : {m_words, m_keptLabel})
        label->setObjectName(QStringLiteral("subtle"));
    auto *bottom = new QFrame(this);
    bottom->setObjectName(QStringLiteral("activityBar"));
    auto *line = new QHBoxLayout(bottom);
    line->setContentsMargins(20, 4, 20, 4);
    line->addWidget(m_keptLabel, 1);
    line->addWidget(m_words);
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_header);
    page->addWidget(m_notes);
    page->addWidget(m_format);
    page->addWidget(m_editor, 1);
    page->addWidget(m_files);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_busyStrip);
    layout->addWidget(m_errorStrip);
    layout->addWidget(m_page, 1);
    layout->addWidget(bottom);
    setTabOrder(m_header->subject(), m_editor); // what is rarely wanted comes after the text
    resize(820, 680);
    setMinimumWidth(420);
    m_editor->setMinimumHeight(60);
    if (const QByteArray geometry = m_state.writingGeometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
}

void ComposeWindow::begin(const Beginning &beginning)
{
    const OutgoingMessage &message = m_composition.message;
    QList<OutgoingPart> pictures, files;
    for (const OutgoingPart &part : message.parts)
        (part.contentId.isEmpty() || message.html.isEmpty() ? files : pictures) << part;
    m_header->fill(message);
    m_header->choose(m_composition.account, m_composition.identity);
    if (beginning.place == Beginning::Place::Top)
        m_editor->setContent(message.text, message.html, pictures);
    else // room to write in is made where the answer goes
        m_editor->setContent(withoutEmptyEnds(message.text), withoutEmptyEnds(message.html), pictures);
    m_files->setParts(files);
    const Sender sender = m_header->sender();
    if (!beginning.withSignature)
        m_editor->knowIdentity(sender.identity);
    else if (beginning.place == Beginning::Place::BelowQuote)
        m_editor->writeBelow(sender.identity);
    else if (beginning.place == Beginning::Place::Top && !m_editor->document()->isEmpty())
        m_editor->writeOn(sender.identity);
    else
        m_editor->writeAbove(sender.identity);
    for (const QString &sentence : beginning.notes)
        note(sentence);
    m_receipt->setChecked(m_composition.wantsReport);
    senderChanged();
    m_changed = beginning.changed;
    if (beginning.changed)
        m_keeper->setHasKept();
    updateTitle();
    countWords();
    if (message.to.isEmpty())
        m_header->field(ComposeHeader::Row::To)->edit()->setFocus();
    else if (message.subject.isEmpty())
        m_header->subject()->setFocus();
    else
        m_editor->setFocus();
}

void ComposeWindow::showSenders()
{
    QList<Sender> senders;
    for (const Account &account : m_service.accounts()) {
        for (const Identity &identity : identitiesOf(account))
            senders << Sender{account.id, account.name, identity};
    }
    m_header->setSenders(senders);
}

void ComposeWindow::senderChanged()
{
    const Sender sender = m_header->sender();
    m_files->setLimit(m_service.writing()->sizeLimit(sender.account));
    offerReceipt();
    if (m_beginning)
        return;
    m_editor->setIdentity(sender.identity);
    touch();
}

void ComposeWindow::touch()
{
    updateTitle();
    countWords();
    if (m_beginning)
        return;
    m_changed = true;
    m_keeper->touch();
}

void ComposeWindow::updateTitle()
{
    const QString subject = m_header->subject()->text().simplified();
    setWindowTitle(subject.isEmpty() ? tr("New message") : subject.left(120));
}

void ComposeWindow::countWords()
{
    int words = 0;
    bool inWord = false;
    for (const QChar letter : m_editor->ownText()) {
        const bool is = letter.isLetterOrNumber();
        words += is && !inWord ? 1 : 0;
        inWord = is || (inWord && (letter == QLatin1Char('\'') || letter == QLatin1Char('-')));
    }
    m_words->setText(tr("%Ln word(s)", nullptr, words));
}

Composition ComposeWindow::composition() const
{
    Composition now = m_composition;
    const Sender sender = m_header->sender();
    now.account = sender.account;
    now.identity = sender.identity.id;
    m_header->writeTo(&now.message);
    now.message.text = m_editor->text();
    now.message.html = m_editor->html();
    now.message.parts = m_editor->pictures() + m_files->parts();
    now.wantsReport = m_receipt->isChecked();
    now.changed = QDateTime::currentDateTime();
    return now;
}

void ComposeWindow::wantLook(bool rich)
{
    if (rich || !m_editor->wouldLoseLook()) {
        m_editor->setLook(rich ? Look::Rich : Look::Plain);
        return;
    }
    m_rich->setChecked(true); // until it is decided
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("Plain text"), tr("Plain text has no bold letters, lists, pictures and links."),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("lookQuestion"));
    box->setIconPixmap(linePixmap(QStringLiteral("text-style"), 36, devicePixelRatioF(), colours().accent));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("The words stay, their look is lost."));
    const auto *plain = box->addButton(tr("Make it plain text"), QMessageBox::DestructiveRole);
    connect(plain, &QPushButton::clicked, this, [this] { m_editor->setLook(Look::Plain); });
    box->setDefaultButton(box->addButton(tr("Leave it as it is"), QMessageBox::RejectRole));
    box->open();
}

void ComposeWindow::askForFiles()
{
    auto *dialog = new QFileDialog(
        this, tr("Attach"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        m_files->attach(paths);
    });
    dialog->open();
}

void ComposeWindow::askForPictures()
{
    auto *dialog = new QFileDialog(
        this, tr("Picture"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
        tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::urlsSelected, this, &ComposeWindow::attach);
    dialog->open();
}

void ComposeWindow::attach(const QList<QUrl> &files)
{
    static const QStringList shown{
        QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("gif"),
        QStringLiteral("webp")};
    QList<QUrl> rest;
    for (const QUrl &url : files) {
        const QString suffix = url.fileName().section(QLatin1Char('.'), -1).toLower();
        if (m_editor->look() == Look::Plain || !shown.contains(suffix)) {
            rest << url;
            continue;
        }
        whenFinished(
            readAttachment(url.toLocalFile()), this,
            [this](const OutgoingPart &picture) { m_editor->insertPicture(picture); },
            [this](const MailError &error) { showError(error); });
    }
    m_files->attach(rest);
}

/// A layout counts one line for a sentence that needs two in a narrow window; then everything would be
/// squeezed.
void ComposeWindow::keepRoom()
{
    setMinimumHeight(layout()->totalMinimumHeightForWidth(width()));
}

bool ComposeWindow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        keepRoom();
    return QWidget::event(event);
}

void ComposeWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        keepRoom();
}

void ComposeWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ComposeWindow::dropEvent(QDropEvent *event)
{
    m_files->attach(event->mimeData()->urls()); // beside the text: it was not dropped into it
    event->acceptProposedAction();
}

QList<const Strip *> ComposeWindow::strips() const
{
    QList<const Strip *> shown;
    for (const Strip *strip : findChildren<Strip *>()) {
        if (!strip->isHidden())
            shown << strip;
    }
    return shown;
}

} // namespace duopost
