// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/SafetyWords.h"

#include <QCoreApplication>

namespace duopost {

SafetyWords safetyWords(const SenderConcern &concern)
{
    using K = SenderConcern::Kind;
    switch (concern.kind) {
    case K::NoAuthor:
        return {
            QCoreApplication::translate("SafetyWords", "This message does not say who wrote it."),
            QCoreApplication::translate("SafetyWords", "There is no sender address in it.")};
    case K::SeveralAuthors:
        return {
            QCoreApplication::translate("SafetyWords", "This message names several senders: %1.")
                .arg(concern.said),
            QCoreApplication::translate(
                "SafetyWords", "Ordinary messages name one. Which of them wrote it cannot be told.")};
    case K::NameIsAnotherAddress:
        return {
            QCoreApplication::translate("SafetyWords", "The sender's name is the address of somebody else."),
            QCoreApplication::translate("SafetyWords", "It reads %1, but the message comes from %2.")
                .arg(concern.said, concern.real)};
    case K::LooksLikeAnother:
        return {
            QCoreApplication::translate("SafetyWords", "The sender's address looks like another one."),
            QCoreApplication::translate(
                "SafetyWords", "“%1” mixes letters of several alphabets. Really it is %2.")
                .arg(concern.said, concern.real)};
    case K::AnswersElsewhere:
        return {
            QCoreApplication::translate("SafetyWords", "Your answer would go to another address: %1.")
                .arg(concern.real),
            QCoreApplication::translate(
                "SafetyWords", "The message says it comes from %1. Lists and shops do this; so do frauds.")
                .arg(concern.said)};
    }
    return {};
}

SafetyWords safetyWords(const LinkConcern &concern)
{
    using K = LinkConcern::Kind;
    switch (concern.kind) {
    case K::NamesAnotherHost:
        return {
            QCoreApplication::translate("SafetyWords", "This link does not lead where it says."),
            QCoreApplication::translate("SafetyWords", "It reads %1, but it leads to %2.")
                .arg(concern.said, concern.host)};
    case K::HidesItsHost:
        return {
            QCoreApplication::translate("SafetyWords", "This link hides where it leads."),
            QCoreApplication::translate(
                "SafetyWords", "What stands before the “@” is not the address. It leads to %1.")
                .arg(concern.host)};
    case K::LooksLikeAnother:
        return {
            QCoreApplication::translate(
                "SafetyWords", "This link leads to an address that looks like another."),
            QCoreApplication::translate(
                "SafetyWords", "It mixes letters of several alphabets. Really it is %1.")
                .arg(concern.host)};
    case K::IsNumeric:
        return {
            QCoreApplication::translate("SafetyWords", "This link leads to a number instead of a name."),
            QCoreApplication::translate(
                "SafetyWords", "Whose computer %1 is cannot be told. Serious senders use names.")
                .arg(concern.host)};
    case K::IsNotOpened:
        return {
            QCoreApplication::translate("SafetyWords", "This link is not opened."),
            QCoreApplication::translate(
                "SafetyWords",
                "It is neither a web page nor a mail address, but “%1:”. Such links can start programs.")
                .arg(concern.said)};
    }
    return {};
}

QString originSentence(const OriginCheck &check)
{
    switch (check.verdict) {
    case OriginCheck::Verdict::Confirmed:
        return QCoreApplication::translate("SafetyWords", "%1 confirmed that this comes from %2 (%3).")
            .arg(check.authority, check.domain, check.results.join(QLatin1String(", ")));
    case OriginCheck::Verdict::Contradicted:
        return QCoreApplication::translate("SafetyWords", "%1 found that the sender may be forged (%2).")
            .arg(check.authority, check.results.join(QLatin1String(", ")));
    case OriginCheck::Verdict::Unknown:
        break;
    }
    return {};
}

QString shownUrl(const QUrl &url)
{
    if (url.host().isEmpty())
        return url.toDisplayString();
    QString result = url.scheme() + QLatin1String("://");
    if (!url.userInfo().isEmpty())
        result += url.userInfo() + QLatin1Char('@');
    result += shownHost(url.host(QUrl::FullyEncoded));
    if (url.port() >= 0)
        result += QLatin1Char(':') + QString::number(url.port());
    return result + url.toDisplayString(QUrl::RemoveScheme | QUrl::RemoveAuthority);
}

} // namespace duopost
