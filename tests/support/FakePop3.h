// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSet>
#include <functional>
#include <memory>

namespace duopost {

/// A POP3 server with a maildrop of its own, over real TCP on loopback, which can be told to misbehave. One
/// client at a time; deletions are committed by QUIT and by nothing else (RFC 1939 section 6).
class FakePop3 {
public:
    struct Message {
        QByteArray uniqueId; ///< as it stands in the UIDL line; may be senseless
        QByteArray raw;
        QByteArray number = {}; ///< empty = its place in the list
    };
    enum class Quit { Ok, LostAfterwards, LostBefore, Refused, RefusedHalfDone };
    struct Behaviour {
        QList<QByteArray> capabilities = {"TOP", "UIDL", "PIPELINING", "USER"};
        QByteArray passAnswer = "+OK";
        QByteArray statAnswer; ///< instead of the true one
        QSet<QByteArray> refused; ///< commands ("RETR 3", "UIDL") answered by -ERR
        bool uidlCutOff = false; ///< hangs up inside the answer
        QByteArray cutBody; ///< "RETR 3": hangs up inside the answer
        int dropAtCommand = -1; ///< hangs up instead of answering the so-manieth command since the server began
        Quit quit = Quit::Ok;
        bool showsNothing = false; ///< an empty maildrop, whatever is in it
    };

    explicit FakePop3(QList<Message> messages = {});
    ~FakePop3();

    quint16 port() const;
    Behaviour behaviour() const;
    void behave(const std::function<void(Behaviour &)> &change);
    QList<Message> messages() const; ///< what is on the server now
    void setMessages(const QList<Message> &messages);
    void add(const Message &message);
    QList<QByteArray> commands() const; ///< everything clients said, from the beginning
    int count(const QByteArray &prefix) const;
    void forgetCommands();

private:
    struct Play;
    std::unique_ptr<Play> m_play;
};

} // namespace duopost
