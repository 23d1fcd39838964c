// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/UnsubscribeStrip.h"

#include "mailcore/MailService.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrlQuery>

namespace duopost {

UnsubscribeStrip::UnsubscribeStrip(MailService &service, QWidget *parent)
    : Strip(Tone::Quiet, QStringLiteral("mail-open"), parent), m_service(service),
      m_leave(addButton(tr("&Unsubscribe…")))
{
    connect(m_leave, &QPushButton::clicked, this, &UnsubscribeStrip::ask);
    hide();
}

void UnsubscribeStrip::clear()
{
    ++m_question; // an answer that comes now is for another message
    m_way = Way::None;
    m_ways = {};
    hide();
}

void UnsubscribeStrip::showFor(const ParsedMessage &message, const QStringList &ownHosts)
{
    clear();
    const auto ways = unsubscribeOf(message);
    if (!ways)
        return;
    m_ways = *ways;
    if (!m_ways.oneClick.isEmpty() && mayLeaveWithOneClick(message, ownHosts))
        m_way = Way::Request;
    else
        m_way = m_ways.page.isEmpty() ? Way::Mail : Way::Page;
    offer();
    show();
}

void UnsubscribeStrip::offer()
{
    say(tr("This message was sent to a mailing list."));
    m_leave->setText(tr("&Unsubscribe…"));
    m_leave->setEnabled(true);
    m_leave->show();
}

void UnsubscribeStrip::ask()
{
    const int question = m_question;
    auto *box = new QMessageBox(window());
    box->setObjectName(QStringLiteral("unsubscribeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(linePixmap(QStringLiteral("mail-open"), 36, devicePixelRatioF(), colours().accent));
    box->setTextFormat(Qt::PlainText); // hosts and addresses are not to be trusted
    box->setWindowTitle(tr("Unsubscribe"));
    QPushButton *go = nullptr;
    if (m_way == Way::Request) {
        const QString host = shownHost(m_ways.oneClick.host());
        box->setText(tr("Unsubscribe from this mailing list?"));
        box->setInformativeText(
            tr("A request goes to %1. It learns that somebody reads mail at this address.").arg(host));
        go = box->addButton(tr("&Unsubscribe"), QMessageBox::AcceptRole);
        connect(go, &QPushButton::clicked, this, [this, question] {
            if (question == m_question)
                request();
        });
    } else if (m_way == Way::Page) {
        const QString host = shownHost(m_ways.page.host());
        box->setText(tr("Unsubscribe on a page of %1?").arg(host));
        box->setInformativeText(
            tr("The page opens in the browser. It learns that somebody reads mail at this address."));
        go = box->addButton(tr("&Open %1").arg(host.left(60)), QMessageBox::AcceptRole);
        connect(go, &QPushButton::clicked, this, [page = m_ways.page] { QDesktopServices::openUrl(page); });
    } else {
        const QString address = QUrl::fromPercentEncoding(m_ways.mail.path().toUtf8()).left(200);
        const QString subject
            = QUrlQuery(m_ways.mail).queryItemValue(QStringLiteral("subject"), QUrl::FullyDecoded).left(200);
        box->setText(tr("This list is left with a mail."));
        box->setInformativeText(
            subject.isEmpty()
                ? tr("Send an empty mail to %1.").arg(shownAddress(address))
                : tr("Send a mail with the subject “%1” to %2.").arg(subject, shownAddress(address)));
        go = box->addButton(tr("&Copy address"), QMessageBox::AcceptRole);
        connect(go, &QPushButton::clicked, this, [address] { QGuiApplication::clipboard()->setText(address); });
    }
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    box->open();
}

void UnsubscribeStrip::request()
{
    const int question = m_question;
    const QString host = shownHost(m_ways.oneClick.host());
    say(tr("Asking %1 to take this address off the list…").arg(host));
    m_leave->setEnabled(false);
    whenFinished(
        m_service.unsubscribe(m_ways.oneClick), this,
        [this, question, host] {
            if (question != m_question)
                return;
            say(tr("%1 has accepted the request. A last message may still arrive.").arg(host));
            m_leave->hide();
        },
        [this, question](const MailError &error) {
            if (question == m_question)
                refuse(error);
        });
}

void UnsubscribeStrip::refuse(const MailError &error)
{
    const bool answered = error.kind() == MailError::Kind::ServerRefused;
    const QString host = shownHost(m_ways.oneClick.host());
    if (answered)
        say(tr("%1 refused the request.").arg(host), error.serverText());
    else
        say(errorText(error), errorDetails(error));
    m_way = Way::Page; // what refuses a request often lets a person do it
    m_leave->setText(tr("Try in the &browser…"));
    m_leave->setEnabled(true);
}

} // namespace duopost
