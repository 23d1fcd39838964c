// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of attachments, made off the GUI thread and within limits: small files can hold enormous pictures.
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QImage>

namespace duopost {

/// The first picture in the file, at most 2,400 pixels a side. Null: it is none, or holds more than 40 million
/// pixels.
QFuture<QImage> pictureOf(const QByteArray &content);

/// True if there is a program that draws pages of PDF (pdftoppm, of poppler-utils).
bool canDrawPages();

/// The first page, drawn by that program in a process of its own, with little memory and time and nothing to
/// write to. Null: it could not.
QFuture<QImage> firstPageOf(const QByteArray &pdf);

} // namespace duopost
