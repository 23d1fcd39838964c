// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"

#include <QByteArray>
#include <QString>
#include <functional>

class QWidget;

namespace duopost {

/// Asks where to, and writes the bytes there; a file of that name is asked about before it is replaced. One of
/// the two is called when it is done; neither if the person changes their mind.
void askAndSaveBytes(
    const QByteArray &bytes, const QString &name, const QString &title, QWidget *window,
    const std::function<void(const QString &where)> &saved,
    const std::function<void(const MailError &error)> &failed);

} // namespace duopost
