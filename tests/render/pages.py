# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages that are compared, made ready: both painters get the same pictures in place of those on the internet."""
import base64
import html
import io
import os
import re
import shutil
import subprocess

from PIL import Image, ImageDraw

import newsletters

HERE = os.path.dirname(os.path.realpath(__file__))
PACKAGES = ["mjml@4.18.0", "foundation-emails@2.5.1", "inky@1.5.0", "juice@10.0.1"]


def picture(address, width, height):
    """A picture of that size, in colours that depend on the address."""
    seed = sum(address.encode()) % 200
    image = Image.new("RGB", (width, height), (60 + seed // 2, 120, 220 - seed // 2))
    draw = ImageDraw.Draw(image)
    draw.ellipse((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill=(240, 200, 80))
    draw.line((0, height, width, 0), fill=(30, 50, 90), width=max(1, min(width, height) // 20))
    out = io.BytesIO()
    image.save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def size_of(tag, address):
    """What the tag or the address say, else 300 x 150."""
    found = {}
    for side in ("width", "height"):
        said = re.search(rf"""\b{side}\s*=\s*["']?(\d+)(?!\d*%)""", tag, re.I)
        if said and 0 < int(said[1]) <= 2000:
            found[side] = int(said[1])
    named = re.search(r"(\d{2,4})x(\d{2,4})", address)
    if named:
        wide, high = int(named[1]), int(named[2])
        if "width" in found and "height" not in found:
            return found["width"], max(1, found["width"] * high // wide)
        return found.get("width", wide), found.get("height", high)
    if "width" in found and "height" not in found:
        return found["width"], max(1, found["width"] // 2)
    if "height" in found and "width" not in found:
        return found["height"], found["height"]
    return found.get("width", 300), found.get("height", 150)


def with_own_pictures(page):
    def in_tag(match):
        address = html.unescape(match[3])
        if not re.match(r"(https?:)?//", address):
            return match[0]
        return match[1] + match[2] + picture(address, *size_of(match[0] + match[4], address)) + match[2] + match[4]

    page = re.sub(r"""(<img\b[^>]*?\bsrc=)(["'])([^"']*)\2([^>]*)""", in_tag, page, flags=re.I)

    def in_css(match):
        if re.search(r"\.(?:css|woff2?|ttf|otf|eot|svg)\b|fonts\.", match[2], re.I):
            return match[0]
        return "url('" + picture(match[2], *size_of("", match[2])) + "')"

    return re.sub(r"""url\(\s*(["']?)((?:https?:)?//[^"')]*)\1\s*\)""", in_css, page, flags=re.I)


def node(build, *words, given=None):
    return subprocess.run(["node", *words], cwd=build, input=given, text=True, check=True, stdout=subprocess.PIPE).stdout


def made_newsletters(build):
    """{name: html}. Nothing of these packages is kept anywhere but in the build folder."""
    if not shutil.which("npm"):
        print("npm is not installed: no newsletters")
        return {}
    if not os.path.isdir(build + "/node_modules/mjml") or not os.path.isdir(build + "/node_modules/inky"):
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", build, *PACKAGES],
                       check=True, stdout=subprocess.DEVNULL)
    shutil.copy(HERE + "/build.cjs", build + "/build.cjs")
    sources = build + "/sources"
    shutil.rmtree(sources, ignore_errors=True)
    os.makedirs(sources)
    for name, text in newsletters.sources().items():
        with open(f"{sources}/{name}.mjml", "w", encoding="utf-8") as file:
            file.write(text)
    out = build + "/newsletters"
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    node(build, "build.cjs", sources, out)
    pages = {}
    for name in sorted(os.listdir(out)):
        with open(f"{out}/{name}", encoding="utf-8") as file:
            pages["newsletter/" + name.removesuffix(".html")] = file.read()
    return pages


def corpus_pages(folder):
    pages = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".html"):
            with open(f"{folder}/{name}", encoding="utf-8", errors="replace") as file:
                pages["caniemail/" + name.removesuffix(".html")] = file.read()
    return pages


# What resources/styles/mail.css says on purpose otherwise than browsers; their rendering is compared, not their taste.
TASTE = """html{font-family:%s,sans-serif;font-size:%dpx}body{margin:16px 20px}
p,ul,ol,dl,blockquote,figure,pre{margin:12px 0}h1{font-size:1.8em;margin:12px 0}h2{font-size:1.45em;margin:14px 0 10px}
h3{font-size:1.2em;margin:14px 0 8px}h4,h5,h6{font-size:1em;margin:14px 0 6px}a{color:#1f4fb8}ul,ol{padding-left:30px}
ol ol,ol ul,ul ol,ul ul{margin:0}dd{margin-left:30px}mark{background:#fff2a8}small{font-size:.85em}big{font-size:1.2em}
code,kbd,samp,tt,pre{font-size:.93em}sub,sup{font-size:.8em}pre{white-space:pre-wrap}
blockquote{padding-left:12px;border-left:2px solid #b9c2cf;margin-left:2px}
hr{border:0;height:1px;background-color:#c9cfd8;margin:12px 0}"""


# What ui/html/PageFonts.cpp draws with in place of these, so that both have the same letters.
FONTS = {"verdana": "DejaVu Sans", "tahoma": "DejaVu Sans Condensed"}


def for_chromium(page, family, pixels):
    for asked, instead in {**FONTS, "sans-serif": family}.items():
        page = re.sub(rf"(font(?:-family)?\s*:[^;}}<>]*?)\b{asked}\b", rf"\1{instead}", page, flags=re.I)
    sheet = "<meta charset=utf-8><style>" + TASTE % (repr(family), pixels) + "</style>"
    for tag in (r"<head\b[^>]*>", r"<html\b[^>]*>", r"<!doctype[^>]*>"):
        found = re.search(tag, page, re.I)
        if found:
            return page[:found.end()] + sheet + page[found.end():]
    return sheet + page
