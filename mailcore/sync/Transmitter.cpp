// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/Transmitter.h"

#include "mailcore/sync/FreshToken.h"

#include <QDateTime>
#include <algorithm>

namespace duopost {

namespace {

constexpr int mostPartlyPassing = 5; ///< attempts, while some recipients are refused for the moment only

bool isMixed(const QList<RecipientAnswer> &answers)
{
    const auto accepted = [](const RecipientAnswer &answer) { return answer.accepted; };
    return std::any_of(answers.begin(), answers.end(), accepted)
        && !std::all_of(answers.begin(), answers.end(), accepted);
}

} // namespace

SendResult Transmitter::attempt(
    const OutboxEntry &entry, const BuiltMessage &message, const CredentialSource &credentials,
    std::stop_token stop, std::stop_token leaving, const Hooks &hooks)
{
    m_failure.reset();
    try {
        if (!m_account.outgoing)
            throw MailError(MailError::Kind::NotSupported, m_account.name);
        const auto submitted = withFreshToken(credentials, [&](const Credentials &shown) {
            MailSocket::Timeouts timeouts;
            timeouts.readMs = m_times.submission.commandMs;
            SmtpConnection connection(stop, timeouts);
            connection.open(m_account, shown, [](const char *, const QString &) {});
            m_sizeLimit = SmtpSubmission::sizeLimit(connection);
            m_reports = connection.has("DSN") ? Offers::Yes : Offers::No;
            SmtpSubmission submission(connection, leaving, m_times.submission);
            auto told = submission.send(
                message, entry.wantsReport,
                {.beforeEnd =
                     [&] {
                         if (stop.stop_requested())
                             throw MailError(MailError::Kind::Cancelled);
                         hooks.reachDot();
                     },
                 .progress = hooks.progress});
            // RFC 5321 section 4.1.1.10; what the server says to it changes nothing.
            if (told.outcome == Submitted::Outcome::Accepted)
                connection.leave();
            return told;
        });
        return resultOf(entry, submitted);
    } catch (const MailError &error) {
        m_failure = error;
        return resultOf(entry, error);
    }
}

QDateTime Transmitter::later(int attempts) const
{
    return QDateTime::currentDateTimeUtc().addMSecs(m_times.retryMs << qBound(0, attempts, 7));
}

SendResult Transmitter::resultOf(const OutboxEntry &entry, const Submitted &submitted) const
{
    SendResult result{.serverText = submitted.serverText, .answers = submitted.answers};
    switch (submitted.outcome) {
    case Submitted::Outcome::Accepted:
        result.state = OutboxState::Accepted;
        break;
    case Submitted::Outcome::PartlyRefused:
        result.state = OutboxState::PartlyRefused;
        break;
    case Submitted::Outcome::Refused:
        result.state = OutboxState::Refused;
        break;
    case Submitted::Outcome::Unknown:
        result.state = OutboxState::MaybeSent;
        break;
    case Submitted::Outcome::Passing: {
        const auto waited = entry.item.since.msecsTo(QDateTime::currentDateTimeUtc());
        const bool mixed = isMixed(submitted.answers);
        if (mixed && entry.item.attempts + 1 >= mostPartlyPassing)
            result.state = OutboxState::PartlyRefused;
        else if (waited > m_times.giveUpMs)
            result.state = OutboxState::Refused;
        else
            result.nextAttempt = later(entry.item.attempts);
        break;
    }
    }
    return result;
}

// Nothing was sent: the end of the message was not reached.
SendResult Transmitter::resultOf(const OutboxEntry &entry, const MailError &error) const
{
    SendResult result{.serverText = error.serverText()};
    if (error.kind() == MailError::Kind::BadUsage) { // it will never be fit for the wire
        result.state = OutboxState::Refused;
        result.serverText = error.subject();
    } else if (error.kind() != MailError::Kind::Cancelled) {
        result.nextAttempt = later(entry.item.attempts);
    }
    return result;
}

} // namespace duopost
