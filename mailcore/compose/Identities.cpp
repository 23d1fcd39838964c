// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Account.h"
#include "mailcore/Composing.h"
#include "mailcore/compose/Addresses.h"
#include "mailcore/protocol/mime/AddressList.h"

#include <algorithm>

namespace duopost {

QList<Identity> identitiesOf(const Account &account)
{
    if (!account.identities.isEmpty())
        return account.identities;
    Identity own;
    own.name = account.displayName;
    own.address = account.address;
    return {own};
}

namespace {

// "anna+shop@example.org" is anna@example.org's.
QString withoutTag(const QString &key)
{
    const auto plus = key.indexOf(u'+'), at = key.lastIndexOf(u'@');
    return plus > 0 && plus < at ? key.left(plus) + key.mid(at) : key;
}

// Where the server says which mailbox it was for: one that is not named in To was a blind copy or came by a
// list.
bool isDeliveryField(const QByteArray &name)
{
    static const QList<QByteArray> fields{
        "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to"};
    return fields.contains(name.toLower());
}

} // namespace

Identity identityFor(const ParsedMessage &message, const QList<Identity> &identities)
{
    QStringList keys;
    const auto add = [&keys](const QList<MailAddress> &addresses) {
        for (const auto &address : addresses)
            keys << addressKey(address.address);
    };
    add(message.header.from); // an own message is answered as who wrote it
    add(message.header.to);
    add(message.header.cc);
    add(message.header.bcc);
    for (const auto &[name, value] : message.headerFields) {
        if (isDeliveryField(name))
            add(mime::parseAddressList(value.toUtf8()));
    }
    for (const bool tagged : {false, true}) {
        for (const auto &key : keys) {
            for (const auto &identity : identities) {
                if (addressKey(identity.address) == (tagged ? withoutTag(key) : key))
                    return identity;
            }
        }
    }
    return identities.value(0);
}

} // namespace duopost
