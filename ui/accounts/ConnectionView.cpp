// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/ConnectionView.h"

#include "ui/accounts/CertificateDialog.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Dates.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace duopost {

namespace {

QLabel *plain(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ConnectionView::ConnectionView(MailService &service, AccountId account, QWidget *parent)
    : QWidget(parent), m_service(service), m_account(account), m_connections(new QVBoxLayout),
      m_accepted(new QWidget(this)), m_exceptions(new QTreeWidget(m_accepted))
{
    auto *title
        = new QLabel(tr("Certificates you accepted although something is wrong with them:"), m_accepted);
    m_exceptions->setHeaderLabels({tr("Server"), tr("Issued to"), tr("Accepted")});
    m_exceptions->setRootIsDecorated(false);
    m_exceptions->setAccessibleName(title->text());
    m_exceptions->setMaximumHeight(140);
    auto *revoke = new QPushButton(tr("&Do not accept any more"), m_accepted);
    revoke->setEnabled(false);
    revoke->setAutoDefault(false);
    auto *accepted = new QVBoxLayout(m_accepted);
    accepted->setContentsMargins(0, 0, 0, 0);
    accepted->addWidget(title);
    accepted->addWidget(m_exceptions);
    accepted->addWidget(revoke, 0, Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(m_connections);
    layout->addStretch(1);
    layout->addWidget(m_accepted);
    connect(m_exceptions, &QTreeWidget::itemSelectionChanged, this, [this, revoke] {
        revoke->setEnabled(!m_exceptions->selectedItems().isEmpty());
    });
    connect(revoke, &QPushButton::clicked, this, [this] {
        const auto index = m_exceptions->indexOfTopLevelItem(m_exceptions->currentItem());
        const auto all = m_service.certificateExceptions();
        if (index < 0 || index >= all.size())
            return;
        whenFinished(
            m_service.revokeCertificate(all[index]), this, [] {},
            [this](const MailError &error) { emit failed(m_account, error); });
    });
    connect(&service, &MailService::connectionsChanged, this, [this](AccountId changed) {
        if (changed == m_account)
            showConnections();
    });
    connect(&service, &MailService::certificateExceptionsChanged, this, &ConnectionView::showExceptions);
    showConnections();
    showExceptions();
}

void ConnectionView::showConnections()
{
    while (auto *item = m_connections->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto now = QDateTime::currentDateTime();
    const auto facts = m_service.connections(m_account);
    if (facts.isEmpty())
        m_connections->addWidget(plain(tr("There has been no connection yet."), this));
    for (const auto &one : facts) {
        auto *box = new QWidget(this);
        auto *form = new QFormLayout(box);
        form->setContentsMargins(0, 0, 0, 0);
        form->setHorizontalSpacing(16);
        form->setVerticalSpacing(6);
        form->addRow(tr("Server"), plain(tr("%1, port %2").arg(one.host).arg(one.port), box));
        form->addRow(
            tr("Encryption"),
            plain(
                one.encrypted ? tr("%1, %2, %3 bits", "protocol, cipher, key")
                                    .arg(one.protocol, one.cipher)
                                    .arg(one.keyBits)
                              : tr("None. Whoever is on the way can read along."),
                box));
        form->addRow(tr("Log-in"), plain(one.mechanism, box));
        form->addRow(tr("Connected"), plain(freshness(one.connectedAt.toLocalTime(), now, locale()), box));
        if (one.certificate) {
            auto *certificate = new QWidget(box);
            auto *line = new QHBoxLayout(certificate);
            line->setContentsMargins(0, 0, 0, 0);
            auto *mark = new QLabel(certificate);
            const bool good = one.certificate->isTrusted();
            mark->setPixmap(linePixmap(
                good ? QStringLiteral("check") : QStringLiteral("warning"), 18, devicePixelRatioF(),
                good ? colours().good : colours().bad));
            QStringList chain;
            for (const auto &link : one.certificate->chain)
                chain << link.subject;
            line->addWidget(mark, 0, Qt::AlignTop);
            line->addWidget(plain(chain.join(QStringLiteral("\n← ")), certificate), 1);
            auto *look = new QPushButton(tr("Look at it…"), certificate);
            look->setObjectName(QStringLiteral("small"));
            look->setAutoDefault(false);
            line->addWidget(look, 0, Qt::AlignTop);
            connect(look, &QPushButton::clicked, this, [this, shown = one.certificate] {
                auto *dialog = new CertificateDialog(*shown, false, this);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            });
            form->addRow(tr("Certificate"), certificate);
            form->addRow(
                tr("Seen since"), plain(freshness(one.certificateSince.toLocalTime(), now, locale()), box));
        }
        m_connections->addWidget(box);
    }
}

void ConnectionView::showExceptions()
{
    m_exceptions->clear();
    for (const auto &exception : m_service.certificateExceptions())
        new QTreeWidgetItem(
            m_exceptions,
            {tr("%1, port %2").arg(exception.host).arg(exception.port), exception.subject,
             locale().toString(exception.acceptedAt.toLocalTime().date(), QLocale::ShortFormat)});
    for (int column = 0; column < 2; ++column)
        m_exceptions->resizeColumnToContents(column);
    m_accepted->setVisible(m_exceptions->topLevelItemCount() > 0);
}

} // namespace duopost
