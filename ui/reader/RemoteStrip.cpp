// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/RemoteStrip.h"

#include "mailcore/MailService.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QPushButton>

namespace duopost {

RemoteStrip::RemoteStrip(MailService &service, QWidget *parent)
    : Strip(Tone::Notice, QStringLiteral("image-off"), parent), m_service(service),
      m_once(addButton(tr("Load &pictures"))), m_always(addButton(tr("Always for this &sender")))
{
    m_once->setToolTip(tr("Loading them tells whoever sent this that you read it, when, and from where."));
    connect(m_once, &QPushButton::clicked, this, &RemoteStrip::load);
    connect(m_always, &QPushButton::clicked, this, &RemoteStrip::allowAlways);
    hide();
}

void RemoteStrip::clear()
{
    ++m_question; // what is on its way is for another message
    m_blocked = {};
    m_pictures.clear();
    hide();
}

QString RemoteStrip::trackers() const
{
    return m_blocked.trackers.isEmpty()
        ? QString()
        : tr("Trackers, which are never loaded: %1.").arg(m_blocked.trackers.join(QLatin1String(", ")));
}

void RemoteStrip::showFor(const Blocked &blocked)
{
    clear();
    m_blocked = blocked;
    QStringList what;
    if (blocked.images > 0)
        what << tr("%Ln picture(s)", nullptr, blocked.images);
    if (blocked.others > 0)
        what << tr("%Ln other item(s)", nullptr, blocked.others);
    if (what.isEmpty())
        return;
    say(tr("Not loaded from the internet: %1.").arg(what.join(tr(" and "))), trackers());
    const bool can = !blocked.pictures.isEmpty();
    m_once->setVisible(can);
    m_once->setEnabled(true);
    m_always->setVisible(can && !blocked.sender.isEmpty());
    m_always->setToolTip(blocked.sender.toHtmlEscaped());
    show();
    if (can && !blocked.sender.isEmpty() && m_service.remoteImages().allowedSenders().contains(blocked.sender))
        load();
}

void RemoteStrip::allowAlways()
{
    try {
        m_service.remoteImages().setAllowed(m_blocked.sender, true);
    } catch (const MailError &error) {
        say(errorText(error), errorDetails(error));
        return;
    }
    load();
}

void RemoteStrip::load()
{
    const int question = m_question;
    m_waiting = m_blocked.pictures.size();
    say(tr("Loading %Ln picture(s)…", nullptr, static_cast<int>(m_waiting)));
    m_once->setEnabled(false);
    m_always->hide();
    for (const QString &address : std::as_const(m_blocked.pictures)) {
        QUrl url(address);
        if (address.startsWith(QLatin1String("//")))
            url.setScheme(QStringLiteral("https"));
        whenFinished(
            m_service.remoteImages().fetch(url), this,
            [this, question, address](const QByteArray &bytes) {
                if (question == m_question)
                    takeOne(address, bytes);
            },
            [this, question, address](const MailError &) { // counted, and said at the end
                if (question == m_question)
                    takeOne(address, {});
            });
    }
}

void RemoteStrip::takeOne(const QString &address, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        m_pictures.insert(address, bytes);
    if (--m_waiting > 0)
        return;
    const auto missing = m_blocked.pictures.size() - m_pictures.size();
    m_once->setVisible(missing > 0);
    m_once->setEnabled(true);
    if (missing > 0)
        say(tr("%Ln picture(s) could not be loaded.", nullptr, static_cast<int>(missing)));
    else if (!m_blocked.trackers.isEmpty())
        say(tr("The pictures were loaded."), trackers());
    else
        hide();
    if (!m_pictures.isEmpty())
        emit arrived(m_pictures);
}

} // namespace duopost
