// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of strangers: only those that are nothing but a raster, and not too large when unpacked. A drawing
// (SVG) or a page (PDF) is a document that has other things to offer. Any thread.
#pragma once

#include <QImage>

namespace duopost {

/// Empty if it is not shown.
QSize rasterSize(const QByteArray &content);
/// Scaled down to fit into `most`; null if it is not shown.
enum class Turned { AsStored, AsTaken }; ///< AsTaken: as the camera was held
QImage rasterPicture(const QByteArray &content, const QSize &most, Turned turned = Turned::AsStored);

} // namespace duopost
