// SPDX-License-Identifier: GPL-3.0-or-later
// PNG pictures, written without a graphics library: mailcore has none.
#include "mailcore/lab/sample/Crc32.h"
#include "mailcore/lab/sample/SampleFiles.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <cmath>

namespace duopost {

namespace {

using Colour = std::array<double, 3>;

Colour fromRgb(quint32 rgb)
{
    return {double(rgb >> 16 & 255), double(rgb >> 8 & 255), double(rgb & 255)};
}

Colour mix(const Colour &a, const Colour &b, double share)
{
    share = std::clamp(share, 0.0, 1.0);
    return {a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share};
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &content)
{
    return bigEndian(static_cast<quint32>(content.size())) + type + content + bigEndian(crc32(type + content));
}

template <class Pixel> QByteArray png(int width, int height, Pixel pixel)
{
    QByteArray rows;
    rows.reserve(height * (1 + 3 * width));
    for (int y = 0; y < height; ++y) {
        rows += '\1'; // filter "Sub": each byte less the one to its left; smooth colours shrink well
        std::array<quint8, 3> left{};
        for (int x = 0; x < width; ++x) {
            const Colour colour = pixel(x, y);
            for (size_t i = 0; i < 3; ++i) {
                const auto value = static_cast<quint8>(std::clamp(colour[i], 0.0, 255.0) + 0.5);
                rows += static_cast<char>(value - left[i]);
                left[i] = value;
            }
        }
    }
    const QByteArray header = bigEndian(static_cast<quint32>(width)) + bigEndian(static_cast<quint32>(height))
        + QByteArray("\x08\x02\0\0\0", 5);
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", header) + chunk("IDAT", qCompress(rows, 1).mid(4))
        + chunk("IEND", {});
}

} // namespace

QByteArray sampleLandscape(int width, int height, quint32 number)
{
    struct Mood {
        quint32 top, horizon, hills, water;
    };
    constexpr Mood moods[]
        = {{0x3f7fc4, 0xf7e3c0, 0x2e5a3c, 0x5f93b8},
           {0x24406e, 0xf59a5b, 0x3a2f4f, 0x8c5a6b},
           {0x7fb4dd, 0xeaf3f7, 0x48694a, 0x86b6c4},
           {0x47376f, 0xf3b7a6, 0x2b2a45, 0x75618c},
           {0x5c8fb0, 0xf4f0d0, 0x6a7442, 0x7fa5a0}};
    const Mood &mood = moods[number % std::size(moods)];
    const Colour top = fromRgb(mood.top), horizon = fromRgb(mood.horizon), hills = fromRgb(mood.hills),
                 water = fromRgb(mood.water), sun{255, 246, 214};
    const double shift = number % 97 * 0.7; // small angles: the sine of huge ones is slow
    const double sunX = width * (0.2 + 0.6 * std::fmod(number % 97 * 0.37, 1.0)), sunY = height * 0.34;
    const double shore = height * 0.76;
    QList<std::array<double, 3>> ridges(width);
    for (int x = 0; x < width; ++x) {
        const double t = 6.3 * x / width;
        for (size_t i = 0; i < 3; ++i) {
            const double k = double(i) + 1;
            ridges[x][i] = height
                * (0.36 + 0.12 * double(i) + 0.055 * std::sin(t * k * 0.9 + shift * k)
                   + 0.03 * std::sin(t * k * 2.3 + shift) + 0.008 * std::sin(t * 11 * k));
        }
    }
    return png(width, height, [&](int x, int y) {
        if (y > shore) {
            const double wave = 0.06 * std::sin(y * 1.1 + 3 * std::sin(x * 0.05 + shift));
            return mix(mix(water, horizon, 0.35), water, (y - shore) / (height - shore) + wave);
        }
        for (int i = 2; i >= 0; --i) {
            if (y > ridges[x][static_cast<size_t>(i)])
                return mix(
                    mix(hills, horizon, 0.62 - 0.27 * i), hills,
                    0.25 * (y - ridges[x][static_cast<size_t>(i)]) / height);
        }
        const Colour sky = mix(top, horizon, y / (height * 0.55));
        const double distance = std::sqrt((x - sunX) * (x - sunX) + (y - sunY) * (y - sunY)) / height;
        return mix(sky, sun, distance < 0.055 ? 1.0 : 0.5 * std::exp(-7 * (distance - 0.055)));
    });
}

QByteArray sampleChart(int width, int height, const QList<int> &values, quint32 rgb)
{
    const Colour bar = fromRgb(rgb), paper{255, 255, 255}, line{214, 219, 224};
    const int margin = 12;
    const double step = double(width - 2 * margin) / std::max<qsizetype>(1, values.size());
    return png(width, height, [&](int x, int y) {
        const int column = int(std::floor((x - margin) / step));
        const bool inside = x >= margin && column < values.size() && std::fmod(x - margin, step) < step * 0.68;
        if (inside && y < height - margin
            && y >= height - margin - (height - 2 * margin) * values[column] / 100)
            return mix(mix(bar, paper, 0.25), bar, double(y) / height);
        return (height - margin - y) % 40 == 0 && x >= margin && x < width - margin ? line : paper;
    });
}

QByteArray sampleLogo(int size, quint32 rgb)
{
    const Colour colour = fromRgb(rgb), paper{255, 255, 255};
    return png(size, size, [&](int x, int y) {
        const double r = std::hypot(x - size / 2.0 + 0.5, y - size / 2.0 + 0.5) / size;
        const double inner = std::hypot(x - size * 0.58, y - size * 0.42) / size;
        return mix(inner < 0.2 ? mix(colour, paper, 0.75) : colour, paper, (r - 0.47) * size);
    });
}

} // namespace duopost
