// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/AccountWords.h"

#include "ui/words/ErrorText.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QLocale>

namespace duopost {

namespace {
struct AccountWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::AccountWords)
};

QString reasonText(DiscoveryStep::Reason reason)
{
    using R = DiscoveryStep::Reason;
    switch (reason) {
    case R::None:
    case R::ConnectionFailed:
        return {};
    case R::NotListed:
        return AccountWords::tr("Does not know this domain.");
    case R::NoSuchName:
        return AccountWords::tr("There is no such name.");
    case R::NoSuchRecord:
        return AccountWords::tr("The domain says nothing about it.");
    case R::NotOffered:
        return AccountWords::tr("The domain says that it does not offer this.");
    case R::NoSuchFile:
        return AccountWords::tr("There is no such file.");
    case R::NotExchange:
        return AccountWords::tr("It is not Microsoft Exchange.");
    case R::UnknownExchanger:
        return AccountWords::tr("Nothing is known about whoever receives mail for this domain.");
    case R::HttpStatus:
        return AccountWords::tr("The answer cannot be used.");
    case R::InsecureRedirect:
        return AccountWords::tr("It leads to a page without encryption. That was not followed.");
    case R::TooManyRedirects:
        return AccountWords::tr("It leads from one page to the next without end.");
    case R::TooLarge:
        return AccountWords::tr("The answer is too large.");
    case R::NotAConfiguration:
        return AccountWords::tr("The answer is something else.");
    case R::ForbiddenXml:
        return AccountWords::tr("The file has parts that are not allowed in it.");
    case R::OtherDomain:
        return AccountWords::tr("The file is about another domain.");
    case R::NothingUsable:
        return AccountWords::tr("It names no server with encryption.");
    case R::DnsFailed:
        return AccountWords::tr("The name service did not answer.");
    case R::Offline:
        return AccountWords::tr("Not asked: there is no network.");
    case R::SwitchedOff:
        return AccountWords::tr("Not asked: it is switched off.");
    case R::NotAsked:
        return AccountWords::tr("Not asked.");
    case R::NotNeeded:
        return AccountWords::tr("Not needed: better sources had answered.");
    case R::NoDomain:
        return AccountWords::tr("There was nothing to ask about.");
    case R::Cancelled:
        return AccountWords::tr("Stopped.");
    }
    return {};
}

} // namespace

QString securityTitle(Security security)
{
    switch (security) {
    case Security::Tls:
        return QStringLiteral("TLS");
    case Security::StartTls:
        return QStringLiteral("STARTTLS");
    case Security::Plaintext:
        break;
    }
    return AccountWords::tr("Not encrypted");
}

QString discoverySourceTitle(DiscoverySource source)
{
    switch (source) {
    case DiscoverySource::Catalogue:
        return AccountWords::tr("Built-in list of providers");
    case DiscoverySource::ProviderFile:
        return AccountWords::tr("The provider's own file");
    case DiscoverySource::WellKnownFile:
        return AccountWords::tr("The domain's own file");
    case DiscoverySource::Srv:
        return AccountWords::tr("The domain's name service");
    case DiscoverySource::Ispdb:
        return AccountWords::tr("Public list of providers");
    case DiscoverySource::Mx:
        return AccountWords::tr("Whoever receives mail for the domain");
    case DiscoverySource::Exchange:
        return AccountWords::tr("Microsoft Exchange");
    case DiscoverySource::Guess:
        break;
    }
    return AccountWords::tr("Usual names, tried out");
}

QString foundSentence(const FoundServer &server)
{
    auto text = server.guessed ? AccountWords::tr("Guessed: a usual name, and there is a server.")
                               : AccountWords::tr("Source: %1.").arg(discoverySourceTitle(server.source));
    if (server.contact == FoundServer::Contact::Answered && !server.certificateOwner.isEmpty())
        text += QLatin1Char(' ') + AccountWords::tr("Certificate of %1.").arg(server.certificateOwner);
    if (server.contact == FoundServer::Contact::Failed && server.contactError)
        text += QLatin1Char(' ') + errorText(*server.contactError);
    return text;
}

