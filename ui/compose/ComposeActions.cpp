// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/ComposeActions.h"

#include "mailcore/MailService.h"
#include "mailcore/SpecialFolders.h"
#include "ui/compose/OutboxWatch.h"
#include "ui/compose/OutboxWords.h"
#include "ui/compose/Quoting.h"
#include "ui/compose/RedirectDialog.h"
#include "ui/compose/Spelling.h"
#include "ui/compose/WritingStrips.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QDir>
#include <QUuid>

#include <algorithm>

namespace duopost {

ComposeActions::ComposeActions(
    MailService &service, ReaderPane &reader, const QString &profileDir, QWidget *window)
    : QObject(window), m_service(service), m_reader(reader), m_profileDir(profileDir), m_state(profileDir),
      m_window(window), m_watch(new OutboxWatch(service, this)), m_strips(new WritingStrips(window))
{
    using K = QKeySequence;
    m_write = add(
        QStringLiteral("write"), tr("Write"), tr("Write a new message"), {K(Qt::CTRL | Qt::Key_N)},
        [this] { writeNew(); });
    m_reply = add(
        QStringLiteral("answered"), tr("Reply"), tr("Answer the sender"),
        {K(Qt::Key_R), K(Qt::CTRL | Qt::Key_R)}, [this] { answer(ReplyTo::Sender); });
    m_replyAll = add(
        QStringLiteral("reply-all"), tr("Reply all"), tr("Answer the sender and all recipients"),
        {K(Qt::Key_A), K(Qt::CTRL | Qt::SHIFT | Qt::Key_R)}, [this] { answer(ReplyTo::All); });
    m_replyList = add(
        QStringLiteral("answered"), tr("Reply to the list"), tr("Answer the mailing list"),
        {K(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}, [this] { answer(ReplyTo::List); });
    m_forward = add(
        QStringLiteral("forwarded"), tr("Forward"), tr("Send it on, with your own words above it"),
        {K(Qt::Key_F), K(Qt::CTRL | Qt::Key_L)}, [this] { forwardWith(false); });
    m_forwardAttached = add(
        QStringLiteral("attachment"), tr("Forward as attachment"),
        tr("Send the whole message on as a file, unchanged"), {}, [this] { forwardWith(true); });
    m_editAsNew = add(
        QStringLiteral("write"), tr("Edit as new"), tr("Write a new message that begins like this one"),
        {K(Qt::CTRL | Qt::Key_E)}, [this] { editAsNew(); });
    m_redirect = add(
        QStringLiteral("move"), tr("Redirect…"), tr("Pass it on unchanged, with its own sender"),
        {K(Qt::SHIFT | Qt::Key_B)}, [this] { redirectMessage(); });
    m_outbox = add(
        QStringLiteral("sent"), tr("Outbox…"), tr("What is being sent, and where the copies are"), {},
        [this] { showOutbox(); });
    m_write->setIcon(lineIcon(QStringLiteral("write"), colours().accentText));
    m_ofMessage = {m_reply, m_replyAll, m_replyList, m_forward, m_forwardAttached, m_editAsNew, m_redirect};
    setMessage({});
    connect(&reader, &ReaderPane::messageChanged, this, [this] { setMessage(m_message); });
    connect(&reader, &ReaderPane::mailtoClicked, this, &ComposeActions::openLink);
    connect(m_watch, &OutboxWatch::changed, this, &ComposeActions::updateOutbox);
    connect(m_watch, &OutboxWatch::failed, this, &ComposeActions::failed);
    connect(m_watch, &OutboxWatch::finished, this, [this](const OutboxItem &item) {
        emit told(tr("Sent. %1").arg(sentCopySentence(item.copy)));
    });
    connect(m_strips, &WritingStrips::undoWanted, this, &ComposeActions::takeBack);
    connect(m_strips, &WritingStrips::continueWanted, this, [this](const Composition &kept) {
        open(kept, {.withSignature = false, .changed = true});
    });
    connect(m_strips, &WritingStrips::discardWanted, this, [this](const Composition &kept) {
        whenFinished(
            m_service.writing()->discard(kept), this, [] {},
            [this, kept](const MailError &error) { emit failed(kept.account, error); });
    });
}

QAction *ComposeActions::add(
    const QString &icon, const QString &text, const QString &tip, const QList<QKeySequence> &keys,
    const std::function<void()> &job)
{
    auto *action = new QAction(lineIcon(icon), text, this);
    action->setShortcuts(keys);
    action->setToolTip(
        keys.isEmpty() ? tip
                       : QStringLiteral("%1 (%2)").arg(tip, keys.first().toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, job);
    m_all << action;
    return action;
}

QList<QAction *> ComposeActions::all() const
{
    return m_all;
}

QList<QAction *> ComposeActions::ofMessage() const
{
    return m_ofMessage;
}

void ComposeActions::setMessage(MessageRef message)
{
    m_message = message;
    const bool can = bool(message.message) && m_service.writing();
    for (QAction *action : std::as_const(m_ofMessage))
        action->setEnabled(can);
    const bool isList = can && m_reader.message() && m_reader.shown() == message
        && !listAddress(*m_reader.message()).isEmpty();
    m_replyList->setVisible(isList);
    m_write->setEnabled(m_service.writing() && !m_service.accounts().isEmpty());
}

void ComposeActions::setFolders(AccountId account, const QList<Folder> &folders)
{
    m_forWriting.removeIf([account](const FolderRef &folder) { return folder.account == account; });
    for (const Folder &folder : folders) {
        if (folder.role == FolderRole::Drafts)
            m_forWriting << FolderRef{account, folder.id};
    }
    if (const FolderId templates = templatesFolder(folders))
        m_forWriting << FolderRef{account, templates};
}

bool ComposeActions::isForWriting(FolderRef folder) const
{
    return m_forWriting.contains(folder);
}

void ComposeActions::start()
{
    if (!m_service.writing())
        return;
    whenFinished(
        m_service.writing()->kept(), this,
        [this](const QList<Composition> &kept) {
            const auto windows = ComposeWindow::all();
            for (const Composition &one : kept) {
                const bool isOpen
                    = std::any_of(windows.cbegin(), windows.cend(), [&](const ComposeWindow *window) {
                          return window->id() == one.id;
                      });
                if (!isOpen)
                    m_strips->offerKept(one);
            }
        },
        [this](const MailError &error) { emit failed({}, error); });
}

std::optional<Account> ComposeActions::account(AccountId id) const
{
    const QList<Account> known = m_service.accounts();
    for (const Account &one : known) {
        if (one.id == id)
            return one;
    }
    return known.isEmpty() ? std::nullopt : std::optional(known.first());
}

QStringList ComposeActions::ownAddresses() const
{
    QStringList own;
    for (const Account &one : m_service.accounts()) {
        own << one.address;
        for (const Identity &identity : identitiesOf(one))
            own << identity.address;
    }
    own.removeDuplicates();
    return own;
}

Look ComposeActions::look() const
{
    return m_state.writingSwitch(QStringLiteral("rich")) ? Look::Rich : Look::Plain;
}

Beginning::Place ComposeActions::place() const
{
    return m_state.writingSwitch(QStringLiteral("answerAbove")) ? Beginning::Place::AboveQuote
                                                                : Beginning::Place::BelowQuote;
}

Composition ComposeActions::begun(AccountId account, const Identity &identity, OutgoingMessage message) const
{
    // What belongs to the identity follows it until the message is sent.
    message.bcc.removeIf([&](const MailAddress &one) { return one.address == identity.address; });
    message.replyTo.clear();
    if (look() == Look::Rich && message.html.isEmpty())
        message.html = QStringLiteral("<p><br></p>");
    Composition composition;
    composition.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    composition.account = account;
    composition.identity = identity.id;
    composition.message = std::move(message);
    return composition;
}

ComposeWindow *ComposeActions::open(const Composition &composition, const Beginning &beginning)
{
    m_strips->forgetKept(composition.id);
    auto *window = new ComposeWindow(m_service, m_profileDir, composition, beginning);
    connect(window, &ComposeWindow::told, this, &ComposeActions::told);
    window->setSpelling(spelling());
    window->show();
    emit windowOpened(window);
    return window;
}

const std::shared_ptr<Spelling> &ComposeActions::spelling()
{
    if (m_spelling)
        return m_spelling;
    m_spelling = std::make_shared<Spelling>(QDir(m_profileDir).filePath(QStringLiteral("words.txt")));
    const auto remembered = m_state.spellLanguages();
    m_spelling->choose(remembered.value_or(m_spelling->usual(QLocale().name())));
    return m_spelling;
}

void ComposeActions::writeNew()
{
    const auto from = account(m_account);
    if (!from || !m_service.writing())
        return;
    open(begun(from->id, identitiesOf(*from).value(0), {}), {.place = Beginning::Place::Top});
}

void ComposeActions::openLink(const QUrl &mailto)
{
    const auto from = account(m_account);
    if (!from || !m_service.writing())
        return;
    MailtoLink link = fromMailto(mailto);
    Beginning beginning;
    if (!link.ignored.isEmpty())
        beginning.notes << tr("The link also asked for what a link may not decide: %1. That was left out.")
                               .arg(link.ignored.join(QLatin1String(", ")).left(200));
    Composition composition = begun(from->id, identitiesOf(*from).value(0), link.message);
    if (look() == Look::Rich && !link.message.text.isEmpty())
        composition.message.html.clear(); // words that came with a link stay plain
    open(composition, beginning);
}

void ComposeActions::withMessage(const WithMessage &use)
{
    const MessageRef wanted = m_message;
    if (!wanted.message)
        return;
    if (m_reader.shown() == wanted && m_reader.message()) {
        const ParsedMessagePtr message = m_reader.message();
        use(*message, m_reader.displayed());
        return;
    }
    if (m_reader.shown() == wanted) { // on its way to the screen
        connect(
            &m_reader, &ReaderPane::opened, this,
            [this, wanted, use](FolderRef, MessageId) {
                if (m_reader.shown() == wanted && m_message == wanted)
                    use(*m_reader.message(), m_reader.displayed());
            },
            Qt::SingleShotConnection);
        return;
    }
    // What is not shown is not quoted.
    whenFinished(
        m_service.openMessage(wanted), this,
        [use](const ParsedMessagePtr &message) {
            if (message)
                use(*message, {});
        },
        [this, wanted](const MailError &error) { emit failed(wanted.account, error); });
}

Identity ComposeActions::identityOf(const ParsedMessage &message) const
{
    const auto of = account(m_message.account);
    return of ? identityFor(message, identitiesOf(*of)) : Identity();
}

void ComposeActions::answer(ReplyTo whom)
{
    withMessage([this, whom, origin = m_message](const ParsedMessage &message, const auto &shown) {
        const Identity as = identityOf(message);
        const bool above = place() == Beginning::Place::AboveQuote;
        const ReplyStyle style{above ? QuotePlace::Above : QuotePlace::Below, look() == Look::Rich};
        const OutgoingMessage answered
            = replyTo(message, whom, as, ownAddresses(), quoted(message, shown, look()), style);
        Composition composition = begun(origin.account, as, answered);
        composition.relation = Composition::Relation::Answer;
        composition.origin = origin;
        open(composition, {.place = place(), .notes = notesAboutRecipients(message, answered)});
    });
}

void ComposeActions::forwardWith(bool attached)
{
    withMessage([this, attached, origin = m_message](const ParsedMessage &message, const auto &shown) {
        const Identity as = identityOf(message);
        const auto opened = [this, origin, as](const OutgoingMessage &forwarded) {
            Composition composition = begun(origin.account, as, forwarded);
            composition.relation = Composition::Relation::Forward;
            composition.origin = origin;
            open(composition, {.place = Beginning::Place::AboveQuote});
        };
        if (!attached) {
            opened(
                forwardInline(message, as, quoted(message, shown, look()), forwardedHeading(message.header)));
            return;
        }
        whenFinished(
            m_service.rawMessage(origin), this,
            [opened, message, as](const QByteArray &raw) { opened(forwardAttached(message, as, raw)); },
            [this, origin](const MailError &error) { emit failed(origin.account, error); });
    });
}

void ComposeActions::editAsNew()
{
    openDraft(m_message);
}

void ComposeActions::openDraft(MessageRef message)
{
    if (!message.message || !m_service.writing())
        return;
    for (ComposeWindow *window : ComposeWindow::all()) {
        if (window->draft() == message) { // it is being written already
            window->raise();
            window->activateWindow();
            return;
        }
    }
    whenFinished(
        m_service.writing()->open(message), this,
        [this](const Composition &composition) { open(composition, {.withSignature = false}); },
        [this, message](const MailError &error) { emit failed(message.account, error); });
}

void ComposeActions::redirectMessage()
{
    withMessage([this, origin = m_message](const ParsedMessage &message, const auto &) {
        const Identity as = identityOf(message);
        auto *dialog = new RedirectDialog(
            message.header.subject, [this](const QString &typed) { return m_service.writing()->people(typed); },
            m_window);
        const auto failing = [this, origin](const MailError &error) { emit failed(origin.account, error); };
        connect(dialog, &RedirectDialog::chosen, this, [this, origin, as, failing](const auto &to) {
            whenFinished(
                m_service.rawMessage(origin), this,
                [this, origin, as, to, failing](const QByteArray &raw) {
                    try {
                        SendOptions options;
                        options.undoSeconds = m_state.undoSeconds();
                        whenFinished(
                            m_service.writing()->send(origin.account, redirect(raw, as, to), options), this,
                            [](OutboxId) {}, failing);
                    } catch (const MailError &error) {
                        failing(error);
                    }
                },
                failing);
        });
        dialog->open();
    });
}

} // namespace duopost
