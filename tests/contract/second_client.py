#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second client that shares no code with Duopost: what imaplib and poplib see of mailboxes.
Usage: second_client.py IMAP_PORT POP3_PORT < {"user": "password", …}
Prints {"user": {"imap": ["INBOX <id> \\\\Seen", …], "folders": […],
"subscribed": […], "capabilities": […], "pop3": ["<id>", …]}, …}; changes nothing."""
import email
import imaplib
import json
import poplib
import re
import sys

imap_port, pop3_port = int(sys.argv[1]), int(sys.argv[2])
result = {}
for user, password in json.load(sys.stdin).items():
    seen = {"imap": [], "folders": [], "subscribed": [], "pop3": []}
    imap = imaplib.IMAP4("127.0.0.1", imap_port)
    imap.login(user, password)
    seen["capabilities"] = imap.capability()[1][0].decode().upper().split()
    for line in imap.lsub()[1]:
        if line:
            seen["subscribed"].append(re.match(rb'\(.*?\) "." "?(.*?)"?$', line).group(1).decode())
    for line in imap.list()[1]:
        attributes, name = re.match(rb'\((.*?)\) "." "?(.*?)"?$', line).groups()
        seen["folders"].append(name.decode())
        if b"\\Noselect" in attributes:
            continue
        count = int(imap.select(b'"' + name + b'"', readonly=True)[1][0])
        if count == 0:
            continue
        for part in imap.fetch("1:*", "(FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")[1]:
            if not isinstance(part, tuple):
                continue
            flags = sorted(f.decode() for f in imaplib.ParseFlags(part[0]) if f != b"\\Recent")
            message_id = email.message_from_bytes(part[1])["Message-ID"]
            seen["imap"].append(" ".join([name.decode(), message_id] + flags))
    imap.logout()
    pop3 = poplib.POP3("127.0.0.1", pop3_port)
    pop3.user(user)
    pop3.pass_(password)
    for number in range(1, pop3.stat()[0] + 1):
        header = b"\n".join(pop3.top(number, 0)[1])
        seen["pop3"].append(email.message_from_bytes(header)["Message-ID"])
    pop3.quit()
    seen["imap"].sort()
    result[user] = seen
print(json.dumps(result))