QString stepSentence(const DiscoveryStep &step)
{
    using S = DiscoveryStep::State;
    QString text;
    if (step.state == S::Waiting)
        text = AccountWords::tr("Waiting");
    else if (step.state == S::Running)
        text = AccountWords::tr("Asking…");
    else if (step.state == S::Found)
        text = AccountWords::tr("Found.");
    else
        text = step.error ? errorText(*step.error) : reasonText(step.reason);
    if (!step.detail.isEmpty())
        text += QStringLiteral(" (") + step.detail.left(200) + QLatin1Char(')');
    return text;
}

QString keepTitle(KeepOffline::Extent extent)
{
    switch (extent) {
    case KeepOffline::Extent::AsAccount:
        return AccountWords::tr("As said for the account");
    case KeepOffline::Extent::Headers:
        return AccountWords::tr("Headers only");
    case KeepOffline::Extent::Text:
        return AccountWords::tr("Headers and messages up to 256 KB");
    case KeepOffline::Extent::Everything:
        return AccountWords::tr("Everything");
    case KeepOffline::Extent::Recent:
        break;
    }
    return AccountWords::tr("All headers and the newest 500 messages");
}

QString leaveTitle(LeaveRule::Kind kind)
{
    switch (kind) {
    case LeaveRule::Kind::Always:
        return AccountWords::tr("Keep everything on the server");
    case LeaveRule::Kind::Days:
        return AccountWords::tr("Remove from the server after some days");
    case LeaveRule::Kind::UntilDeleted:
        return AccountWords::tr("Remove from the server what I delete here");
    case LeaveRule::Kind::Never:
        break;
    }
    return AccountWords::tr("Remove from the server once it is here");
}

QString leaveSentence(LeaveRule::Kind kind)
{
    switch (kind) {
    case LeaveRule::Kind::Always:
        return AccountWords::tr("Other devices find everything. The mailbox fills up over the years.");
    case LeaveRule::Kind::Days:
        return AccountWords::tr("Other devices find what is newer. Older mail is only on this computer.");
    case LeaveRule::Kind::UntilDeleted:
        return AccountWords::tr(
            "Other devices find what you keep. What you delete here for good is gone for them too.");
    case LeaveRule::Kind::Never:
        break;
    }
    return AccountWords::tr(
        "Other devices find nothing that was fetched here. This computer has the only copy.");
}

QString testStepTitle(TestStep step, Protocol protocol)
{
    switch (step) {
    case TestStep::Connect:
        return AccountWords::tr("Connect");
    case TestStep::Certificate:
        return AccountWords::tr("Check the certificate");
    case TestStep::LogIn:
        return AccountWords::tr("Log in");
    case TestStep::Folders:
        return protocol == Protocol::Imap ? AccountWords::tr("List the folders")
                                          : AccountWords::tr("Count the messages");
    case TestStep::Submission:
        break;
    }
    return AccountWords::tr("Log in for sending");
}

QString testStepSentence(const AccountTestStep &step, Protocol protocol)
{
    if (step.error)
        return errorText(*step.error);
    if (step.state != AccountTestStep::State::Done)
        return {};
    if (step.step == TestStep::Folders && step.count >= 0)
        return protocol == Protocol::Imap
            ? AccountWords::tr("%Ln folder(s)", nullptr, step.count)
            : AccountWords::tr("%Ln message(s) on the server", nullptr, step.count);
    if (step.certificate && !step.certificate->chain.isEmpty()) {
        const auto until
            = QLocale().toString(step.certificate->own().notAfter.toLocalTime().date(), QLocale::ShortFormat);
        return step.certificate->acceptedByHand ? AccountWords::tr("Accepted by you, valid until %1").arg(until)
                                                : AccountWords::tr("Trusted, valid until %1").arg(until);
    }
    return {};
}

