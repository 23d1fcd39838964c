// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that belong together: questions and answers, across the folders of an account.
#pragma once

#include "mailcore/ChangeSet.h"
#include "mailcore/Ids.h"

#include <QHash>
#include <QList>
#include <QMetaType>

namespace duopost {

/// Of one account. Conversations that turn out to be one go on under one of their ids.
using ConversationId = Id<struct ConversationTag>;

/// A conversation as one folder's list shows it. What is counted: its messages in this folder and in all
/// others but trash and junk, copies of one message in other folders once.
struct ConversationHead {
    SpineRow newest; ///< in this folder
    ConversationId id; ///< none: the message was not looked at yet and stands alone
    int count = 1;
    int unread = 0; ///< of a message that was not looked at yet: not known, 0
};

/// Conversations of one folder, sorted by their newest message with comesBefore.
struct ConversationList {
    QList<ConversationHead> heads;
    /// Where a conversation has several messages in this folder: those besides the newest, newest first.
    QHash<ConversationId, QList<SpineRow>> others;
};

struct ConversationMember {
    SpineRow row;
    FolderId folder;
};

/// What one commit did to conversations, in any folder of the account.
struct ConversationChanges {
    AccountId account;
    QList<ConversationId> touched; ///< came, went, changed or became part of another one
    bool everything = false; ///< ask for all of them again
    /// Messages wait to be looked at: until everything is told, what arrives stands alone.
    bool behind = false;
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::ConversationChanges)
