// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a part tree into what a person reads: text, HTML, attachments. Pure; any thread.
#pragma once

#include "mailcore/Message.h"
#include "mailcore/protocol/mime/PartTree.h"

#include <optional>

namespace duopost::mime {

/// Every leaf ends up in the text, in the HTML or in the list of attachments; visible text around the parts
/// too.
class BodyBuilder {
public:
    /// @param readAs the charset of all texts; empty: what they say, or seem to be
    BodyBuilder(const PartTree &tree, ParsedMessage &message, const QByteArray &readAs = {}, int depth = 0)
        : m_tree(tree), m_message(message), m_readAs(readAs), m_depth(depth)
    {
    }

    void build();

private:
    /// A piece of the message shown in its place. The plain and the HTML form say the same if both are there.
    struct Block {
        QString plain, html;
        bool hasPlain = false, hasHtml = false;
    };

    void addPart(int index);
    void addAround(const Part &part);
    void addTextPart(int index, QByteArrayView body);
    void addAttachment(int index, const QByteArray &content);
    bool addSignedInside(int index, const QByteArray &envelope);
    bool addUnpacked(int index, const QByteArray &envelope);
    void addPlainFile(const QString &name, QByteArrayView content);
    void addUuencoded(int index, QByteArray &bytes);
    QString decodeText(const Part &part, QByteArrayView bytes);
    Block &blockFor(int index);
    int alternativeAbove(int index) const;
    bool isShownAsText(int index) const;
    bool isPictureOfHtml(int index) const;
    void joinBlocks();
    void markInline();
    void warn(const QString &sentence);

    const PartTree &m_tree;
    ParsedMessage &m_message;
    const QByteArray m_readAs;
    int m_depth; ///< of signed envelopes inside each other
    QList<Block> m_blocks;
    int m_blockOwner = -1; ///< the multipart/alternative the last block belongs to
};

} // namespace duopost::mime
