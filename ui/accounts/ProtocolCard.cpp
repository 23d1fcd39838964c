// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/ProtocolCard.h"

#include "ui/accounts/Consequences.h"
#include "ui/accounts/ServerForm.h"
#include "ui/theme/ElidedLabel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/AccountWords.h"
#include "ui/words/Words.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace duopost {

namespace {

std::pair<QString, QColor> iconFor(Reach reach)
{
    switch (reach) {
    case Reach::Server:
        return {QStringLiteral("cloud-tick"), colours().good};
    case Reach::ThisComputer:
        return {QStringLiteral("computer"), colours().here};
    case Reach::Unknown:
        break;
    }
    return {QStringLiteral("untested"), colours().neutral};
}

QString accessNote(Protocol protocol, const Provider *provider)
{
    if (!provider)
        return {};
    const auto &access = protocol == Protocol::Imap ? provider->imap : provider->pop3;
    QStringList parts;
    if (access.switchOnFirst == Known::Yes) {
        const auto where = access.where.in(QLocale());
        parts
            << (where.isEmpty() ? ProtocolCard::tr("Must first be switched on at the provider.")
                                : ProtocolCard::tr("Must first be switched on at the provider: %1").arg(where));
    }
    if (access.offered == Known::No)
        parts << ProtocolCard::tr("The provider does not offer it.");
    if (const auto note = access.note.in(QLocale()); !note.isEmpty())
        parts << note;
    return parts.join(QLatin1Char(' '));
}

} // namespace

ProtocolCard::ProtocolCard(Protocol protocol, QWidget *parent)
    : QFrame(parent), m_protocol(protocol), m_choice(new QRadioButton(protocolTitle(protocol), this)),
      m_recommended(new QLabel(this)), m_reason(new QLabel(this)), m_found(new QLabel(this)),
      m_note(new QLabel(this)), m_summary(new ElidedLabel(this)), m_consequences(new QGridLayout),
      m_edit(new QPushButton(this)),
      m_form(new ServerForm(protocol == Protocol::Imap ? Service::Imap : Service::Pop3, this))
{
    setObjectName(QStringLiteral("card"));
    auto heading = m_choice->font();
    heading.setWeight(QFont::DemiBold);
    heading.setPointSizeF(heading.pointSizeF() * 1.15);
    m_choice->setFont(heading);
    m_recommended->setObjectName(QStringLiteral("recommended"));
    m_recommended->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_recommended->hide();
    m_reason->setWordWrap(true);
    m_reason->hide();
    m_found->setObjectName(QStringLiteral("subtle"));
    m_found->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->hide();
    m_edit->setText(tr("Edit"));
    m_edit->setCheckable(true);
    m_edit->setObjectName(QStringLiteral("small"));
    m_edit->setAccessibleName(tr("Edit the %1 server").arg(protocolTitle(protocol)));
    m_form->hide();
    auto *title = new QHBoxLayout;
    title->addWidget(m_choice);
    title->addWidget(m_recommended);
    title->addStretch(1);
    title->addWidget(m_edit);
    m_consequences->setHorizontalSpacing(10);
    m_consequences->setVerticalSpacing(5);
    m_consequences->setColumnStretch(2, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(title);
    layout->addWidget(m_summary);
    layout->addWidget(m_form);
    layout->addWidget(m_found);
    layout->addLayout(m_consequences);
    layout->addWidget(m_reason);
    layout->addWidget(m_note);
    layout->addStretch(1);
    connect(m_edit, &QPushButton::toggled, this, &ProtocolCard::setEditing);
    connect(m_form, &ServerForm::edited, this, [this] {
        summarize();
        emit edited();
    });
    connect(m_choice, &QRadioButton::toggled, this, [this](bool on) {
        setProperty("chosen", on);
        style()->unpolish(this);
        style()->polish(this);
    });
}

void ProtocolCard::show(const FoundServer *found, const Provider *provider, const QString &user)
{
    const bool known = found && found->contact != FoundServer::Contact::Failed;
    if (found) {
        setServer(found->address);
    } else {
        const auto security = Security::Tls;
        const auto service = m_protocol == Protocol::Imap ? Service::Imap : Service::Pop3;
        setServer({{}, defaultPort(service, security), security, user});
    }
    m_found->setText(found ? foundSentence(*found) : tr("No server was found. You can enter one by hand."));
    const auto note = accessNote(m_protocol, provider);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    showConsequences(known ? found : nullptr, provider);
}

void ProtocolCard::showConsequences(const FoundServer *found, const Provider *provider)
{
    while (auto *item = m_consequences->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    const qreal scale = devicePixelRatioF();
    for (const auto &one : consequencesOf(m_protocol, found, provider)) {
        const auto [icon, colour] = iconFor(one.reach);
        auto *mark = new QLabel(this);
        mark->setPixmap(linePixmap(icon, 18, scale, colour));
        auto *title = new QLabel(one.title, this);
        auto *text = new QLabel(one.text, this);
        text->setObjectName(QStringLiteral("subtle"));
        text->setWordWrap(true);
        for (auto *label : {mark, title, text})
            label->setToolTip(one.because);
        text->setAccessibleDescription(one.because);
        m_consequences->addWidget(mark, row, 0, Qt::AlignTop);
        m_consequences->addWidget(title, row, 1, Qt::AlignTop);
        m_consequences->addWidget(text, row++, 2, Qt::AlignTop);
    }
}

void ProtocolCard::setRecommended(const QString &reason)
{
    m_recommended->setText(tr("Recommended"));
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_recommended->setVisible(!reason.isEmpty());
}

void ProtocolCard::setEditing(bool on)
{
    m_edit->setChecked(on);
    m_form->setVisible(on);
    m_summary->setVisible(!on);
}

void ProtocolCard::setServer(const ServerAddress &server)
{
    m_form->setValue(server);
    summarize();
}

void ProtocolCard::summarize()
{
    const auto server = m_form->value();
    m_summary->setText(
        server.host.isEmpty()
            ? QString()
            : tr("%1, port %2, %3", "host, port, encryption")
                  .arg(server.host, QString::number(server.port), securityTitle(server.security)));
}

ServerAddress ProtocolCard::server() const
{
    return m_form->value();
}

bool ProtocolCard::isComplete() const
{
    return m_form->isComplete();
}

void ProtocolCard::mousePressEvent(QMouseEvent *event)
{
    m_choice->setChecked(true);
    m_choice->setFocus(Qt::MouseFocusReason);
    QFrame::mousePressEvent(event);
}

} // namespace duopost
