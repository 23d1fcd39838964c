// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/SaslExchange.h"
#include "mailcore/protocol/VmimeLogin.h"

#include <vmime/net/socket.hpp>
#include <vmime/vmime.hpp>

namespace duopost {

/// What is kept from vmime while it logs in.
struct HeldLogin {
    /// Where this stands in what vmime writes, response goes. The blanks make vmime quote it.
    static constexpr char placeholder[] = "kept by duopost";
    std::unique_ptr<SaslExchange> exchange; ///< null: the protocol's own command
    std::optional<Secret> initial;
    bool sendsAtOnce = false; ///< initial goes along with the command
    Secret response;
    std::optional<MailError> fault; ///< of the exchange: vmime would only say "refused"
};

/// What vmime holds instead of a socket while it logs in. It answers greeting, CAPABILITY/CAPA and the
/// separator question itself (vmime's parser fails on much that servers really say), passes the log-in
/// exchange on, at most one line per read, and goes dead once detached, so that no LOGOUT or QUIT of
/// vmime's destructors ever reaches the server (a QUIT would commit POP3 deletions).
class VmimeSocket : public vmime::net::socket {
public:
    VmimeSocket(MailSocket &socket, LoginDialogue dialogue, vmime::shared_ptr<HeldLogin> held);

    void detach() { m_attached = false; }
    const QByteArray &lastServerLine() const { return m_lastServerLine; }
    const QByteArray &capabilities() const { return m_capabilities; } ///< IMAP, as far as told on the way

    void connect(const vmime::string &, const vmime::port_t) override { }
    void disconnect() override { m_attached = false; }
    bool isConnected() const override { return m_attached; }
    bool waitForRead(const int = 30000) override { return true; }
    bool waitForWrite(const int = 30000) override { return true; }
    void receive(vmime::string &buffer) override;
    size_t receiveRaw(vmime::byte_t *buffer, const size_t count) override;
    void send(const vmime::string &buffer) override;
    void send(const char *text) override;
    void sendRaw(const vmime::byte_t *buffer, const size_t count) override;
    size_t sendRawNonBlocking(const vmime::byte_t *buffer, const size_t count) override;
    size_t getBlockSize() const override { return 4096; }
    unsigned int getStatus() const override { return 0; }
    const vmime::string getPeerName() const override { return "localhost.invalid"; }
    const vmime::string getPeerAddress() const override { return "127.0.0.1"; }
    vmime::shared_ptr<vmime::net::timeoutHandler> getTimeoutHandler() override { return vmime::null; }
    void setTracer(vmime::shared_ptr<vmime::net::tracer>) override { }
    vmime::shared_ptr<vmime::net::tracer> getTracer() override { return vmime::null; }

private:
    void takeLine(const QByteArray &line);
    bool answersItself(const QByteArray &line);
    void forward(const QByteArray &line);
    QByteArray nextServerLine();
    QByteArray nextImapLine();
    QByteArray nextPop3Line();
    QByteArray nextSmtpLine();
    Secret filledIn(const QByteArray &line) const;

    MailSocket &m_socket;
    LoginDialogue m_dialogue;
    vmime::shared_ptr<HeldLogin> m_held;
    QByteArray m_toVmime; ///< answers not read by vmime yet
    QByteArray m_fromVmime; ///< an unfinished line of vmime's
    QByteArray m_heldCommand; ///< waits for the response that goes along with it
    QByteArray m_heldResponse; ///< initial response kept back until the server asks for it
    QByteArray m_lastServerLine;
    QByteArray m_capabilities;
    bool m_attached = true;
};

} // namespace duopost
