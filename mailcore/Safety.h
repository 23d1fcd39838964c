// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader should know about who wrote a message and where its links lead. Pure; implemented in
// mailcore/safety; any thread. Nothing here asks the network.
#pragma once

#include "mailcore/Message.h"

#include <QUrl>
#include <optional>

namespace duopost {

/// A host name as it may be shown: in its own letters, or in its ACE form ("xn--…") where they could be
/// mistaken for others (UTS 39: "highly restrictive", and names of look-alike letters only).
/// @param host in either form, lower or upper case
QString shownHost(const QString &host);

/// An address with its host as shownHost() writes it.
QString shownAddress(const QString &address);

/// Why a link is not what it looks like. The worst there is.
struct LinkConcern {
    enum class Kind {
        NamesAnotherHost, ///< the text reads as an address of another site
        HidesItsHost, ///< "https://bank.example@evil.example/"
        LooksLikeAnother, ///< letters that could be mistaken
        IsNumeric, ///< a bare IP address
        IsNotOpened, ///< neither a web page nor a mail address
    };
    Kind kind{};
    QString host; ///< where it really leads, as shownHost() writes it
    QString said; ///< NamesAnotherHost: the host that the text names; IsNotOpened: the scheme
    bool operator==(const LinkConcern &) const = default;
};

/// @param text what the reader sees of the link; may be empty
std::optional<LinkConcern> concernAbout(const QUrl &target, const QString &text);

/// Why a sender is not who they seem to be.
struct SenderConcern {
    enum class Kind {
        NoAuthor, ///< no From, or nothing in it that is an address
        SeveralAuthors, ///< several From addresses or fields (RFC 5322 section 3.6.2 asks for a Sender then)
        NameIsAnotherAddress, ///< "boss@firm.example <x@evil.example>"
        LooksLikeAnother, ///< letters in the domain that could be mistaken
        AnswersElsewhere, ///< Reply-To under another registration
    };
    Kind kind{};
    QString said, real; ///< what is shown to the reader, and what is true; addresses
    bool operator==(const SenderConcern &) const = default;
};

QList<SenderConcern> concernsAboutSender(const ParsedMessage &message);

/// What the receiving server found out about the origin (Authentication-Results, RFC 8601).
struct OriginCheck {
    enum class Verdict { Confirmed, Contradicted, Unknown };
    Verdict verdict = Verdict::Unknown;
    QString domain; ///< Confirmed: the From domain that was proved
    QString authority; ///< who says so (authserv-id)
    QStringList results; ///< "dkim=pass", "spf=fail", …, in the server's order
};

/// Only the topmost field that the account's own server wrote counts: anybody can write such a field.
/// @param ownHosts of the account: incoming host, domain of the address
std::optional<OriginCheck> originCheckOf(const ParsedMessage &message, const QStringList &ownHosts);

/// How to leave a mailing list (List-Unsubscribe, RFC 2369; List-Unsubscribe-Post, RFC 8058).
struct Unsubscribe {
    QUrl oneClick; ///< https, for MailService::unsubscribe() if mayLeaveWithOneClick(); empty = not offered
    QUrl page; ///< https, for the browser; empty = none
    QUrl mail; ///< mailto:; empty = none
};

std::optional<Unsubscribe> unsubscribeOf(const ParsedMessage &message);

/// Whether one request may do it: the account's own server confirmed a DKIM signature that covers both fields
/// (RFC 8058 section 4). Without that anybody may have written them.
bool mayLeaveWithOneClick(const ParsedMessage &message, const QStringList &ownHosts);

} // namespace duopost
