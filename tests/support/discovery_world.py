#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small Internet on loopback for one run of a program: DNS, HTTPS and mail servers, alone in a network namespace.

Usage: discovery_world.py SCENARIO.json PROGRAM [ARGUMENT…]
"{CA}" among the arguments becomes the file of the certificate authority that signed everything here.

SCENARIO.json:
  dns    {name: {"A": [ip], "MX": [[preference, host]], "SRV": [[priority, weight, port, host]], "CNAME": host}}
  https  {host: {path: {"status", "body", "headers", "repeat"}}}    path without query; "" stands for any
  mail   [{"port", "kind": imap|pop3|smtp, "tls": tls|starttls|none|silent}]
  wrong  [host]   these get a certificate for another name
  deaf   true: the DNS server never answers
  interrupt  true: the program gets SIGINT as soon as a silent mail server has a client, or a deaf DNS server a question
Prints one JSON document: exit, seconds, stdout, stderr, dns (names asked), https ([host, path and query]), http (number of
connections to port 80), mail ([port, line]). Exit status 77: namespaces are not allowed here.
"""
import ctypes
import fcntl
import http.server
import json
import os
import signal
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time

NEWNS, NEWUSER, NEWNET = 0x00020000, 0x10000000, 0x40000000
libc = ctypes.CDLL(None, use_errno=True)
seen = {"dns": [], "https": [], "http": 0, "mail": []}
lock = threading.Lock()
silence = threading.Event()  # somebody waits for an answer that will not come


def record(kind, what):
    with lock:
        seen[kind].append(what)


def enter_namespace():
    uid, gid = os.getuid(), os.getgid()
    if libc.unshare(NEWNET | NEWNS) != 0:
        if libc.unshare(NEWUSER | NEWNET | NEWNS) != 0:
            print("namespaces are not allowed here:", os.strerror(ctypes.get_errno()), file=sys.stderr)
            sys.exit(77)
        for name, text in (("setgroups", "deny"), ("uid_map", f"0 {uid} 1"), ("gid_map", f"0 {gid} 1")):
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
    if libc.mount(b"none", b"/", None, 0x4000 | 0x40000, None) != 0:  # recursively private
        print("mounts cannot be made private:", os.strerror(ctypes.get_errno()), file=sys.stderr)
        sys.exit(77)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:  # "ip link set lo up"
        fcntl.ioctl(control, 0x8914, struct.pack("16sh14x", b"lo", 0x1 | 0x40))


def replace_file(target, text, folder):
    if not os.path.exists(target):
        return
    path = os.path.join(folder, os.path.basename(target))
    with open(path, "w") as file:
        file.write(text)
    if libc.mount(path.encode(), os.path.realpath(target).encode(), None, 0x1000, None) != 0:
        sys.exit(f"{target} cannot be replaced: {os.strerror(ctypes.get_errno())}")


# DNS -----------------------------------------------------------------------------------------------------------------
def encode_name(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".") if label) + b"\0"


def decode_name(packet, at):
    labels = []
    while packet[at]:
        labels.append(packet[at + 1 : at + 1 + packet[at]].decode())
        at += packet[at] + 1
    return ".".join(labels).lower(), at + 1


def records(zone, name, kind):
    entry = zone.get(name)
    if entry is None:
        return None
    if kind == 1:
        return [(1, socket.inet_aton(ip)) for ip in entry.get("A", [])]
    if kind == 2:
        return [(2, encode_name("ns.test"))]
    if kind == 5 and "CNAME" in entry:
        return [(5, encode_name(entry["CNAME"]))]
    if kind == 15:
        return [(15, struct.pack("!H", p) + encode_name(host)) for p, host in entry.get("MX", [])]
    if kind == 33:
        return [(33, struct.pack("!HHH", p, w, port) + encode_name(host)) for p, w, port, host in entry.get("SRV", [])]
    return []


def serve_dns(server, zone, deaf):
    while True:
        packet, client = server.recvfrom(4096)
        if deaf:
            silence.set()
            continue
        name, at = decode_name(packet, 12)
        kind = struct.unpack("!H", packet[at : at + 2])[0]
        record("dns", name)
        found = records(zone, name, kind)
        answer = packet[:2] + struct.pack("!HHHHH", 0x8580 | (3 if found is None else 0), 1, len(found or []), 0, 0)
        answer += packet[12 : at + 4]
        for number, data in found or []:
            answer += b"\xc0\x0c" + struct.pack("!HHIH", number, 1, 60, len(data)) + data
        server.sendto(answer, client)


# Certificates --------------------------------------------------------------------------------------------------------
def openssl(*words, folder):
    subprocess.run(["openssl", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def leaf(name, hosts, folder):
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", f"{name}.key",
            "-out", f"{name}.csr", "-subj", f"/CN={name} mail", folder=folder)
    with open(os.path.join(folder, f"{name}.ext"), "w") as file:
        file.write("subjectAltName=" + ",".join("DNS:" + host for host in hosts) + "\nextendedKeyUsage=serverAuth\n")
    openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30",
            "-extfile", f"{name}.ext", "-out", f"{name}.pem", folder=folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, f"{name}.pem"), os.path.join(folder, f"{name}.key"))
    return context


def make_tls(hosts, wrong, folder):
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "ca.key",
            "-out", "ca.pem", "-days", "30", "-subj", "/CN=Small Internet CA", "-addext",
            "keyUsage=critical,keyCertSign", folder=folder)
    good = leaf("good", hosts, folder)
    other = leaf("other", ["elsewhere.test"], folder)

    def choose(connection, name, _context):
        if name in wrong:
            connection.context = other

    good.sni_callback = choose
    return good


# HTTPS ---------------------------------------------------------------------------------------------------------------
def web_server(pages, tls):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            host = self.headers.get("Host", "").split(":")[0]
            record("https", [host, self.path])
            site = pages.get(host, {})
            page = site.get(self.path.split("?")[0], site.get("", {"status": 404}))
            body = page.get("body", "").encode() * page.get("repeat", 1)
            self.send_response(page.get("status", 200))
            for name, value in page.get("headers", {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                pass  # too much for the client, which is what some scenarios are about

        def log_message(self, *_words):
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def finish_request(self, request, client):
            request = tls.wrap_socket(request, server_side=True)
            super().finish_request(request, client)

        def handle_error(self, request, client):
            pass  # a client that does not like the certificate

    return Server(("127.0.0.1", 443), Handler)


def count_connections(server):
    while True:
        server.accept()
        with lock:
            seen["http"] += 1


# Mail ----------------------------------------------------------------------------------------------------------------
class MailClient:
    GREETING = {"imap": "* OK ready", "pop3": "+OK ready", "smtp": "220 mail.test ESMTP"}

    def __init__(self, connection, server, tls):
        self.connection, self.server, self.tls = connection, server, tls
        self.secure = server["tls"] == "tls"

    def say(self, *lines):
        self.connection.sendall("".join(line + "\r\n" for line in lines).encode())

    def run(self):
        if self.server["tls"] == "silent":
            silence.set()
            while self.connection.recv(1024):
                pass
            return
        if self.secure:
            self.connection = self.tls.wrap_socket(self.connection, server_side=True)
        self.say(self.GREETING[self.server["kind"]])
        while True:
            line = b""
            while not line.endswith(b"\n"):
                byte = self.connection.recv(1)
                if not byte:
                    return
                line += byte
            text = line.decode().strip()
            record("mail", [self.server["port"], text])
            if getattr(self, self.server["kind"])(text):
                return

    def start_tls(self):
        self.connection = self.tls.wrap_socket(self.connection, server_side=True)
        self.secure = True

    def offered(self, name):
        return [name] if self.server["tls"] == "starttls" and not self.secure else []

    def imap(self, text):
        tag, command = text.split(" ", 1)
        if command == "CAPABILITY":
            words = ["IMAP4rev1", "IDLE", "UIDPLUS"] + self.offered("STARTTLS")
            self.say("* CAPABILITY " + " ".join(words), tag + " OK")
        elif command == "STARTTLS" and self.offered("STARTTLS"):
            self.say(tag + " OK")
            self.start_tls()
        elif command == "LOGOUT":
            self.say("* BYE", tag + " OK")
            return True
        else:
            self.say(tag + " BAD")

    def pop3(self, text):
        if text == "CAPA":
            self.say("+OK", "UIDL", "TOP", "EXPIRE 30", *self.offered("STLS"), ".")
        elif text == "STLS" and self.offered("STLS"):
            self.say("+OK")
            self.start_tls()
        elif text == "QUIT":
            self.say("+OK")
            return True
        else:
            self.say("-ERR")

    def smtp(self, text):
        if text.startswith("EHLO "):
            lines = ["mail.test", *self.offered("STARTTLS"), "SIZE 52428800", "AUTH PLAIN"]
            self.say(*["250-" + line for line in lines[:-1]], "250 " + lines[-1])
        elif text == "STARTTLS" and self.offered("STARTTLS"):
            self.say("220 go on")
            self.start_tls()
        elif text == "QUIT":
            self.say("221 bye")
            return True
        else:
            self.say("500 what?")


def serve_mail(listener, server, tls):
    def talk(connection):
        try:
            MailClient(connection, server, tls).run()
        except OSError:
            pass  # the client left
        finally:
            connection.close()

    while True:
        connection, _ = listener.accept()
        threading.Thread(target=talk, args=(connection,), daemon=True).start()


def listen(port):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(64)
    return listener


def background(target, *arguments):
    threading.Thread(target=target, args=arguments, daemon=True).start()


def main():
    with open(sys.argv[1]) as file:
        scenario = json.load(file)
    enter_namespace()
    with tempfile.TemporaryDirectory() as folder:
        deaf = scenario.get("deaf", False)
        patience = 30 if deaf else 2
        replace_file("/etc/resolv.conf", f"nameserver 127.0.0.1\noptions timeout:{patience} attempts:1\n", folder)
        replace_file("/etc/nsswitch.conf", "hosts: files dns\n", folder)
        zone = scenario.get("dns", {})
        pages = scenario.get("https", {})
        tls = make_tls(sorted(set(zone) | set(pages)) or ["nobody.test"], scenario.get("wrong", []), folder)
        dns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        dns.bind(("127.0.0.1", 53))
        background(serve_dns, dns, zone, deaf)
        background(count_connections, listen(80))
        background(web_server(pages, tls).serve_forever)
        for server in scenario.get("mail", []):
            background(serve_mail, listen(server["port"]), server, tls)

        words = [word.replace("{CA}", os.path.join(folder, "ca.pem")) for word in sys.argv[2:]]
        begun = time.monotonic()
        program = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if scenario.get("interrupt"):
            if not silence.wait(60):
                sys.exit("nobody called the silent server")
            begun = time.monotonic()
            program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=120)
        result = {"exit": program.returncode, "seconds": time.monotonic() - begun, "stdout": out, "stderr": err}
        with lock:
            print(json.dumps(result | seen))


if __name__ == "__main__":
    main()
