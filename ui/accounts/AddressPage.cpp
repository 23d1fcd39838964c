// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/AddressPage.h"

#include "mailcore/Discovery.h"
#include "ui/accounts/PasswordEdit.h"
#include "ui/theme/Icons.h"

#include <QAction>
#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace duopost {

AddressPage::AddressPage(bool asksPublicList, QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit(this)), m_address(new QLineEdit(this)),
      m_password(new PasswordEdit(this)), m_problem(new QLabel(this)),
      m_publicList(new QCheckBox(tr("Ask the public list too: it learns the domain, not the address"), this))
{
    m_name->setObjectName(QStringLiteral("name"));
    m_address->setObjectName(QStringLiteral("address"));
    m_password->setObjectName(QStringLiteral("password"));
    m_name->setPlaceholderText(tr("As others shall see it"));
    m_address->setPlaceholderText(tr("name@example.org"));
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_password->setPlaceholderText(tr("Empty, if you sign in with the browser"));
    auto *reveal = m_password->addAction(lineIcon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
    reveal->setCheckable(true);
    reveal->setToolTip(tr("Show the password"));
    reveal->setText(tr("Show the password"));
    connect(reveal, &QAction::toggled, this, [this](bool on) {
        m_password->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(fontMetrics().lineSpacing());
    auto *form = new QFormLayout;
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&E-mail address"), m_address);
    form->addRow(tr("&Password"), m_password);
    form->addRow(QString(), m_problem);
    auto *privacy = new QLabel(
        tr("Duopost looks for the servers in a list of its own, at your provider and in a public list. Your "
           "address "
           "goes to your provider only, the password to nobody before you have seen the servers."),
        this);
    privacy->setObjectName(QStringLiteral("subtle"));
    privacy->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addSpacing(8);
    layout->addWidget(privacy);
    layout->addWidget(m_publicList);
    m_publicList->setChecked(asksPublicList);
    layout->addStretch(1);
    connect(m_name, &QLineEdit::textEdited, this, &AddressPage::edited);
    connect(m_password, &QLineEdit::textEdited, this, &AddressPage::edited);
    connect(m_address, &QLineEdit::textEdited, this, [this] {
        m_problem->clear(); // nobody is told off while typing
        emit edited();
    });
    connect(m_address, &QLineEdit::editingFinished, this, &AddressPage::check);
    setFocusProxy(m_name);
}

QString AddressPage::name() const
{
    return m_name->text().simplified();
}

QString AddressPage::address() const
{
    const auto read = readAddress(m_address->text());
    return read ? read->toString() : QString();
}

QString AddressPage::password() const
{
    return m_password->text();
}

void AddressPage::forgetPassword()
{
    m_password->forget();
}

bool AddressPage::isComplete() const
{
    return !address().isEmpty(); // whether there has to be a password is known when the provider is
}

bool AddressPage::asksPublicList() const
{
    return m_publicList->isChecked();
}

void AddressPage::check()
{
    const bool wrong = !m_address->text().trimmed().isEmpty() && address().isEmpty();
    m_problem->setText(
        wrong ? tr("This is not an e-mail address yet: it needs a name, an @ and a domain.") : QString());
}

} // namespace duopost
