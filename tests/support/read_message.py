# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads messages with Python's email package and prints what it found as JSON, in the order of the arguments."""
import base64
import email
import email.header
import email.policy
import email.utils
import json
import re
import sys


def unflowed(text):
    """RFC 3676 section 4, DelSp=no; the same plain way as it is written there."""
    lines, paragraph, depth = [], None, 0
    for line in text.split("\n"):
        quotes = len(line) - len(line.lstrip(">"))
        content = line[quotes:]
        if content.startswith(" "):
            content = content[1:]
        if paragraph is not None and (quotes != depth or content == "-- "):
            lines.append((depth, paragraph))
            paragraph = None
        paragraph = content if paragraph is None else paragraph + content
        depth = quotes
        if content == "-- " or not content.endswith(" "):
            lines.append((depth, paragraph))
            paragraph = None
    if paragraph is not None:
        lines.append((depth, paragraph))
    return "\n".join((">" * d + " " if d else "") + p if p or not d else ">" * d for d, p in lines)


def defects_of(message):
    found = []
    for part in message.walk():
        found += [repr(defect) for defect in part.defects]
        for name, value in part.items():
            found += [f"{name}: {defect!r}" for defect in getattr(value, "defects", [])]
    return found


def bytes_of(part):
    if part.get_content_type() == "message/rfc822":
        return part.get_payload(0).as_bytes(policy=email.policy.default.clone(linesep="\r\n", max_line_length=None))
    return part.get_payload(decode=True)


def older_reading(raw):
    try:
        return email.utils.getaddresses([raw], strict=False)
    except TypeError:  # before 3.13 there is nothing but that
        return email.utils.getaddresses([raw])


def addresses_of(message):
    """Names by the older functions: the newer ones put a blank between two encoded words of a name, where RFC 2047
    section 6.2 wants none, and drop one of two blanks. Without blanks both must say the same."""
    found = []
    for name, raw in message.raw_items():
        if name.lower() not in ("from", "to", "cc"):
            continue
        old = older_reading(re.sub(r"\r?\n", "", raw))
        new = [(a.display_name, a.addr_spec) for group in [message[name]] for a in group.addresses]
        for (words, address), (display, spec) in zip(old, new, strict=True):
            decoded = str(email.header.make_header(email.header.decode_header(words)))
            assert address == spec and decoded.replace(" ", "") == display.replace(" ", ""), (decoded, display)
            found.append(f"{name.lower()}|{decoded}|{address}")
    return found


def read(path):
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    addresses = addresses_of(message)
    text, html, parts = None, None, []
    inside = 0
    for part in message.walk():
        if inside:
            inside -= 1
            continue
        if part.get_content_type() == "message/rfc822":
            inside = 1
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            continue
        disposition = part.get_content_disposition()
        if disposition is None and part.get_content_type() == "text/plain":
            text = part.get_content().replace("\r\n", "\n")
            if part["content-type"].params.get("format") == "flowed":
                text = unflowed(text)
        elif disposition is None and part.get_content_type() == "text/html":
            html = part.get_content().replace("\r\n", "\n")
        else:
            parts.append({"type": part.get_content_type(), "name": part.get_filename(), "id": part.get("content-id", ""),
                          "disposition": disposition, "content": base64.b64encode(bytes_of(part)).decode()})
    return {"subject": message["subject"], "addresses": addresses, "text": text, "html": html, "parts": parts,
            "structure": [part.get_content_type() for part in message.walk()], "defects": defects_of(message)}


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
