// SPDX-License-Identifier: GPL-3.0-or-later
// Message files of other projects, read where they are present.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace duopost::test {

struct CorpusMessage {
    QString name; ///< path below the corpora folder, "#n" for the n-th message of an mbox
    QByteArray raw;
};

/// The folder, or empty when there is none on this machine.
QString corporaFolder();

QByteArray readFile(const QString &path);

/// All messages of a corpus ("thunderbird"), each mbox taken apart.
QList<CorpusMessage> corpusMessages(const QString &corpus);

} // namespace duopost::test
