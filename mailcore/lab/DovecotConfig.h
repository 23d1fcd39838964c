// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a private Dovecot's configuration file. Pure.
#pragma once

#include "mailcore/Lab.h"

#include <QVersionNumber>

namespace duopost {

struct DovecotSetup {
    QString runDir; ///< short: sockets below it must stay under 108 characters
    QString userFile; ///< passwd-file with plain passwords and homes
    QString certificate, key; ///< PEM files
    QString logFile;
    QString user, group; ///< whom every process runs as
    LabPorts ports;
    bool sieve = true; ///< the ManageSieve and Sieve packages are installed
    QString extra; ///< appended verbatim
};

/// In the language of this version: 2.4 renamed most settings.
QString dovecotConfig(const DovecotSetup &setup, const QVersionNumber &version);

} // namespace duopost
