// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Commands.h"

#include <QJsonObject>

namespace duopost::cli {

QJsonObject certificateJson(const CertificateFacts &facts);
void printCertificate(const CertificateFacts &facts); ///< for people, with what is wrong and how to accept it

/// account certificates: lists, accepts or revokes exceptions.
int certificatesCommand(Context &context, const QStringList &words);

} // namespace duopost::cli
