// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/RedirectDialog.h"

#include "mailcore/Composing.h"
#include "ui/compose/RecipientField.h"
#include "ui/compose/SendQuestion.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

RedirectDialog::RedirectDialog(const QString &subject, const RecipientEdit::People &people, QWidget *parent)
    : QDialog(parent), m_to(new RecipientField(tr("To"), this)), m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("redirect"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Redirect"));
    auto *about = new QLabel(this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    about->setText(tr("“%1” goes on unchanged, with its own sender. Answers go to that sender, not to you.")
                       .arg(subject.simplified().left(120)));
    m_to->setPeople(people);
    auto *frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("fieldFrame"));
    auto *inFrame = new QVBoxLayout(frame);
    inFrame->setContentsMargins(8, 3, 8, 3);
    inFrame->addWidget(m_to);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *send = new QPushButton(tr("Redirect"), this);
    for (auto *button : {cancel, send})
        button->setAutoDefault(false); // Enter ends a recipient
    send->setObjectName(QStringLiteral("primary"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(send, &QPushButton::clicked, this, &RedirectDialog::check);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(about);
    layout->addWidget(frame);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(480, sizeHint().height());
    m_to->edit()->setFocus();
}

void RedirectDialog::check()
{
    const QList<MailAddress> to = m_to->addresses();
    OutgoingMessage message;
    message.to = to;
    message.subject = QStringLiteral("-"); // it has its own
    const auto concerns = concernsBeforeSending(message, {}, 0);
    for (const SendConcern &concern : concerns) {
        if (!forbidsSending(concern))
            continue;
        m_problem->setText(concernText(concern));
        m_problem->show();
        return;
    }
    accept();
    emit chosen(to);
}

} // namespace duopost
