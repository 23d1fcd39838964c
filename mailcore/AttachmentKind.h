// SPDX-License-Identifier: GPL-3.0-or-later
// What a file that came with a message is, and what may be done with it. Pure; implemented in
// mailcore/attachments; any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace duopost {

struct AttachmentKind {
    enum class Opening {
        Allowed,
        AfterAsking, ///< a document that can carry programs, or that a browser would show with all it loads
        Never, ///< a program, or something that starts one: it can only be saved
    };
    /// What can be shown without leaving Duopost.
    enum class Preview { None, Image, Text, Pdf, Message, Calendar, Contact };

    QByteArray type; ///< by content and name, never by what the sender called it; "application/pdf"
    Opening opening = Opening::Allowed;
    Preview preview = Preview::None;
    bool operator==(const AttachmentKind &) const = default;
};

/// The more dangerous of what the name and what the content say counts.
/// @param type as declared; only used where neither name nor content tell anything ("message/rfc822")
AttachmentKind kindOf(const QString &name, const QByteArray &content, const QByteArray &type);

} // namespace duopost
