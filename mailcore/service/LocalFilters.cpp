// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/LocalFilters.h"

#include "mailcore/service/FilterSaving.h"
#include "mailcore/service/LocalMailServiceJobs.h"
#include "mailcore/sync/FreshToken.h"

namespace duopost {

namespace {

// Where nothing listens, a firewall often says nothing: nobody is to wait as long as for their mail.
constexpr MailSocket::Timeouts patience{8'000, 30'000, 3'000};

// Nobody there who speaks ManageSieve; anything else is worth an error.
bool isAbsence(const MailError &error)
{
    using K = MailError::Kind;
    switch (error.kind()) {
    case K::UnknownHost:
    case K::ConnectionRefused:
    case K::Unreachable:
    case K::TimedOut:
    case K::WrongProtocol:
        return true;
    default:
        return false;
    }
}

} // namespace

LocalFilters::LocalFilters(Hooks hooks)
    : m_hooks(std::move(hooks)), m_thread(QStringLiteral("filters"), JobThread::AtEnd::DropJobs)
{
    qRegisterMetaType<FilterState>();
}

LocalFilters::~LocalFilters()
{
    m_stop.request_stop();
}

ServerAddress LocalFilters::serverOf(const Account &account)
{
    if (account.filters) {
        auto server = *account.filters;
        if (server.user.isEmpty())
            server.user = account.incoming.user;
        return server;
    }
    return {
        account.incoming.host, defaultPort(Service::Filters, Security::StartTls), Security::StartTls,
        account.incoming.user};
}

// A session each: one that was refused is of no further use.
std::unique_ptr<SieveSession>
LocalFilters::open(const Account &account, const CredentialSource &credentials, const std::stop_token &stop)
{
    const auto server = serverOf(account);
    return withFreshToken(
        [&] {
            auto given = credentials();
            given.purpose = ConnectionFor::Filters;
            if (!server.user.isEmpty())
                given.user = server.user.toUtf8();
            return given;
        },
        [&](Credentials given) {
            auto session = std::make_unique<SieveSession>(stop, patience);
            session->open(server, account, given);
            return session;
        });
}

template <class Use>
auto LocalFilters::with(AccountId id, Use use) -> QFuture<std::invoke_result_t<Use, SieveSession &>>
{
    using Result = std::invoke_result_t<Use, SieveSession &>;
    const auto *known = m_hooks.account(id);
    if (!known)
        return failed<Result>(MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value)));
    if (!known->enabled)
        return failed<Result>(MailError(MailError::Kind::AccountSwitchedOff, known->name));
    return m_thread.post(
        [account = *known, credentials = m_hooks.credentials(*known), use, stop = m_stop.get_token()] {
            const auto session = open(account, credentials, stop);
            auto result = use(*session);
            try {
                session->logOut();
            } catch (const MailError &error) {
                qDebug("LOGOUT: %s", error.what()); // everything has been answered
            }
            return result;
        });
}

QFuture<FilterState> LocalFilters::load(AccountId id)
{
    const auto *known = m_hooks.account(id);
    if (!known)
        return failed<FilterState>(
            MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value)));
    if (!known->enabled)
        return failed<FilterState>(MailError(MailError::Kind::AccountSwitchedOff, known->name));
    return noting(
        id,
        m_thread.post([account = *known, credentials = m_hooks.credentials(*known), stop = m_stop.get_token()] {
            const auto server = serverOf(account);
            std::unique_ptr<SieveSession> session;
            try {
                session = open(account, credentials, stop);
            } catch (const MailError &error) {
                if (!isAbsence(error))
                    throw;
                FilterState state{.server = {.address = server, .why = error.summary()}};
                if (!error.detail().isEmpty())
                    state.server.why += QLatin1Char(' ') + error.detail();
                return state;
            }
            auto state = readFilterState(*session, server);
            session->logOut();
            return state;
        }));
}

QFuture<FilterState> LocalFilters::noting(AccountId id, QFuture<FilterState> future)
{
    return future.then(this, [this, id](QFuture<FilterState> ended) {
        try {
            note(id, ended.result());
        } catch (const MailError &error) {
            const auto *known = m_hooks.account(id);
            const auto words = error.serverText().isEmpty() ? error.summary() : error.serverText();
            m_seen[id] = SeenFilters{
                .at = QDateTime::currentDateTimeUtc(),
                .address = known ? serverOf(*known) : ServerAddress(),
                .failed = true,
                .why = words};
            throw;
        }
        return ended.result();
    });
}

void LocalFilters::note(AccountId id, const FilterState &state)
{
    m_seen[id] = SeenFilters{
        .at = QDateTime::currentDateTimeUtc(),
        .address = state.server.address,
        .there = state.server.there,
        .summary = state.summary,
        .why = state.server.why};
}

QFuture<FilterVerdict> LocalFilters::check(AccountId id, const QByteArray &script)
{
    return with(id, [script](SieveSession &session) { return checkFilterScript(session, script); });
}

QFuture<FilterSaved> LocalFilters::save(AccountId id, const FilterSave &wish)
{
    const auto *known = m_hooks.account(id);
    const auto server = known ? serverOf(*known) : ServerAddress();
    return with(
               id,
               [wish, server](SieveSession &session) {
                   auto saved = saveFilterScript(session, wish);
                   if (saved.outcome == FilterSaved::Outcome::Saved)
                       saved.state = readFilterState(session, server);
                   return saved;
               })
        .then(this, [this, id](const FilterSaved &saved) {
            if (saved.outcome == FilterSaved::Outcome::Saved)
                note(id, saved.state);
            return saved;
        });
}

QFuture<FilterState> LocalFilters::change(AccountId id, const std::function<void(SieveSession &)> &job)
{
    const auto *known = m_hooks.account(id);
    const auto server = known ? serverOf(*known) : ServerAddress();
    return noting(id, with(id, [job, server](SieveSession &session) {
                      job(session);
                      return readFilterState(session, server);
                  }));
}

QFuture<FilterState> LocalFilters::activate(AccountId id, const QString &name)
{
    return change(id, [name](SieveSession &session) { session.setActive(name); });
}

QFuture<FilterState> LocalFilters::remove(AccountId id, const QString &name)
{
    return change(id, [name](SieveSession &session) { session.remove(name); });
}

} // namespace duopost
