// SPDX-License-Identifier: GPL-3.0-or-later
// A second client of the same mailbox, beside this one: its own throw-away store, its own connections, its own
// protocol; and what the server has, read by somebody who changes nothing.
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Message.h"

#include <QMetaType>
#include <QObject>

namespace duopost {

/// A message as one side has it.
struct DeviceMessage {
    QString folder; ///< path
    FolderRole role = FolderRole::None; ///< of the folder
    QByteArray messageId;
    QString subject;
    MailAddress from;
    QDateTime date;
    MessageFlags flags;
    QByteArray keywords;
    bool operator==(const DeviceMessage &) const = default;
};

/// One column: folders, and the newest messages of Inbox and Sent.
struct DeviceView {
    enum class Side { SecondDevice, Server };
    Side side = Side::SecondDevice;
    QStringList folders;
    QList<DeviceMessage> messages; ///< newest first, at most 200
    QDateTime asOf;
};

/// What a person can let the second device do. Nothing is done by itself.
enum class DeviceAction { MarkRead, MarkUnread, Star, Unstar, MarkAnswered, Delete };

/// GUI thread; works on its own one. The server is looked at without changing anything (EXAMINE, PEEK, no
/// DELE); so does the second device, until act() is called or its leave rule says otherwise. Its store is gone
/// with it.
class SecondDevice : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Both look again, now. Answered by viewed() for each side, or failed().
    virtual void look() = 0;
    /// Then looks. A message of its inbox.
    virtual void act(const QByteArray &messageId, DeviceAction action) = 0;
    virtual bool isBusy() const = 0;

signals:
    void viewed(const duopost::DeviceView &view);
    void failed(const duopost::MailError &error);
    void busyChanged(bool busy);
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::DeviceView)
