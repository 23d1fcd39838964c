#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every message of the practice server, as duopost-cli shows it over IMAP and over POP3, against what Python's
imaplib, poplib and email read from the same server. Usage: compare_with_python.py DUOPOST_CLI
Exit status: 0 all equal, 1 differences (each printed), 77 the practice server cannot run here."""
import email
import email.policy
import email.utils
import imaplib
import json
import poplib
import re
import ssl
import subprocess
import sys
import tempfile
import unicodedata

CLI = sys.argv[1]
profile = tempfile.TemporaryDirectory()
differences = []
compared = {"imap": 0, "pop3": 0}


def run(*words, raw=False):
    done = subprocess.run([CLI, "--profile", profile.name, *([] if raw else ["--json"]), *words], capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout if raw else json.loads(done.stdout)


def differ(where, what, ours, theirs):
    differences.append(f"{where}: {what}\n    duopost {ours!r:.300}\n    python  {theirs!r:.300}")


def unflow(text, delsp):
    """RFC 3676, for comparing only: quote marks stay, soft breaks go."""
    out, pending = [], ""
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        body = line[depth:]
        if body.startswith(" "):
            body = body[1:]
        soft = body.endswith(" ") and body != "-- "
        if soft and delsp:
            body = body[:-1]
        pending += ("" if pending else ">" * depth) + body
        if not soft:
            out.append(pending)
            pending = ""
    return "\n".join(out + [pending])


def squeeze(text):
    """Letters only: line breaks and blanks differ by design, characters must not."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s>\u00a0\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", "", text)


def python_texts(message):
    """The plain text and the HTML that Python finds, decoded; None where there is none."""
    plain, html = [], []
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment" or part.get_filename():
            continue
        if part.get_content_type() not in ("text/plain", "text/html"):
            continue
        charset = part.get_content_charset() or "utf-8"
        data = part.get_payload(decode=True) or b""
        try:
            text = data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                text = data.decode("windows-1252", "replace")
        text = text.replace("\r\n", "\n")
        if part.get_content_type() == "text/html":
            html.append(text)
        else:
            if (part.get_param("format") or "").lower() == "flowed":
                text = unflow(text, (part.get_param("delsp") or "").lower() == "yes")
            plain.append(text)
    return plain, html


def inside_rfc822(message):
    return any(part.get_content_maintype() == "message" for part in message.walk())


def addresses(message, field):
    values = message.get_all(field, [])
    return [address for _, address in email.utils.getaddresses([str(v) for v in values]) if address]


def h1_bytes_are_kept(where, our_raw, raw):
    """CASES H1: a message that was received is what the server has, byte for byte."""
    if our_raw != raw:
        differ(where, "bytes", len(our_raw), len(raw))


def compare(where, listed, shown, our_raw, raw, flags):
    h1_bytes_are_kept(where, our_raw, raw)
    message = email.message_from_bytes(raw, policy=email.policy.default.clone(utf8=True))
    if flags is not None and set(listed["flags"]) != set(flags):
        differ(where, "flags", listed["flags"], sorted(flags))
    header_bytes = raw.split(b"\r\n\r\n")[0]
    ascii_only = all(byte < 128 for byte in header_bytes)
    if ascii_only:
        subject = " ".join(str(message.get("Subject", "")).split())
        for ours in (listed["subject"], shown["subject"]):
            if squeeze(ours) != squeeze(subject):
                differ(where, "subject", ours, subject)
        for field, key in (("From", "from"), ("To", "to"), ("Cc", "cc")):
            ours = [a["address"] for a in shown[key]]
            if ours != addresses(message, field):
                differ(where, field, ours, addresses(message, field))
        names = [name for name, _ in email.utils.getaddresses([str(v) for v in message.get_all("From", [])])]
        if [squeeze(a["name"]) for a in shown["from"]] != [squeeze(n) for n in names]:
            differ(where, "names in From", shown["from"], names)
    if message.get("Message-ID"):
        theirs = str(message["Message-ID"]).strip().strip("<>")
        if shown["messageId"] != theirs or listed["messageId"] != theirs:
            differ(where, "Message-ID", shown["messageId"], theirs)
    if message.get("Date"):
        try:
            theirs = email.utils.parsedate_to_datetime(str(message["Date"]))
            ours = shown["date"].replace("Z", "+00:00")
            if ours and email.utils.datetime.datetime.fromisoformat(ours).timestamp() != theirs.timestamp():
                differ(where, "Date", shown["date"], theirs.isoformat())
        except (TypeError, ValueError):
            pass  # Python cannot read this date at all
    if listed["size"] not in (len(raw), len(raw.replace(b"\r\n", b"\n"))):
        differ(where, "size", listed["size"], len(raw))
    if not inside_rfc822(message):
        plain, html = python_texts(message)
        if plain and not shown["html"] or (plain and html):
            if squeeze("".join(plain)) not in squeeze(shown["text"]):
                differ(where, "text", shown["text"], "".join(plain))
        if html and squeeze("".join(html)) != squeeze(shown["html"]):
            differ(where, "html", shown["html"], "".join(html))
    names = [p.get_filename() for p in message.iter_attachments() if p.get_filename()] if message.is_multipart() else []
    if ascii_only and len([a for a in shown["attachments"] if not a["inline"]]) < len(names):
        differ(where, "attachments", [a["name"] for a in shown["attachments"]], names)


