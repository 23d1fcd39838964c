// SPDX-License-Identifier: GPL-3.0-or-later
// The text material of the sample mail (resources/lab), read. The format is told in resources/lab/README.md.
#pragma once

#include "mailcore/Message.h"

#include <QHash>
#include <QStringList>

namespace duopost {

/// One "== kind" section: its "key: value" lines and the text below them.
struct SampleBlock {
    QString kind;
    QHash<QString, QString> keys;
    QString text;

    QString key(const char *name, const QString &otherwise = {}) const
    {
        return keys.value(QLatin1String(name), otherwise);
    }
    int number(const char *name, int otherwise) const;
};

/// One "--- who when options" section of a text.
struct SampleTurn {
    QString who;
    QString when; ///< "+2d", "+3h", "+20m": after the turn before
    QStringList options;
    QString text;
};

QList<SampleBlock> parseSampleScript(const QString &script);
QList<SampleTurn> parseSampleTurns(const QString &text);
/// "2d", "3h", "20m" in seconds.
qint64 sampleSpan(const QString &text);
/// "Name <address>"
MailAddress sampleAddress(const QString &text);

} // namespace duopost
