#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mailbox as imaplib sees it, whole: every folder with its UIDVALIDITY, and every message with its UID, flags
and a hash of its bytes; and what is subscribed to. Changes nothing.
Usage: whole_mailbox.py IMAP_PORT USER < password"""
import hashlib
import imaplib
import json
import re
import sys

imap = imaplib.IMAP4("127.0.0.1", int(sys.argv[1]))
imap.login(sys.argv[2], sys.stdin.read().strip())
seen = {"folders": {}, "subscribed": sorted(line.decode() for line in imap.lsub()[1] if line)}
for line in imap.list()[1]:
    attributes, name = re.match(rb'\((.*?)\) "." "?(.*?)"?$', line).groups()
    folder = {"messages": []}
    seen["folders"][name.decode()] = folder
    if b"\\Noselect" in attributes:
        continue
    count = int(imap.select(b'"' + name + b'"', readonly=True)[1][0])
    folder["uidValidity"] = imap.response("UIDVALIDITY")[1][0].decode()
    if count:
        for part in imap.fetch("1:*", "(UID FLAGS BODY.PEEK[])")[1]:
            if isinstance(part, tuple):
                flags = sorted(f.decode() for f in imaplib.ParseFlags(part[0]) if f != b"\\Recent")
                uid = re.search(rb"UID (\d+)", part[0]).group(1).decode()
                folder["messages"].append([uid, flags, hashlib.sha256(part[1]).hexdigest()])
imap.logout()
print(json.dumps(seen, sort_keys=True))
