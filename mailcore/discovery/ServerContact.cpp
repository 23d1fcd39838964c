// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/ServerContact.h"

#include "mailcore/protocol/MailSocket.h"

#include <QElapsedTimer>
#include <functional>

namespace duopost {

namespace {

constexpr qsizetype maxLine = 8 * 1024;
constexpr int maxLines = 200;

// The name people recognise, of "CN=mail.example.org, O=Example".
QString commonName(const QString &name, const QString &otherwise)
{
    for (const auto &part : name.split(QStringLiteral(", "))) {
        if (part.startsWith(QLatin1String("CN=")))
            return part.mid(3);
    }
    return otherwise;
}

class Contact {
public:
    Contact(const ServerAddress &address, int ms, std::stop_token stop)
        : m_address(address), m_ms(ms),
          m_socket(std::move(stop), {.connectMs = ms, .readMs = ms, .silenceMs = qMin(ms, 3000)})
    {
    }

    ServerWords run(Service service, const TrustAnchors &anchors)
    {
        m_timer.start();
        m_socket.connectTo(m_address, {.service = service, .anchors = anchors});
        if (service == Service::Imap)
            imap();
        else if (service == Service::Pop3)
            pop3();
        else
            smtp();
        if (const auto &certificate = m_socket.facts().certificate) {
            m_words.certificate = certificate;
            const auto &own = certificate->own();
            m_words.certificateOwner = commonName(own.subject, certificate->names.value(0));
            m_words.certificateIssuer = commonName(own.issuer, own.issuer);
        }
        return m_words;
    }

private:
    bool startTls() const { return m_address.security == Security::StartTls; }

    QByteArray line()
    {
        if (++m_lines > maxLines)
            throw MailError(MailError::Kind::LimitExceeded, m_address.host);
        const auto left = m_ms - m_timer.elapsed();
        if (left <= 0)
            throw MailError(MailError::Kind::TimedOut, m_address.host);
        m_socket.setReadTimeout(static_cast<int>(left));
        return m_socket.readLine(maxLine);
    }

    void send(const char *command) { m_socket.write(QByteArray(command) + "\r\n"); }

    [[noreturn]] void refuse(MailError::Kind kind, const QByteArray &answer) const
    {
        throw MailError(kind, m_address.host, QString::fromUtf8(answer).left(300));
    }

    // Says what else answers here, if something else does: HTTP, another mail service.
    QByteArray greeted()
    {
        ++m_lines;
        return m_socket.readGreeting();
    }

    void imap()
    {
        const auto answer = greeted();
        const auto greeting = answer.toUpper();
        if (greeting.startsWith("* BYE"))
            refuse(MailError::Kind::TemporarilyRefused, answer);
        if (greeting.startsWith("* PREAUTH"))
            refuse(MailError::Kind::TlsUnavailable, answer); // skips STARTTLS: nobody's word
        if (!greeting.startsWith("* OK"))
            refuse(MailError::Kind::ProtocolViolation, answer);
        m_words.greeting = QString::fromUtf8(answer.mid(4).trimmed());
        if (startTls()) {
            send("a1 STARTTLS");
            if (const auto agreed = imapAnswer("A1"); !agreed.toUpper().startsWith("A1 OK"))
                refuse(MailError::Kind::TlsUnavailable, agreed);
            m_socket.startTls();
        }
        send("a2 CAPABILITY");
        imapAnswer("A2");
        send("a3 LOGOUT");
    }

    // The tagged line; what is listed on the way is taken.
    QByteArray imapAnswer(const QByteArray &tag)
    {
        m_words.capabilities.clear(); // from before the handshake: anybody's word
        for (;;) {
            const auto answer = line();
            const auto upper = answer.toUpper();
            if (upper.startsWith(tag + ' '))
                return answer;
            if (upper.startsWith("* CAPABILITY "))
                addWords(upper.mid(13));
        }
    }

    void pop3()
    {
        const auto greeting = pop3Answer(MailError::Kind::TemporarilyRefused, greeted());
        m_words.greeting = QString::fromUtf8(greeting.mid(3).trimmed());
        if (startTls()) {
            send("STLS");
            pop3Answer(MailError::Kind::TlsUnavailable, line());
            m_socket.startTls();
        }
        send("CAPA"); // optional (RFC 2449): a refusal says nothing
        if (line().toUpper().startsWith("+OK")) {
            for (auto next = line(); next != "."; next = line())
                m_words.capabilities << QString::fromUtf8(next.toUpper().simplified());
        }
        send("QUIT");
    }

    QByteArray pop3Answer(MailError::Kind refusal, const QByteArray &answer) const
    {
        if (answer.toUpper().startsWith("-ERR"))
            refuse(refusal, answer);
        if (!answer.toUpper().startsWith("+OK"))
            refuse(MailError::Kind::ProtocolViolation, answer);
        return answer;
    }

    void smtp()
    {
        auto greeting = greeted();
        if (greeting.size() > 3 && greeting[3] == '-')
            smtpAnswer(); // the rest of it
        if (!greeting.startsWith("220"))
            refuse(
                greeting.startsWith('4') || greeting.startsWith('5') ? MailError::Kind::TemporarilyRefused
                                                                     : MailError::Kind::ProtocolViolation,
                greeting);
        m_words.greeting = QString::fromUtf8(greeting.mid(4).trimmed());
        hello();
        if (startTls()) {
            send("STARTTLS");
            if (const auto agreed = smtpAnswer(); !agreed.startsWith("220"))
                refuse(MailError::Kind::TlsUnavailable, agreed);
            m_socket.startTls();
            hello();
        }
        send("QUIT");
    }

    void hello()
    {
        m_words.capabilities.clear();
        send("EHLO [127.0.0.1]");
        bool first = true;
        const auto last = smtpAnswer([&](const QByteArray &text) {
            if (!std::exchange(first, false))
                m_words.capabilities << QString::fromUtf8(text.toUpper().simplified());
        });
        if (!last.startsWith("250"))
            refuse(MailError::Kind::ProtocolViolation, last);
    }

    // The last line of an answer; each line's text is handed on.
    QByteArray smtpAnswer(const std::function<void(const QByteArray &)> &each = {})
    {
        for (;;) {
            const auto answer = line();
            if (answer.size() < 3 || answer.left(3).toInt() < 200)
                refuse(MailError::Kind::ProtocolViolation, answer);
            if (each)
                each(answer.mid(4));
            if (answer.size() == 3 || answer[3] != '-')
                return answer;
        }
    }

    void addWords(const QByteArray &list)
    {
        for (const auto &word : list.split(' ')) {
            if (!word.isEmpty())
                m_words.capabilities << QString::fromUtf8(word);
        }
    }

    ServerAddress m_address;
    int m_ms;
    int m_lines = 0;
    QElapsedTimer m_timer;
    MailSocket m_socket;
    ServerWords m_words;
};

} // namespace

ServerWords contactServer(
    Service service, const ServerAddress &address, const TrustAnchors &anchors, int ms, std::stop_token stop)
{
    return Contact(address, ms, std::move(stop)).run(service, anchors);
}

} // namespace duopost
