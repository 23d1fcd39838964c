// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/OutboxDialog.h"

#include "mailcore/MailService.h"
#include "ui/compose/OutboxWatch.h"
#include "ui/compose/OutboxWords.h"
#include "ui/theme/ElidedLabel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace duopost {

namespace {

QLabel *plainLabel(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(text.left(4000));
    return label;
}

} // namespace

OutboxDialog::OutboxDialog(MailService &service, OutboxWatch &watch, QWidget *parent)
    : QDialog(parent), m_service(service), m_watch(watch), m_inside(new QWidget(this)),
      m_cards(new QVBoxLayout(m_inside)), m_none(new QLabel(tr("Nothing is waiting to be sent."), this))
{
    setObjectName(QStringLiteral("outbox"));
    setWindowTitle(tr("Outbox"));
    m_cards->setContentsMargins(0, 0, 6, 0);
    m_cards->setSpacing(10);
    m_cards->addStretch(1);
    m_none->setObjectName(QStringLiteral("subtle"));
    m_none->setAlignment(Qt::AlignCenter);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 16, 16);
    layout->setSpacing(14);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_none);
    layout->addWidget(close, 0, Qt::AlignRight);
    resize(660, 480);
    connect(&watch, &OutboxWatch::changed, this, [this] { fill(m_watch.items()); });
    fill(watch.items());
}

void OutboxDialog::fill(const QList<OutboxItem> &items)
{
    while (m_cards->count() > 1) {
        QWidget *card = m_cards->takeAt(0)->widget();
        card->hide();
        card->deleteLater(); // its button may be what changed it
    }
    for (const OutboxItem &item : items)
        m_cards->insertWidget(0, makeCard(item)); // the newest first
    m_none->setVisible(items.isEmpty());
}

QWidget *OutboxDialog::makeCard(const OutboxItem &item)
{
    const OutboxWords words = outboxWords(item);
    auto *card = new QFrame(m_inside);
    card->setObjectName(QStringLiteral("card"));
    const QString subject = item.subject.isEmpty() ? tr("(no subject)") : item.subject;
    card->setAccessibleName(tr("%1: %2", "subject, state").arg(subject, words.title));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    auto *picture = new QLabel(card);
    picture->setPixmap(linePixmap(words.icon, 18, devicePixelRatioF(), words.colour));
    auto *title = new QLabel(words.title, card);
    QPalette ink = title->palette();
    ink.setColor(QPalette::WindowText, words.colour);
    title->setPalette(ink);
    auto *name = new ElidedLabel(card);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    name->setText(subject.simplified());
    top->addWidget(name, 1);
    top->addWidget(picture);
    top->addWidget(title);
    layout->addLayout(top);
    auto *to = new ElidedLabel(card);
    to->setObjectName(QStringLiteral("subtle"));
    to->setText(tr("To %1").arg(item.recipients.join(QLatin1String(", "))));
    layout->addWidget(to);
    layout->addWidget(plainLabel(words.sentence, {}, card));
    const Lacking lacking = lackingOf(item);
    const bool itsWords
        = lacking == Lacking::Nothing || lacking == Lacking::Room; // else it did not speak of it
    if (!item.serverText.isEmpty() && itsWords)
        layout->addWidget(plainLabel(item.serverText, QStringLiteral("serverText"), card));
    if (QWidget *answers = makeAnswers(item, card))
        layout->addWidget(answers);
    addButtons(item, card);
    return card;
}

QWidget *OutboxDialog::makeAnswers(const OutboxItem &item, QWidget *parent)
{
    const bool anyRefused = std::any_of(
        item.answers.cbegin(), item.answers.cend(), [](const RecipientAnswer &one) { return !one.accepted; });
    if (!anyRefused)
        return nullptr;
    auto *table = new QWidget(parent);
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const RecipientAnswer &answer : item.answers) {
        auto *picture = new QLabel(table);
        picture->setPixmap(linePixmap(
            answer.accepted ? QStringLiteral("check") : QStringLiteral("refused"), 16, devicePixelRatioF(),
            answer.accepted ? colours().good : colours().bad));
        picture->setAccessibleName(answer.accepted ? tr("accepted") : tr("refused"));
        grid->addWidget(picture, row, 0, Qt::AlignTop);
        grid->addWidget(plainLabel(answer.address, {}, table), row, 1, Qt::AlignTop);
        grid->addWidget(plainLabel(answer.reply, QStringLiteral("serverText"), table), row++, 2);
    }
    return table;
}

void OutboxDialog::addButtons(const OutboxItem &item, QWidget *card)
{
    using S = OutboxState;
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 6, 0, 0);
    row->setSpacing(8);
    const auto offer = [&](const QString &text, auto job) {
        auto *button = new QPushButton(text, card);
        button->setObjectName(QStringLiteral("small"));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, job);
        row->addWidget(button);
        return button;
    };
    const OutboxRef ref = item.ref;
    const S state = item.state;
    if (state == S::PartlyRefused)
        offer(tr("Send without the refused ones"), [this, ref] { again(ref, Again::WithoutRefused); });
    if (lackingOf(item) == Lacking::Reports)
        offer(tr("Send without a receipt"), [this, ref] { again(ref, Again::WithoutReport); });
    else if (needsSomebody(state))
        offer(tr("Send again"), [this, ref] { again(ref, Again::Send); });
    if (state == S::Queued)
        offer(tr("Try now"), [this, ref] { again(ref, Again::Send); });
    if (state == S::Sending)
        offer(tr("Stop"), [this, ref] { m_service.writing()->stop(ref); });
    if (state == S::Waiting || state == S::Queued || needsSomebody(state))
        offer(tr("Edit"), [this, ref] { takeBack(ref); });
    if ((state == S::Done || state == S::Accepted) && item.copy.place == SentCopy::Place::Nowhere)
        offer(tr("File the copy again"), [this, ref] { again(ref, Again::FileCopy); });
    const auto dismiss = [this, ref] {
        whenFinished(
            m_service.writing()->dismiss(ref), this, [] {},
            [this, ref](const MailError &error) { emit failed(ref.account, error); });
    };
    if (state == S::Done)
        offer(tr("Dismiss"), dismiss)
            ->setToolTip(tr("Takes it off this list. The sent copy stays where it is."));
    else if (needsSomebody(state))
        offer(tr("Discard"), dismiss)->setToolTip(tr("The message is not sent again, and forgotten here."));
    if (row->count() == 0) {
        delete row;
        return;
    }
    row->addStretch(1);
    static_cast<QVBoxLayout *>(card->layout())->addLayout(row);
}

void OutboxDialog::again(OutboxRef item, Again what)
{
    whenFinished(
        m_service.writing()->again(item, what), this, [] {},
        [this, item](const MailError &error) { emit failed(item.account, error); });
}

void OutboxDialog::takeBack(OutboxRef item)
{
    whenFinished(
        m_service.writing()->takeBack(item), this,
        [this](const Composition &composition) { emit editWanted(composition); },
        [this, item](const MailError &error) { emit failed(item.account, error); });
}

} // namespace duopost
