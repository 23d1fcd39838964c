// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/RandomNames.h"

#include "mailcore/MailError.h"
#include "mailcore/OutgoingMessage.h"
#include "mailcore/protocol/mime/build/WireAddress.h"

#include <openssl/rand.h>

namespace duopost {

namespace mime {

QByteArray randomName()
{
    QByteArray bytes(16, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), static_cast<int>(bytes.size())) != 1)
        throw MailError(MailError::Kind::BadUsage, {}, {}, QStringLiteral("no random numbers"));
    return bytes.toHex();
}

QByteArray newBoundary()
{
    return "=_" + randomName();
}

} // namespace mime

// vmime would write this computer's name, its process and the time into it.
QByteArray newMessageId(const QString &fromAddress)
{
    const auto wire = mime::wireAddress(fromAddress);
    auto domain = wire ? wire->text.mid(wire->text.lastIndexOf('@') + 1).toLower() : QByteArray();
    if (domain.isEmpty() || domain.startsWith('['))
        domain = "duopost.invalid";
    return mime::randomName() + '@' + domain;
}

} // namespace duopost