def imap_messages(state, user, password, context):
    """{(folder, uid): (raw, flags)} by imaplib."""
    client = imaplib.IMAP4_SSL("127.0.0.1", state["imaps"], ssl_context=context)
    client.login(user["name"], password)
    result = {}
    for line in client.list()[1]:
        match = re.match(rb'\((.*?)\) "(.)" (?:"(.*)"|(\S+))$', line)
        if b"\\Noselect" in match[1]:
            continue
        name = (match[3] or match[4]).decode("ascii")
        if client.select(f'"{name}"', readonly=True)[0] != "OK":
            raise SystemExit(f"imaplib cannot select {name}")
        for item in client.uid("FETCH", "1:*", "(UID FLAGS BODY.PEEK[])")[1]:
            if isinstance(item, tuple):
                uid = int(re.search(rb"UID (\d+)", item[0])[1])
                flags = re.search(rb"FLAGS \(([^)]*)\)", item[0])[1].decode().split()
                result[name, uid] = (item[1], [f for f in flags if f != "\\Recent"])
    client.logout()
    return result


def pop3_messages(state, user, password, context):
    """{uidl: raw} by poplib."""
    client = poplib.POP3_SSL("127.0.0.1", state["pop3s"], context=context)
    client.user(user["name"])
    client.pass_(password)
    result = {}
    for line in client.uidl()[1]:
        number, uidl = line.decode().split()
        result[uidl] = b"\r\n".join(client.retr(int(number))[1]) + b"\r\n"
    client.quit()
    return result


def decode_utf7(name):
    return re.sub("&([^-]*)-", lambda m: ("+" + m[1].replace(",", "/") + "-").encode().decode("utf-7") if m[1] else "&", name)


def compare_account(account, folder, protocol, theirs, key):
    listed = run("list", account, folder, "--limit", "1000000")["messages"]
    if {m[key] for m in listed} != set(theirs):
        differ(f"{account} {folder}", key, sorted(map(str, {m[key] for m in listed} ^ set(theirs))), "the same set")

    def one(message):
        if message[key] not in theirs:
            return
        raw, flags = theirs[message[key]]
        identifier = str(message["id"])
        compare(f"{account} {folder} {message[key]}", message, run("show", account, folder, identifier),
                run("show", account, folder, identifier, "--raw", raw=True), raw, flags)
        compared[protocol] += 1

    for message in listed:
        one(message)


def main():
    start = subprocess.run([CLI, "--profile", profile.name, "--json", "lab", "start"], capture_output=True)
    if start.returncode != 0:
        print("SKIP: no practice server:", start.stderr.decode())
        return 77
    state = json.loads(start.stdout)
    try:
        context = ssl.create_default_context(cafile=state["ca"])
        for user in state["users"]:
            with open(user["passwordFile"], encoding="utf-8") as file:
                password = file.read().strip()
            imap = imap_messages(state, user, password, context)
            pop3 = pop3_messages(state, user, password, context)
            for protocol, port in (("imap", "imaps"), ("pop3", "pop3s")):
                account = f"{user['name']}-{protocol}"
                run("account", "add", account, "--address", user["address"], "--user", user["name"], "--protocol", protocol,
                    "--host", "127.0.0.1", "--port", str(state[port]), "--password-file", user["passwordFile"], "--ca", state["ca"])
                run("sync", account, "--all")
            account = f"{user['name']}-imap"
            for folder in run("folders", account)["folders"]:
                theirs = {uid: value for (name, uid), value in imap.items() if decode_utf7(name) == folder["path"]}
                compare_account(account, folder["path"], "imap", theirs, "uid")
            if sum(f["total"] for f in run("folders", account)["folders"]) != len(imap):
                differ(account, "number of messages", run("folders", account)["folders"], len(imap))
            # POP3 has no marks: nothing on the server may be taken for one.
            compare_account(f"{user['name']}-pop3", "INBOX", "pop3", {k: (v, []) for k, v in pop3.items()}, "uidl")
    finally:
        run("lab", "stop")
    for text in differences:
        print(text)
    print(f"{compared['imap']} messages compared over IMAP, {compared['pop3']} over POP3, {len(differences)} differences")
    return 1 if differences or not compared["imap"] or not compared["pop3"] else 0


sys.exit(main())
