// SPDX-License-Identifier: GPL-3.0-or-later
// What Python's email package, which shares no line with our own reader, finds in a message.
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace duopost::tests {

struct ReadPart {
    QString type, name, contentId, disposition;
    QByteArray content;
};

struct ReadMessage {
    QString subject, from, text, html;
    QStringList addresses, structure, defects;
    QList<ReadPart> parts;
};

inline QString python()
{
    return QStandardPaths::findExecutable(QStringLiteral("python3"));
}

/// Many messages in one run of Python.
inline QList<ReadMessage> readByPython(const QList<QByteArray> &messages)
{
    QTemporaryDir folder;
    QStringList arguments{QStringLiteral(DUOPOST_SOURCE_DIR "/tests/support/read_message.py")};
    for (qsizetype i = 0; i < messages.size(); ++i) {
        QFile file(folder.filePath(QString::number(i)));
        if (!file.open(QIODevice::WriteOnly) || file.write(messages[i]) != messages[i].size())
            return {};
        arguments << file.fileName();
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(python(), arguments);
    if (!process.waitForFinished(120'000))
        process.kill();
    QList<ReadMessage> result;
    const auto list = QJsonDocument::fromJson(process.readAllStandardOutput()).array();
    for (const auto &value : list) {
        const auto json = value.toObject();
        const auto strings = [&json](const char *key) {
            QStringList found;
            for (const auto &entry : json[QLatin1String(key)].toArray())
                found << entry.toString();
            return found;
        };
        ReadMessage read{
            json[QStringLiteral("subject")].toString(),
            json[QStringLiteral("from")].toString(),
            json[QStringLiteral("text")].toString(),
            json[QStringLiteral("html")].toString(),
            strings("addresses"),
            strings("structure"),
            strings("defects"),
            {}};
        for (const auto &part : json[QStringLiteral("parts")].toArray()) {
            const auto p = part.toObject();
            read.parts << ReadPart{
                p[QStringLiteral("type")].toString(), p[QStringLiteral("name")].toString(),
                p[QStringLiteral("id")].toString(), p[QStringLiteral("disposition")].toString(),
                QByteArray::fromBase64(p[QStringLiteral("content")].toString().toLatin1())};
        }
        result << read;
    }
    return result;
}

} // namespace duopost::tests
