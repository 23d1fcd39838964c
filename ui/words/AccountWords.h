// SPDX-License-Identifier: GPL-3.0-or-later
// The user's words for setting up and trying out an account, in the window's language.
#pragma once

#include "mailcore/AccountTest.h"
#include "mailcore/Discovery.h"

#include <QString>

namespace duopost {

QString securityTitle(Security security); ///< "TLS", "STARTTLS", "Not encrypted"
QString discoverySourceTitle(DiscoverySource source); ///< "The provider's own file"
/// How sure the data of a server is: "From the provider's own file.", "Guessed: the usual name, tried out."
QString foundSentence(const FoundServer &server);
/// What came of one question; with the other side's words.
QString stepSentence(const DiscoveryStep &step);
QString leaveTitle(LeaveRule::Kind kind); ///< "Keep on the server"
QString leaveSentence(LeaveRule::Kind kind); ///< what that means for other devices
QString keepTitle(KeepOffline::Extent extent); ///< "Headers only"
QString testStepTitle(TestStep step, Protocol protocol); ///< "Log in"
QString
testStepSentence(const AccountTestStep &step, Protocol protocol); ///< "12 folders", the certificate's owner
QString countryTitle(const QString &code); ///< "Germany", for the codes of the catalogue; else the code
/// One plain sentence: why a certificate is not believed.
QString certificateSentence(CertificateProblem problem, const CertificateFacts &facts);

} // namespace duopost
