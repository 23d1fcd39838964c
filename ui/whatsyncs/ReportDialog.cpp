// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/ReportDialog.h"

#include "mailcore/MailService.h"
#include "ui/whatsyncs/SupportReport.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

ReportDialog::ReportDialog(MailService &service, AccountId account, QWidget *parent)
    : QDialog(parent), m_service(service), m_account(account),
      m_people(new QCheckBox(tr("Leave out other people’s addresses and what messages are about"), this)),
      m_user(new QCheckBox(tr("Leave out my user name and address"), this)), m_problem(new QLabel(this))
{
    setWindowTitle(tr("Report for a support desk"));
    auto *about = new QLabel(
        tr("One file with all that is known about this mailbox: servers, answers, folders, encryption, what "
           "syncs and what it rests on. Passwords are never part of it. Nothing is sent; the file is yours."),
        this);
    about->setWordWrap(true);
    m_people->setChecked(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *buttons = new QDialogButtonBox(this);
    auto *page = new QPushButton(tr("Save as &web page…"), buttons);
    auto *pdf = new QPushButton(tr("Save as &PDF…"), buttons);
    pdf->setObjectName(QStringLiteral("primary"));
    buttons->addButton(page, QDialogButtonBox::ActionRole);
    buttons->addButton(pdf, QDialogButtonBox::ActionRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    pdf->setDefault(true);
    page->setAutoDefault(false);
    connect(page, &QPushButton::clicked, this, [this] {
        askWhere(QStringLiteral("html"), tr("Web page (*.html)"));
    });
    connect(pdf, &QPushButton::clicked, this, [this] {
        askWhere(QStringLiteral("pdf"), tr("PDF document (*.pdf)"));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(about);
    layout->addWidget(m_people);
    layout->addWidget(m_user);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(440);
}

ReportChoice ReportDialog::choice() const
{
    return {.hidePeople = m_people->isChecked(), .hideUser = m_user->isChecked()};
}

void ReportDialog::save(const QString &file)
{
    m_problem->hide();
    whenFinished(
        m_service.mailboxFacts(m_account), this,
        [this, file, choice = choice()](const MailboxFacts &facts) {
            try {
                saveSupportReport(file, facts, choice, locale());
                emit saved(file);
                accept();
            } catch (const MailError &error) {
                tell(errorText(error));
            }
        },
        [this](const MailError &error) { tell(errorText(error)); });
}

void ReportDialog::askWhere(const QString &suffix, const QString &kind)
{
    auto *dialog = new QFileDialog(this, tr("Save the report as"), {}, kind);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(tr("mailbox report") + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportDialog::save);
    dialog->open();
}

void ReportDialog::tell(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

} // namespace duopost
