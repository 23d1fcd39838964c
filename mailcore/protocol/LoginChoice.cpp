// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/LoginChoice.h"

#include <algorithm>

namespace duopost {

namespace {

using Line = LoginOffer::Line;

constexpr auto ownCommand = "LOGIN"; // as strong as the mechanism of that name

// From strong to weak; what shows the password to the server is all one.
int strength(const QByteArray &mechanism)
{
    constexpr std::pair<const char *, int> ranks[] = {
        {"SCRAM-SHA-256", 4}, {"SCRAM-SHA-1", 3}, {"PLAIN", 2}, {"LOGIN", 2}, {"XOAUTH2", 2}, {"CRAM-MD5", 1}};
    for (const auto &[name, rank] : ranks) {
        if (mechanism.compare(name, Qt::CaseInsensitive) == 0)
            return rank;
    }
    return 0;
}

QList<const char *> preferences(const LoginOffer &offer)
{
    if (offer.secret == Credentials::Kind::Token)
        return offer.line == Line::Clear ? QList<const char *>() : QList<const char *>{"XOAUTH2"};
    switch (offer.line) {
    case Line::Clear:
        return {"SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5"};
    case Line::Encrypted:
        return {"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", nullptr, "LOGIN", "CRAM-MD5"};
    case Line::ThisComputer:
        return {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-1", nullptr, "LOGIN", "CRAM-MD5"};
    }
    return {};
}

} // namespace

LoginChoice chooseLogin(const LoginOffer &offer)
{
    const auto offered = [&](const char *name) {
        return std::any_of(offer.mechanisms.begin(), offer.mechanisms.end(), [&](const QByteArray &m) {
            return m.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    LoginChoice choice;
    for (const auto *name : preferences(offer)) { // nullptr stands for the own command
        if (!(name ? offered(name) : offer.ownCommand))
            continue;
        choice.kind = name ? LoginChoice::Kind::Sasl : LoginChoice::Kind::OwnCommand;
        choice.mechanism = name;
        break;
    }
    for (const auto *name : preferences(offer)) {
        if ((name ? offered(name) : offer.ownCommand)
            && strength(name ? name : ownCommand) > strength(choice.strongest))
            choice.strongest = name ? name : ownCommand;
    }
    return choice;
}

bool isWeaker(const QByteArray &strongestNow, const QByteArray &strongestBefore)
{
    return strength(strongestNow) < strength(strongestBefore);
}

} // namespace duopost
