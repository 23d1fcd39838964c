// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapMailbox.h"
#include "mailcore/protocol/MailSuspendWatch.h"

namespace duopost {

/// Waits for the server to tell of something: IDLE (RFC 2177), with NOTIFY (RFC 5465) for every folder where it
/// is offered, else by asking now and then. Keeps the connection alive, and tests it after the computer
/// has slept. One thread.
class ImapListener {
public:
    ImapListener(ImapMailbox &mailbox, SuspendWatch watch = SuspendWatch());

    /// Blocks up to ms. folders: the first one is watched where not all can be.
    News wait(const QList<RemoteFolder> &folders, int ms);
    /// The state a folder was last brought up to date with, so that opening it again shows what is new.
    void pulled(const QByteArray &folder, const ImapState &state) { m_known.insert(folder, state); }
    /// NOOP with a short deadline. @throws MailError ConnectionLost, TimedOut
    void check();
    /// Any untagged response while our own commands run: NOTIFY tells at any time.
    void take(QByteArrayView response);
    /// While it lives, LIST and STATUS are answers to questions of our own.
    class Asking {
    public:
        explicit Asking(ImapListener &listener) : m_listener(listener) { m_listener.m_asking = true; }
        ~Asking() { m_listener.m_asking = false; }
        Asking(const Asking &) = delete;
        Asking &operator=(const Asking &) = delete;

    private:
        ImapListener &m_listener;
    };
    Tells tells() const;
    bool canNotify() const;

private:
    bool canIdle() const;
    void startNotify();
    bool open(const RemoteFolder &folder);
    bool isNews(const QByteArray &folder) const;
    void idle(int ms);
    void poll(int ms);
    void note(QByteArrayView response);
    void finishIdle(const ImapConnection::Tag &tag);

    ImapMailbox &m_mailbox;
    ImapConnection &m_connection;
    SuspendWatch m_watch;
    QHash<QByteArray, ImapState> m_known;
    enum class Notify { Untried, On, Off };
    Notify m_notify = Notify::Untried;
    News m_news;
    bool m_asking = false, m_idleRefused = false;
};

} // namespace duopost
