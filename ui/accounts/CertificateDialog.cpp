// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/CertificateDialog.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/AccountWords.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

namespace {

QLabel *value(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // the server's words
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

// In the middle, so that two lines are as good as one.
QString broken(const QString &fingerprint)
{
    const auto half = (fingerprint.size() + 1) / 2;
    return fingerprint.left(half) + QLatin1Char('\n') + fingerprint.mid(half);
}

} // namespace

CertificateDialog::CertificateDialog(const CertificateFacts &facts, bool mayAccept, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Certificate of %1").arg(facts.host));
    auto *icon = new QLabel(this);
    icon->setPixmap(linePixmap(
        QStringLiteral("warning"), 32, devicePixelRatioF(),
        facts.isTrusted() ? colours().good : colours().bad));
    auto *title = new QLabel(
        facts.isTrusted() ? tr("%1 has proved who it is.").arg(facts.host)
                          : tr("%1 cannot prove who it is. Somebody else could be answering.").arg(facts.host),
        this);
    auto bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    title->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addWidget(title, 1);
    auto *problems = new QVBoxLayout;
    for (const auto problem : facts.problems)
        problems->addWidget(value(certificateSentence(problem, facts), this));
    const auto &own = facts.own();
    const auto day = [](const QDateTime &when) {
        return QLocale().toString(when.toLocalTime().date(), QLocale::LongFormat);
    };
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Server"), value(tr("%1, port %2").arg(facts.host).arg(facts.port), this));
    form->addRow(tr("Issued to"), value(own.subject, this));
    form->addRow(tr("For the names"), value(facts.names.mid(0, 10).join(QStringLiteral(", ")), this));
    form->addRow(tr("Issued by"), value(own.issuer, this));
    form->addRow(tr("Valid"), value(tr("%1 to %2").arg(day(own.notBefore), day(own.notAfter)), this));
    auto key = QStringList{own.key, own.signature};
    key.removeAll(QString());
    if (!key.isEmpty())
        form->addRow(tr("Key"), value(key.join(QStringLiteral(", ")), this));
    auto *fingerprint = value(broken(fingerprintText(own.sha256)), this);
    fingerprint->setObjectName(QStringLiteral("serverText"));
    form->addRow(tr("SHA-256"), fingerprint);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 16);
    layout->setSpacing(14);
    layout->addLayout(head);
    layout->addLayout(problems);
    layout->addLayout(form);
    if (mayAccept) {
        auto *advice = new QLabel(
            tr("Compare the fingerprint with the one your provider gives you. If you accept, it counts for "
               "this "
               "server and this certificate only; you will be asked again when it changes."),
            this);
        advice->setObjectName(QStringLiteral("subtle"));
        advice->setWordWrap(true);
        layout->addWidget(advice);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    if (mayAccept) {
        auto *accept = new QPushButton(tr("Accept this certificate"), this);
        accept->setAutoDefault(false);
        connect(accept, &QPushButton::clicked, this, &QDialog::accept);
        buttons->addWidget(accept);
    }
    auto *close = new QPushButton(mayAccept ? tr("Do not connect") : tr("Close"), this);
    close->setDefault(true);
    close->setFocus();
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    constexpr int width = 620;
    resize(width, layout->totalHeightForWidth(width)); // texts that wrap guess their height too large
}

} // namespace duopost