QString countryTitle(const QString &code)
{
    static const std::pair<const char *, const char *> names[] = {
        {"AT", QT_TRANSLATE_NOOP("duopost::Countries", "Austria")},
        {"AU", QT_TRANSLATE_NOOP("duopost::Countries", "Australia")},
        {"BE", QT_TRANSLATE_NOOP("duopost::Countries", "Belgium")},
        {"BR", QT_TRANSLATE_NOOP("duopost::Countries", "Brazil")},
        {"CA", QT_TRANSLATE_NOOP("duopost::Countries", "Canada")},
        {"CH", QT_TRANSLATE_NOOP("duopost::Countries", "Switzerland")},
        {"CN", QT_TRANSLATE_NOOP("duopost::Countries", "China")},
        {"CZ", QT_TRANSLATE_NOOP("duopost::Countries", "Czechia")},
        {"DE", QT_TRANSLATE_NOOP("duopost::Countries", "Germany")},
        {"DK", QT_TRANSLATE_NOOP("duopost::Countries", "Denmark")},
        {"EE", QT_TRANSLATE_NOOP("duopost::Countries", "Estonia")},
        {"ES", QT_TRANSLATE_NOOP("duopost::Countries", "Spain")},
        {"FR", QT_TRANSLATE_NOOP("duopost::Countries", "France")},
        {"GB", QT_TRANSLATE_NOOP("duopost::Countries", "United Kingdom")},
        {"IN", QT_TRANSLATE_NOOP("duopost::Countries", "India")},
        {"IT", QT_TRANSLATE_NOOP("duopost::Countries", "Italy")},
        {"JP", QT_TRANSLATE_NOOP("duopost::Countries", "Japan")},
        {"KR", QT_TRANSLATE_NOOP("duopost::Countries", "South Korea")},
        {"LV", QT_TRANSLATE_NOOP("duopost::Countries", "Latvia")},
        {"NL", QT_TRANSLATE_NOOP("duopost::Countries", "Netherlands")},
        {"NO", QT_TRANSLATE_NOOP("duopost::Countries", "Norway")},
        {"NZ", QT_TRANSLATE_NOOP("duopost::Countries", "New Zealand")},
        {"PL", QT_TRANSLATE_NOOP("duopost::Countries", "Poland")},
        {"PT", QT_TRANSLATE_NOOP("duopost::Countries", "Portugal")},
        {"RU", QT_TRANSLATE_NOOP("duopost::Countries", "Russia")},
        {"SK", QT_TRANSLATE_NOOP("duopost::Countries", "Slovakia")},
        {"UA", QT_TRANSLATE_NOOP("duopost::Countries", "Ukraine")},
        {"US", QT_TRANSLATE_NOOP("duopost::Countries", "United States")},
    };
    for (const auto &[known, name] : names) {
        if (code == QLatin1String(known))
            return QCoreApplication::translate("duopost::Countries", name);
    }
    return code;
}

QString certificateSentence(CertificateProblem problem, const CertificateFacts &facts)
{
    const auto date = [](const QDateTime &when) {
        return QLocale().toString(when.toLocalTime().date(), QLocale::LongFormat);
    };
    switch (problem) {
    case CertificateProblem::ClockWrong:
        return AccountWords::tr(
            "The certificate and the clock of this computer are years apart. Is the date right?");
    case CertificateProblem::SignatureWrong:
        return AccountWords::tr("The certificate is forged: whoever it names as its issuer has not signed it.");
    case CertificateProblem::WrongName:
        return AccountWords::tr("The certificate was not issued for %1, but for %2.")
            .arg(
                facts.host,
                facts.names.isEmpty() ? AccountWords::tr("no name")
                                      : facts.names.mid(0, 5).join(QLatin1String(", ")));
    case CertificateProblem::SelfSigned:
        return AccountWords::tr("The server issued its certificate itself. Nobody else vouches for it.");
    case CertificateProblem::UnknownIssuer:
        return AccountWords::tr("Nobody who is trusted on this computer vouches for the certificate.");
    case CertificateProblem::WrongPurpose:
        return AccountWords::tr("The certificate is not meant for servers.");
    case CertificateProblem::WeakKey:
        return AccountWords::tr("The key or the signature of the certificate is too weak.");
    case CertificateProblem::Expired:
        return AccountWords::tr("The certificate expired on %1.").arg(date(facts.own().notAfter));
    case CertificateProblem::NotYetValid:
        return AccountWords::tr("The certificate is valid from %1 only.").arg(date(facts.own().notBefore));
    case CertificateProblem::TooLarge:
        return AccountWords::tr("The server sent more certificates than are looked at.");
    case CertificateProblem::Unreadable:
        return AccountWords::tr("The certificate cannot be read.");
    }
    return {};
}

} // namespace duopost
