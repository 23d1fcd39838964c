// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/RecipientEdit.h"

#include "ui/theme/Icons.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QStandardItemModel>

namespace duopost {

namespace {
constexpr int offeredAtMost = 8;

/// Inside of a quoted name a comma is a letter.
bool isInQuotes(const QString &text)
{
    return text.count(QLatin1Char('"')) % 2 == 1;
}

QString shownAs(const KnownPerson &person)
{
    if (person.group.isEmpty())
        return display(person.address);
    return RecipientEdit::tr("%1 (%Ln person(s))", nullptr, static_cast<int>(person.group.size()))
        .arg(person.address.name);
}
} // namespace

RecipientEdit::RecipientEdit(QWidget *parent)
    : QLineEdit(parent), m_completer(new QCompleter(this)), m_offered(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("bare"));
    setFrame(false);
    setMaxLength(1'000'000);
    m_completer->setModel(m_offered);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(offeredAtMost);
    m_completer->setWidget(this);
    m_completer->popup()->setObjectName(QStringLiteral("people"));
    m_completer->popup()->setAccessibleName(tr("People"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &RecipientEdit::take);
    connect(this, &QLineEdit::textEdited, this, &RecipientEdit::offer);
}

bool RecipientEdit::offersPeople() const
{
    return m_completer->popup()->isVisible();
}

void RecipientEdit::offer()
{
    const QString begin = text().trimmed();
    m_persons = m_people && !begin.isEmpty() ? m_people(begin) : QList<KnownPerson>();
    m_offered->clear();
    for (const KnownPerson &person : std::as_const(m_persons)) {
        auto *item = new QStandardItem(shownAs(person));
        item->setIcon(lineIcon(person.group.isEmpty() ? QStringLiteral("at") : QStringLiteral("all")));
        m_offered->appendRow(item);
    }
    if (m_persons.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    // What is an address already is meant as it stands; else Enter takes the best.
    if (!isSendable(begin))
        m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void RecipientEdit::take(const QModelIndex &index)
{
    if (index.row() < 0 || index.row() >= m_persons.size())
        return;
    const KnownPerson person = m_persons.at(index.row());
    QList<MailAddress> addresses;
    for (const QString &address : person.group)
        addresses << MailAddress{{}, address};
    if (addresses.isEmpty())
        addresses << person.address;
    clear();
    m_completer->popup()->hide();
    emit personChosen(addresses);
}

void RecipientEdit::takeTyped()
{
    const QString words = text().trimmed();
    m_completer->popup()->hide();
    clear();
    if (!words.isEmpty())
        emit typed(words);
}

void RecipientEdit::pasteText()
{
    const QString pasted = QGuiApplication::clipboard()->text();
    static const QRegularExpression several(QStringLiteral("[,;\\n\\r\\t@]"));
    if (!pasted.contains(several)) {
        paste();
        return;
    }
    setText(text() + pasted);
    takeTyped();
}

bool RecipientEdit::event(QEvent *event)
{
    // Tab ends a recipient and goes on to the next field.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        if (offersPeople() && m_completer->popup()->currentIndex().isValid())
            take(m_completer->popup()->currentIndex());
        else
            takeTyped();
    }
    return QLineEdit::event(event);
}

bool RecipientEdit::handle(QKeyEvent *event)
{
    const bool atStart = cursorPosition() == 0 && !hasSelectedText();
    if (event->matches(QKeySequence::Paste)) {
        emit otherKey();
        pasteText();
    } else if (event->matches(QKeySequence::SelectAll) && text().isEmpty()) {
        emit allWanted();
    } else if (event->matches(QKeySequence::Copy) && !hasSelectedText()) {
        emit copyWanted(false);
    } else if (event->matches(QKeySequence::Cut) && !hasSelectedText()) {
        emit copyWanted(true);
    } else if (event->key() == Qt::Key_Backspace && atStart) {
        emit removeWanted(false);
    } else if (event->key() == Qt::Key_Delete && text().isEmpty()) {
        emit removeWanted(true);
    } else if (event->key() == Qt::Key_Left && atStart) {
        emit stepWanted(-1);
    } else if (event->key() == Qt::Key_Right && text().isEmpty()) {
        emit stepWanted(1);
    } else {
        return false;
    }
    return true;
}

void RecipientEdit::keyPressEvent(QKeyEvent *event)
{
    static const QList<int> modifiers{Qt::Key_Control, Qt::Key_Shift, Qt::Key_Alt, Qt::Key_AltGr, Qt::Key_Meta};
    if (modifiers.contains(event->key())) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    if (handle(event))
        return;
    emit otherKey();
    const bool ends = (event->text() == QLatin1String(",") || event->text() == QLatin1String(";"))
        && cursorPosition() == text().size() && !isInQuotes(text());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (ends || (enter && !(event->modifiers() & Qt::ControlModifier))) {
        // The list below gives the key here first.
        if (const QModelIndex chosen = m_completer->popup()->currentIndex();
            enter && offersPeople() && chosen.isValid())
            take(chosen);
        else
            takeTyped();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void RecipientEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        takeTyped();
}

void RecipientEdit::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, [this] { hasSelectedText() ? copy() : emit copyWanted(false); });
    menu->addAction(tr("Paste"), this, &RecipientEdit::pasteText);
    menu->addAction(tr("Select all"), this, [this] { text().isEmpty() ? emit allWanted() : selectAll(); });
    menu->popup(event->globalPos());
}

} // namespace duopost
