// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Conversation.h"

#include <QSet>

namespace duopost {

/// The rows of a list of conversations: one for each, sorted by its newest message, and right below those that
/// are unfolded their other messages. Values only. Finding a row is logarithmic; what changes the list is
/// linear with a small constant.
class ConversationRows {
public:
    struct Place {
        int head = -1; ///< index of the conversation
        int member = -1; ///< among its other messages; -1: the row of the conversation itself
    };

    ConversationRows() = default;
    ConversationRows(FolderId folder, ConversationList list);

    int rows() const;
    Place placeOf(int row) const;
    const SpineRow &at(int row) const;
    FolderId folderOf(int row) const;
    const ConversationHead &headOf(int row) const { return m_heads.at(placeOf(row).head); }
    bool isUnfolded(int row) const { return unfoldedAt(placeOf(row).head) >= 0; }
    int rowOf(const SpineRow &message) const; ///< -1 if no row shows it
    int rowOfConversation(ConversationId id) const; ///< of its own row; linear
    int firstRowBefore(qint64 sortKey) const; ///< first conversation that is older
    /// The messages in this folder that a row stands for: of a folded conversation all.
    QList<MessageId> messagesAt(int row) const;
    /// The conversation whose folded row hides this message of the folder; -1 if there is none. Linear.
    int rowHiding(MessageId message) const;

    /// The other messages as far as they are known here: those of this folder.
    QList<ConversationMember> othersAt(int row) const;
    void unfold(int row, const QList<ConversationMember> &others);
    int fold(int row); ///< @return how many rows went
    QList<ConversationId> unfolded() const;
    /// All members, the newest of this folder included. @return whether rows changed
    bool setMembers(ConversationId id, const QList<ConversationMember> &members);

    /// What became of these conversations: those not in the list are gone from the folder.
    struct Update {
        QList<ConversationId> touched;
        ConversationList list;
    };
    struct Plan {
        QList<int> heads; ///< that it replaces; sorted
        bool keepsRows = false; ///< but for counts
    };
    Plan plan(const Update &update) const;
    void apply(const Update &update, const Plan &plan);
    /// Messages that nobody has looked at yet stand alone.
    void addAlone(const QList<SpineRow> &messages);
    bool removeAlone(const QList<MessageId> &messages); ///< @return whether any was there
    int conversations() const { return static_cast<int>(m_heads.size()); }

private:
    struct Unfolded {
        ConversationId id;
        int head = 0;
        int row = 0; ///< of the head
        QList<ConversationMember> others; ///< newest first
    };
    QList<int> headsOf(const QList<ConversationId> &ids) const;
    void follow(const Update &update);
    void replaceHeads(const QList<ConversationHead> &with, const QList<int> &removed);
    void complete(Unfolded &open) const;
    int unfoldedAt(int head) const; ///< index into m_unfolded; -1
    int rowOfHead(int head) const;
    int headOfMessage(const SpineRow &message) const;
    void place(); ///< finds heads and rows of what is unfolded anew

    FolderId m_folder;
    QList<ConversationHead> m_heads; ///< sorted with comesBefore
    QHash<ConversationId, QList<SpineRow>> m_others;
    QList<Unfolded> m_unfolded; ///< in the order of the list
};

} // namespace duopost
