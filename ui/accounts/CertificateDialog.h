// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Certificate.h"

#include <QDialog>

namespace duopost {

/// Shows what a server proves itself with and what is wrong with that. Not connecting is the default; accepting
/// is for exactly this certificate on this host and port.
class CertificateDialog : public QDialog {
    Q_OBJECT
public:
    /// mayAccept: false = to look at only.
    CertificateDialog(const CertificateFacts &facts, bool mayAccept, QWidget *parent);
};

} // namespace duopost
