// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/IdentityView.h"

#include "mailcore/Composing.h"
#include "ui/accounts/ServerForm.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/FormatBar.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QUuid>

#include <algorithm>

namespace duopost {

namespace {

QLabel *note(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("subtle"));
    label->setWordWrap(true);
    return label;
}

QPushButton *smallButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QStringLiteral("small"));
    button->setAutoDefault(false);
    return button;
}

} // namespace

IdentityView::IdentityView(const Account &account, QWidget *parent)
    : QWidget(parent), m_account(account), m_identities(identitiesOf(account)), m_list(new QListWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeList());
    layout->addWidget(makeForm());
    if (account.protocol == Protocol::Pop3)
        layout->addWidget(makeSent());
    layout->addStretch(1);
    showTitles();
    m_list->setCurrentRow(0);
}

QWidget *IdentityView::makeList()
{
    auto *box = new QWidget(this);
    m_list->setObjectName(QStringLiteral("identities"));
    m_list->setAccessibleName(tr("Identities"));
    m_list->setFixedHeight(84);
    auto *add = smallButton(tr("Add"), box);
    m_remove = smallButton(tr("Remove"), box);
    m_first = smallButton(tr("Make it the first"), box);
    connect(add, &QPushButton::clicked, this, &IdentityView::add);
    connect(m_remove, &QPushButton::clicked, this, &IdentityView::remove);
    connect(m_first, &QPushButton::clicked, this, &IdentityView::makeFirst);
    connect(m_list, &QListWidget::currentRowChanged, this, &IdentityView::showOne);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_first);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(note(
        tr("Messages are written as the first one, unless you choose another. An answer is written as the one "
           "the message was sent to."),
        box));
    layout->addWidget(m_list);
    layout->addLayout(buttons);
    return box;
}

QWidget *IdentityView::makeForm()
{
    auto *box = new QWidget(this);
    m_name = new QLineEdit(box);
    m_name->setObjectName(QStringLiteral("identityName"));
    m_address = new QLineEdit(box);
    m_address->setObjectName(QStringLiteral("identityAddress"));
    m_replyTo = new QLineEdit(box);
    m_replyTo->setObjectName(QStringLiteral("identityReplyTo"));
    m_replyTo->setPlaceholderText(tr("the same address"));
    m_bccSelf = new QCheckBox(tr("&Blind copy to myself"), box);
    m_rich = new QCheckBox(tr("Signature with &formatting"), box);
    m_signature = new ComposeEditor(box);
    m_signature->setObjectName(QStringLiteral("signature"));
    m_signature->setAccessibleName(tr("Signature"));
    m_signature->setFrameShape(QFrame::StyledPanel);
    m_signature->document()->setDocumentMargin(6);
    m_signature->setTabChangesFocus(true);
    m_signature->setFixedHeight(110);
    auto *bar = new FormatBar(*m_signature, box);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Your name"), m_name);
    form->addRow(tr("E-mail address"), m_address);
    form->addRow(tr("Answers go to"), m_replyTo);
    form->addRow(QString(), m_bccSelf);
    form->addRow(tr("Signature"), m_signature);
    form->addRow(QString(), bar);
    form->addRow(QString(), m_rich);
    for (QLineEdit *edit : {m_name, m_address, m_replyTo})
        connect(edit, &QLineEdit::textEdited, this, &IdentityView::take);
    connect(m_bccSelf, &QCheckBox::toggled, this, &IdentityView::take);
    connect(m_signature, &ComposeEditor::edited, this, &IdentityView::take);
    connect(m_rich, &QCheckBox::toggled, this, [this](bool rich) {
        if (!m_filling)
            m_signature->setLook(rich ? Look::Rich : Look::Plain);
        take();
    });
    return box;
}

