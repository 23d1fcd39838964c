// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace duopost {

class MailService;

/// A message that came inside of another one, in a window of its own. Closing it forgets it.
class MessageWindow : public QWidget {
    Q_OBJECT
public:
    MessageWindow(MailService &service, const QByteArray &raw, QWidget *parent = nullptr);
};

} // namespace duopost
