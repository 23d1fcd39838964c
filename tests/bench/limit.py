# SPDX-License-Identifier: GPL-3.0-or-later
"""The server limit: the same questions, the answers read and thrown away. No client can be faster."""
import re
import socket
import time


class Wire:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray(1 << 20)
        self.bytes = 0

    def send(self, data):
        self.socket.sendall(data)

    def read_until(self, ending, count=1):
        """Reads until `ending` (a compiled pattern of whole lines) was met so often; keeps only the last piece."""
        tail = b""
        while count > 0:
            size = self.socket.recv_into(self.buffer)
            if size == 0:
                raise ConnectionError("the server hung up: " + tail[-200:].decode(errors="replace"))
            self.bytes += size
            tail = tail[-200:] + bytes(self.buffer[:size])
            met = list(ending.finditer(tail))
            count -= len(met)
            if met:
                tail = tail[met[-1].end():] if count > 0 else tail
        return tail


class Imap(Wire):
    def __init__(self, port, user, password):
        super().__init__(port)
        self.number = 0
        self.read_until(re.compile(rb"\* OK [^\n]*\n"))
        self.run(f"LOGIN {user} {password}")

    def run(self, *commands):
        """All at once; returns what came with the last piece."""
        text = ""
        for command in commands:
            self.number += 1
            text += f"t{self.number} {command}\r\n"
        self.send(text.encode())
        tail = self.read_until(re.compile(rb"(?m)^t%d (OK|NO|BAD)[^\n]*\n" % self.number))
        if b"t%d OK" % self.number not in tail:
            raise RuntimeError(tail[-300:].decode(errors="replace"))
        return tail


class Pop3(Wire):
    line = re.compile(rb"[^\n]*\n")

    def __init__(self, port, user, password):
        super().__init__(port)
        self.read_until(self.line)
        for command in (f"USER {user}", f"PASS {password}"):
            self.send(command.encode() + b"\r\n")
            self.read_until(self.line)

    def multi(self, commands):
        """Pipelined, a hundred under way; every answer ends with a lone dot."""
        end = re.compile(rb"(?:^|\r\n)\.\r\n")
        sent = 0
        while sent < len(commands):
            part = commands[sent:sent + 100]
            sent += len(part)
            self.send("".join(command + "\r\n" for command in part).encode())
            self.read_until(end, len(part))


def timed(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def measure(name, server, user, items, sizes):
    """Seconds of the bare answers of one kind of work, log-in included as the clients pay for it, too."""
    def imap(*commands):
        return timed(lambda: Imap(server.imap, user, server.password(user)).run(*commands))

    if name == "headers":
        return imap("SELECT INBOX (CONDSTORE)", f"FETCH 1:* {items}")
    if name == "bodies":
        return imap("SELECT INBOX (CONDSTORE)", f"FETCH 1:* {items}", "FETCH 1:* (UID BODY.PEEK[])")
    if name == "unchanged":
        return imap("LIST \"\" \"*\" RETURN (SUBSCRIBED SPECIAL-USE STATUS (MESSAGES UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ))")
    if name == "changes":
        return imap("SELECT INBOX (CONDSTORE)", f"FETCH 1:{sizes['flagged']} (UID FLAGS)",
                    f"FETCH {sizes['total'] - sizes['new'] + 1}:* {items}")
    if name == "pop3":
        def fetch():
            pop3 = Pop3(server.pop3, user, server.password(user))
            pop3.multi(["UIDL"])
            pop3.multi([f"RETR {i}" for i in range(1, sizes["total"] + 1)])
        return timed(fetch)
    if name == "pop3-again":
        return timed(lambda: Pop3(server.pop3, user, server.password(user)).multi(["UIDL"]))
    raise KeyError(name)
