// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/RecipientField.h"

#include "mailcore/Composing.h"
#include "ui/compose/RecipientChip.h"

#include <QClipboard>
#include <QDrag>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace duopost {

namespace {
constexpr int chipGap = 4, editAtLeast = 90, linesAtMost = 3;
const QString recipientsType = QStringLiteral("application/x-duopost-recipients");

QString joined(const QList<RecipientChip *> &chips)
{
    QStringList all;
    for (const RecipientChip *chip : chips)
        all << (chip->address().address.isEmpty() ? chip->address().name : display(chip->address()));
    return all.join(QLatin1String(", "));
}
} // namespace

RecipientField::RecipientField(const QString &name, QWidget *parent)
    : QScrollArea(parent), m_name(name), m_inside(new QWidget(this)), m_edit(new RecipientEdit(m_inside))
{
    setObjectName(QStringLiteral("recipients"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_inside->setObjectName(QStringLiteral("recipientsInside"));
    setWidget(m_inside);
    m_inside->setCursor(Qt::IBeamCursor);
    m_inside->setAcceptDrops(true);
    m_inside->installEventFilter(this);
    m_edit->setAcceptDrops(false); // the whole row takes what is dropped
    m_edit->setAccessibleName(name);
    connect(m_edit, &RecipientEdit::typed, this, [this](const QString &text) { add(readAddresses(text)); });
    connect(m_edit, &RecipientEdit::personChosen, this, &RecipientField::add);
    connect(m_edit, &RecipientEdit::removeWanted, this, &RecipientField::removeSelected);
    connect(m_edit, &RecipientEdit::stepWanted, this, &RecipientField::step);
    connect(m_edit, &RecipientEdit::allWanted, this, [this] {
        for (RecipientChip *chip : std::as_const(m_chips))
            chip->setSelected(true);
    });
    connect(m_edit, &RecipientEdit::copyWanted, this, &RecipientField::copy);
    connect(m_edit, &RecipientEdit::otherKey, this, [this] { select(-1); });
    connect(m_edit, &QLineEdit::textEdited, this, &RecipientField::edited);
    arrange();
}

RecipientField::~RecipientField()
{
    m_edit->disconnect(this); // losing the focus, it would tell what was typed
}

void RecipientField::setAddresses(const QList<MailAddress> &addresses)
{
    qDeleteAll(m_chips);
    m_chips.clear();
    for (const MailAddress &address : addresses)
        addChip(address);
    arrange();
}

QList<MailAddress> RecipientField::addresses() const
{
    QList<MailAddress> all;
    for (const RecipientChip *chip : m_chips)
        all << chip->address();
    if (const QString typed = m_edit->text().trimmed(); !typed.isEmpty())
        all << readAddresses(typed);
    return all;
}

void RecipientField::add(const QList<MailAddress> &addresses)
{
    for (const MailAddress &address : addresses) {
        const bool known = !address.address.isEmpty()
            && std::any_of(m_chips.cbegin(), m_chips.cend(), [&](const RecipientChip *chip) {
                   return chip->address().address.compare(address.address, Qt::CaseInsensitive) == 0;
               });
        if (!known)
            addChip(address);
    }
    arrange();
    ensureWidgetVisible(m_edit);
    tellEdited();
}

void RecipientField::addChip(const MailAddress &address)
{
    auto *chip = new RecipientChip(address, m_inside);
    connect(chip, &RecipientChip::pressed, this, [this, chip](Qt::KeyboardModifiers m) { press(chip, m); });
    connect(chip, &RecipientChip::removeWanted, this, [this, chip] { remove({chip}); });
    connect(chip, &RecipientChip::dragWanted, this, &RecipientField::drag);
    connect(chip, &RecipientChip::editWanted, this, [this, chip] {
        m_edit->setText(joined({chip}));
        remove({chip});
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    m_chips << chip;
}

void RecipientField::arrange()
{
    const int room = qMax(viewport()->width(), 60);
    const int line = fontMetrics().height() + 10;
    int x = 0, y = 0;
    for (RecipientChip *chip : std::as_const(m_chips)) {
        const QSize size = chip->sizeHint().boundedTo({room, line});
        if (x > 0 && x + size.width() > room) {
            x = 0;
            y += line;
        }
        chip->setGeometry(x, y + (line - size.height()) / 2, size.width(), size.height());
        chip->show();
        x += size.width() + chipGap;
    }
    if (x > 0 && x + editAtLeast > room) {
        x = 0;
        y += line;
    }
    m_edit->setGeometry(x, y, room - x, line);
    m_inside->resize(room, y + line);
    setFixedHeight(qMin(y + line, linesAtMost * line));
    m_edit->setAccessibleDescription(joined(m_chips).left(500));
}

void RecipientField::remove(const QList<RecipientChip *> &chips)
{
    for (RecipientChip *chip : chips) {
        m_chips.removeOne(chip);
        chip->hide();
        chip->deleteLater(); // it may be telling us so
    }
    arrange();
    tellEdited();
}

void RecipientField::removeSelected(bool selectedOnly)
{
    if (const auto chosen = selected(); !chosen.isEmpty())
        remove(chosen);
    else if (!selectedOnly && !m_chips.isEmpty())
        select(static_cast<int>(m_chips.size()) - 1);
}

void RecipientField::select(int only)
{
    for (int i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->setSelected(i == only);
    if (only >= 0)
        ensureWidgetVisible(m_chips.at(only));
}

void RecipientField::step(int by)
{
    const auto chosen = selected();
    const int count = static_cast<int>(m_chips.size());
    const int from = chosen.isEmpty() ? count : static_cast<int>(m_chips.indexOf(chosen.first()));
    const int to = qMax(0, from + by);
    select(to < count ? to : -1);
}

void RecipientField::press(RecipientChip *chip, Qt::KeyboardModifiers modifiers)
{
    m_edit->setFocus(Qt::MouseFocusReason);
    if (modifiers & Qt::ControlModifier)
        chip->setSelected(!chip->isSelected());
    else if (!chip->isSelected())
        select(static_cast<int>(m_chips.indexOf(chip)));
}

void RecipientField::copy(bool cut)
{
    const auto chosen = selected();
    if (chosen.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(joined(chosen));
    if (cut)
        remove(chosen);
}

void RecipientField::drag()
{
    const auto chosen = selected();
    if (chosen.isEmpty())
        return;
    auto *data = new QMimeData;
    data->setText(joined(chosen));
    data->setData(recipientsType, joined(chosen).toUtf8());
    auto *dragged = new QDrag(this);
    dragged->setMimeData(data);
    dragged->setPixmap(chosen.first()->grab());
    if (dragged->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction) == Qt::MoveAction
        && dragged->target() != m_inside)
        remove(chosen);
}

void RecipientField::drop(const QMimeData *data)
{
    const QString text
        = data->hasFormat(recipientsType) ? QString::fromUtf8(data->data(recipientsType)) : data->text();
    add(readAddresses(text.left(1'000'000)));
}

QList<RecipientChip *> RecipientField::selected() const
{
    QList<RecipientChip *> chosen;
    std::copy_if(m_chips.cbegin(), m_chips.cend(), std::back_inserter(chosen), [](const RecipientChip *chip) {
        return chip->isSelected();
    });
    return chosen;
}

void RecipientField::tellEdited()
{
    emit edited();
}

void RecipientField::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void RecipientField::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

bool RecipientField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_inside)
        return QScrollArea::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_edit->setFocus(Qt::MouseFocusReason);
        select(-1);
        return true;
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *over = static_cast<QDropEvent *>(event);
        const bool wanted = over->mimeData()->hasText() && !over->mimeData()->hasUrls();
        over->setAccepted(wanted);
        if (wanted)
            over->acceptProposedAction();
        return true;
    }
    case QEvent::Drop: {
        auto *dropped = static_cast<QDropEvent *>(event);
        if (dropped->source() != this)
            drop(dropped->mimeData());
        dropped->acceptProposedAction();
        return true;
    }
    default:
        return QScrollArea::eventFilter(watched, event);
    }
}

} // namespace duopost
