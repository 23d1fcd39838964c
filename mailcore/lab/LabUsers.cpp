// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/LabUsers.h"

#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QRandomGenerator>

namespace duopost {

const char labDomain[] = "lab.example";

namespace {

QByteArray newPassword()
{
    // Without letters and digits that look alike: people will type it.
    const char alphabet[] = "abcdefghijkmnpqrstuvwxyz23456789";
    QByteArray password;
    for (int i = 0; i < 16; ++i)
        password += alphabet[QRandomGenerator::system()->bounded(static_cast<int>(sizeof alphabet) - 1)];
    return password;
}

LabUser makeUser(const QString &name, const QString &displayName)
{
    return {name, name + QLatin1Char('@') + QLatin1String(labDomain), displayName, {}};
}

} // namespace

QString labPasswordFile(const QString &passwordDir, const LabUser &user)
{
    return passwordDir + QLatin1Char('/') + user.name;
}

QList<LabUser> labUsers(const QString &passwordDir, const QStringList &extraNames)
{
    QList<LabUser> users{
        makeUser(QStringLiteral("anna.berger"), QStringLiteral("Anna Berger")),
        makeUser(QStringLiteral("emma.clarke"), QStringLiteral("Emma Clarke"))};
    for (const QString &name : extraNames)
        users << makeUser(name, name);
    for (LabUser &user : users) {
        const QString file = labPasswordFile(passwordDir, user);
        if (!QFile::exists(file))
            writePrivateFile(file, newPassword() + '\n');
        user.password = QString::fromLatin1(readFile(file).trimmed());
    }
    return users;
}

} // namespace duopost
