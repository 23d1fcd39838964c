// SPDX-License-Identifier: GPL-3.0-or-later
// Files to attach, made by our own code: real ones, small, always the same for the same input. Pure.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace duopost {

/// One A4 page of text; the first line is the heading. Letters beyond windows-1252 become "?".
QByteArray samplePdf(const QString &text);
/// A drawn landscape: sky, sun, three ranges of hills, water. Each number gives another one.
QByteArray sampleLandscape(int width, int height, quint32 number);
/// A bar chart, one bar a value (0 to 100).
QByteArray sampleChart(int width, int height, const QList<int> &values, quint32 rgb);
/// A round sign in one colour on white; for logos in mail.
QByteArray sampleLogo(int size, quint32 rgb);
QByteArray sampleDocx(const QString &text);
QByteArray sampleOdt(const QString &text);
QByteArray sampleInvitation(
    const QString &title, const QString &place, const QDateTime &start, int minutes, const QString &organizer,
    const QString &attendee);

struct ZipEntry {
    QByteArray name, content;
};
/// Stored, not compressed.
QByteArray zipArchive(const QList<ZipEntry> &entries);

} // namespace duopost
