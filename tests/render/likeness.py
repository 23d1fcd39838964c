# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two pictures of one page are, 0 to 1, as somebody sees it who is not looking for single pixels.

Bands of 64 px of the first picture are looked for in the second, near where they should be: a line that is one
pixel taller must not spoil all below it. Each band is compared four times smaller, half by its structure (SSIM of
the luminance), half by its colours. The mean is multiplied with the root of the ratio of heights, so that what is
missing or too much counts."""
import numpy
from PIL import Image

BAND, SMALLER = 64, 4


def small(picture, width):
    """Four times smaller, as wide as said, on white."""
    canvas = Image.new("RGB", (width, -(-picture.height // SMALLER) * SMALLER), "white")
    canvas.paste(picture, (0, 0))
    pixels = numpy.asarray(canvas, dtype=numpy.float32)
    high, wide = pixels.shape[0] // SMALLER, width // SMALLER
    return pixels[:high * SMALLER, :wide * SMALLER].reshape(high, SMALLER, wide, SMALLER, 3).mean(axis=(1, 3))


def blurred(plane):
    """Mean over 5 x 5."""
    padded = numpy.pad(plane, 2, mode="edge")
    sums = numpy.pad(padded.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    return (sums[5:, 5:] - sums[:-5, 5:] - sums[5:, :-5] + sums[:-5, :-5]) / 25


def alike(a, b):
    colours = 1 - min(1.0, float(numpy.abs(a - b).mean()) / 255 * 4)
    x, y = a @ (0.299, 0.587, 0.114), b @ (0.299, 0.587, 0.114)
    mx, my = blurred(x), blurred(y)
    vx, vy = blurred(x * x) - mx * mx, blurred(y * y) - my * my
    both = blurred(x * y) - mx * my
    c1, c2 = 6.5, 58.5
    ssim = (2 * mx * my + c1) * (2 * both + c2) / ((mx * mx + my * my + c1) * (vx + vy + c2))
    return (max(0.0, float(ssim.mean())) + colours) / 2


def likeness(first, second, width):
    """@return (likeness, height of the second / height of the first)"""
    a, b = small(first, width), small(second, width)
    step = BAND // SMALLER
    rest = max(0, len(a) - len(b))
    if rest or len(b) < step:
        b = numpy.concatenate([b, numpy.full((rest + step, b.shape[1], 3), 255, numpy.float32)])
    offset, values, weights = 0, [], []
    for top in range(0, len(a), step):
        band = a[top:top + step]
        best, where = -1.0, offset
        for shift in sorted(range(offset - 12, offset + 13), key=lambda s: abs(s - offset)):
            at = top + shift
            if at < 0 or at + len(band) > len(b):
                continue
            value = alike(band, b[at:at + len(band)]) - 0.001 * abs(shift - offset)
            if value > best:
                best, where = value, shift
        if best < 0:
            best = 0.0
        # An empty band fits anywhere: it says nothing about where the next one is.
        if band.std() > 4:
            offset = where
        values.append(best)
        weights.append(len(band) * (1.0 if band.std() > 4 else 0.3))
    ratio = second.height / max(1, first.height)
    return float(numpy.average(values, weights=weights)) * min(ratio, 1 / ratio) ** 0.5, ratio
