// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/DeviceSetupView.h"

#include "mailcore/DeviceSetup.h"
#include "ui/words/AccountWords.h"
#include "ui/words/Words.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace duopost {

QString deviceSetupText(const Account &account)
{
    QStringList lines;
    const auto add = [&](const QString &what, const QString &value) {
        if (!value.isEmpty())
            lines << what + QStringLiteral(": ") + value;
    };
    const auto server = [&](const QString &title, const ServerAddress &address) {
        lines << QString() << title;
        add(DeviceSetupView::tr("Server"), address.host);
        add(DeviceSetupView::tr("Port"), QString::number(address.port));
        add(DeviceSetupView::tr("Encryption"), securityTitle(address.security));
        add(DeviceSetupView::tr("User name"), address.user);
    };
    add(DeviceSetupView::tr("E-mail address"), account.address);
    add(DeviceSetupView::tr("Name"), account.displayName);
    server(DeviceSetupView::tr("Incoming mail (%1)").arg(protocolTitle(account.protocol)), account.incoming);
    if (account.outgoing)
        server(DeviceSetupView::tr("Outgoing mail (SMTP)"), *account.outgoing);
    lines << QString()
          << DeviceSetupView::tr("The password is the one of this account. It is not written here.");
    if (account.protocol == Protocol::Pop3)
        lines << DeviceSetupView::tr("With POP3 each device has its own read marks and its own sent mail. Let "
                                     "the other device leave messages on "
                                     "the server.");
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

DeviceSetupView::DeviceSetupView(QWidget *parent) : QWidget(parent), m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Data for another device"));
    m_text->setTabChangesFocus(true);
    auto *copy = new QPushButton(tr("&Copy"), this);
    auto *print = new QPushButton(tr("P&rint…"), this);
    auto *apple = new QPushButton(tr("Profile for iPhone, iPad and &Mac…"), this);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(print, &QPushButton::clicked, this, &DeviceSetupView::print);
    connect(apple, &QPushButton::clicked, this, &DeviceSetupView::saveProfile);
    auto *buttons = new QHBoxLayout;
    for (auto *button : {copy, print, apple})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
}

void DeviceSetupView::setAccount(const Account &account)
{
    m_account = account;
    m_text->setPlainText(deviceSetupText(account));
}

QString DeviceSetupView::text() const
{
    return m_text->toPlainText();
}

void DeviceSetupView::print()
{
    auto *printer = new QPrinter(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer, this);
    connect(dialog, &QDialog::finished, this, [this, printer, dialog](int result) {
        if (result == QDialog::Accepted)
            m_text->print(printer);
        dialog->deleteLater();
        delete printer;
    });
    dialog->open();
}

void DeviceSetupView::saveProfile()
{
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Save the profile"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("mobileconfig"));
    dialog->selectFile(appleProfileName(m_account));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(appleProfile(m_account)) < 0 || !file.flush()
            || !file.commit())
            emit failed(path, file.errorString());
    });
    dialog->open();
}

} // namespace duopost
