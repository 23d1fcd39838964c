// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/ComposeHeader.h"

#include "mailcore/Composing.h"
#include "ui/compose/RecipientField.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace duopost {

namespace {
constexpr int fromRow = 0, firstLine = 1, subjectRow = 5;

QLabel *makeLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("subtle"));
    return label;
}
} // namespace

ComposeHeader::ComposeHeader(QWidget *parent)
    : QFrame(parent), m_grid(new QGridLayout(this)), m_fromLabel(makeLabel(tr("From"), this)),
      m_from(new QComboBox(this)), m_rows{}
{
    setObjectName(QStringLiteral("composeHeader"));
    m_grid->setContentsMargins(20, 8, 14, 6);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    m_from->setObjectName(QStringLiteral("senders"));
    m_from->setAccessibleName(tr("From"));
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_from->setMinimumContentsLength(24);
    m_grid->addWidget(m_fromLabel, fromRow, 0);
    m_grid->addWidget(m_from, fromRow, 1);
    const QString titles[] = {tr("To"), tr("Cc"), tr("Bcc"), tr("Reply-To")};
    for (int i = 0; i < 4; ++i)
        m_rows[i] = makeLine(titles[i], firstLine + i, i > 0);
    m_subject = new QLineEdit(this); // now: the order in which Tab goes is the one of making
    auto *more = new QHBoxLayout;
    more->setSpacing(0);
    for (int i = 1; i < 4; ++i) {
        auto *button = new QToolButton(this);
        button->setText(titles[i]);
        button->setObjectName(QStringLiteral("quiet"));
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(tr("Show %1").arg(titles[i]));
        button->setToolTip(
            i == 1       ? tr("Others who shall have a copy")
                : i == 2 ? tr("Others who shall have a copy without being seen by the rest")
                         : tr("Where answers shall go, if not to the sender"));
        connect(button, &QToolButton::clicked, this, [this, i] {
            reveal(static_cast<Row>(i));
            m_rows[i].field->edit()->setFocus(Qt::OtherFocusReason);
        });
        m_rows[i].button = button;
        more->addWidget(button);
    }
    m_grid->addLayout(more, firstLine, 2, Qt::AlignTop);
    m_grid->addWidget(makeLabel(tr("Subject"), this), subjectRow, 0);
    m_subject->setObjectName(QStringLiteral("bare"));
    m_subject->setAccessibleName(tr("Subject"));
    m_subject->setMaxLength(900);
    m_subject->setAcceptDrops(false);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_subject->setFont(bold);
    m_grid->addWidget(m_subject, subjectRow, 1, 1, 2);
    connect(m_subject, &QLineEdit::textEdited, this, &ComposeHeader::edited);
    connect(m_from, &QComboBox::currentIndexChanged, this, &ComposeHeader::senderChanged);
}

ComposeHeader::Line ComposeHeader::makeLine(const QString &title, int row, bool hidden)
{
    Line line{makeLabel(title, this), new RecipientField(title, this), nullptr};
    m_grid->addWidget(line.label, row, 0, Qt::AlignTop);
    line.label->setMinimumHeight(fontMetrics().height() + 10);
    m_grid->addWidget(line.field, row, 1);
    line.label->setHidden(hidden);
    line.field->setHidden(hidden);
    connect(line.field, &RecipientField::edited, this, &ComposeHeader::edited);
    return line;
}

void ComposeHeader::setPeople(const RecipientEdit::People &people)
{
    for (const Line &line : m_rows)
        line.field->setPeople(people);
}

void ComposeHeader::setSenders(const QList<Sender> &senders)
{
    const Sender before = sender();
    const QSignalBlocker quiet(m_from);
    m_senders = senders;
    m_from->clear();
    for (const Sender &one : senders) {
        const QString who = display({one.identity.name, one.identity.address});
        m_from->addItem(
            senders.size() > 1 ? tr("%1 · %2", "name and address, account").arg(who, one.accountName) : who);
    }
    // With nothing to choose it is said, not offered.
    m_from->setEnabled(senders.size() > 1);
    choose(before.account, before.identity.id);
}

void ComposeHeader::choose(AccountId account, const QString &identity)
{
    const auto index = [&](auto fits) {
        return static_cast<int>(std::find_if(m_senders.cbegin(), m_senders.cend(), fits) - m_senders.cbegin());
    };
    const int count = static_cast<int>(m_senders.size());
    int best = index([&](const Sender &one) { return one.account == account && one.identity.id == identity; });
    if (best == count)
        best = index([&](const Sender &one) { return one.account == account; });
    if (best == count)
        best = 0;
    m_from->setCurrentIndex(m_senders.isEmpty() ? -1 : best);
}

Sender ComposeHeader::sender() const
{
    return m_senders.value(m_from->currentIndex());
}

void ComposeHeader::fill(const OutgoingMessage &message)
{
    const QList<MailAddress> lists[] = {message.to, message.cc, message.bcc, message.replyTo};
    for (int i = 0; i < 4; ++i) {
        m_rows[i].field->setAddresses(lists[i]);
        if (!lists[i].isEmpty())
            reveal(static_cast<Row>(i));
    }
    m_subject->setText(message.subject.simplified());
    m_subject->setCursorPosition(0);
}

void ComposeHeader::writeTo(OutgoingMessage *message) const
{
    const Sender from = sender();
    message->from = {from.identity.name, from.identity.address};
    message->to = field(Row::To)->addresses();
    message->cc = field(Row::Cc)->addresses();
    message->bcc = field(Row::Bcc)->addresses();
    message->replyTo = field(Row::ReplyTo)->addresses();
    message->subject = m_subject->text().simplified();
}

void ComposeHeader::reveal(Row row)
{
    const Line &line = m_rows[static_cast<int>(row)];
    line.label->show();
    line.field->show();
    if (line.button)
        line.button->hide();
}

bool ComposeHeader::isRevealed(Row row) const
{
    return !field(row)->isHidden();
}

void ComposeHeader::allToBcc()
{
    OutgoingMessage message;
    writeTo(&message);
    reveal(Row::Bcc);
    field(Row::Bcc)->add(message.to + message.cc);
    field(Row::To)->setAddresses({});
    field(Row::Cc)->setAddresses({});
    emit edited();
}

} // namespace duopost