QWidget *IdentityView::makeSent()
{
    auto *box = new QWidget(this);
    auto *title = new QLabel(tr("Copies of what you send"), box);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    m_fileSent = new QCheckBox(tr("&Also into the Sent folder of the IMAP server"), box);
    m_fileSent->setObjectName(QStringLiteral("fileSent"));
    m_sentOn = new ServerForm(Service::Imap, box);
    const ServerAddress guess{m_account.incoming.host, 0, Security::Tls, m_account.incoming.user};
    m_sentOn->setValue(m_account.sentOn.value_or(guess));
    m_fileSent->setChecked(m_account.sentOn.has_value());
    m_sentOn->setVisible(m_fileSent->isChecked());
    connect(m_fileSent, &QCheckBox::toggled, m_sentOn, &QWidget::setVisible);
    connect(m_fileSent, &QCheckBox::toggled, this, &IdentityView::edited);
    connect(m_sentOn, &ServerForm::edited, this, &IdentityView::edited);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(note(
        tr("POP3 stores nothing on the server. Copies stay on this computer, and other devices do not see "
           "them. "
           "There are two remedies."),
        box));
    layout->addWidget(note(
        tr("“Blind copy to myself”: every message comes back as new mail. Each device that fetches it has it, "
           "in "
           "its inbox, not among what was sent."),
        box));
    layout->addWidget(m_fileSent);
    layout->addWidget(note(
        tr("If the same mailbox can be reached over IMAP too, with the same user and password: every IMAP "
           "device "
           "sees the copy in its Sent folder. Receiving stays POP3."),
        box));
    layout->addWidget(m_sentOn);
    return box;
}

void IdentityView::showOne(int index)
{
    m_shown = -1;
    if (index < 0 || index >= m_identities.size())
        return;
    const Identity &one = m_identities.at(index);
    m_filling = true;
    m_name->setText(one.name);
    m_address->setText(one.address);
    m_replyTo->setText(one.replyTo);
    m_bccSelf->setChecked(one.bccSelf);
    m_rich->setChecked(!one.signatureHtml.isEmpty());
    m_signature->setContent(one.signature, one.signatureHtml, {});
    m_filling = false;
    m_shown = index;
    m_remove->setEnabled(m_identities.size() > 1);
    m_first->setEnabled(index > 0);
}

void IdentityView::take()
{
    if (m_filling || m_shown < 0)
        return;
    Identity &one = m_identities[m_shown];
    one.name = m_name->text().simplified();
    one.address = m_address->text().trimmed();
    one.replyTo = m_replyTo->text().trimmed();
    one.bccSelf = m_bccSelf->isChecked();
    const QString words = m_signature->text().trimmed();
    one.signature = words;
    one.signatureHtml = words.isEmpty() ? QString() : m_signature->html();
    m_list->item(m_shown)->setText(display({one.name, one.address}));
    emit edited();
}

void IdentityView::showTitles()
{
    m_list->clear();
    for (const Identity &one : std::as_const(m_identities))
        m_list->addItem(display({one.name, one.address}));
}

void IdentityView::add()
{
    Identity fresh;
    fresh.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    fresh.name = m_identities.value(0).name;
    m_identities << fresh;
    showTitles();
    m_list->setCurrentRow(static_cast<int>(m_identities.size()) - 1);
    m_address->setFocus();
    emit edited();
}

void IdentityView::remove()
{
    if (m_shown < 0 || m_identities.size() < 2)
        return;
    const int gone = m_shown;
    m_shown = -1;
    m_identities.removeAt(gone);
    showTitles();
    m_list->setCurrentRow(qMin(gone, static_cast<int>(m_identities.size()) - 1));
    emit edited();
}

void IdentityView::makeFirst()
{
    if (m_shown < 1)
        return;
    m_identities.move(m_shown, 0);
    m_shown = -1;
    showTitles();
    m_list->setCurrentRow(0);
    emit edited();
}

QList<Identity> IdentityView::identities() const
{
    Identity own;
    own.name = m_account.displayName;
    own.address = m_account.address;
    return m_identities == QList<Identity>{own} ? QList<Identity>() : m_identities;
}

std::optional<ServerAddress> IdentityView::sentOn() const
{
    return m_fileSent && m_fileSent->isChecked() ? std::optional(m_sentOn->value()) : std::nullopt;
}

bool IdentityView::isComplete() const
{
    const bool server = !m_fileSent || !m_fileSent->isChecked() || m_sentOn->isComplete();
    return server && std::all_of(m_identities.cbegin(), m_identities.cend(), [this](const Identity &one) {
               const bool asBefore = one.address == m_account.address; // of an account that is being set up
               return (asBefore || isSendable(one.address))
                   && (one.replyTo.isEmpty() || isSendable(one.replyTo));
           });
}

} // namespace duopost
