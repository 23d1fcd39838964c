#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program where there is no way out, and fails if it looked for one.

Usage: isolated.py PROGRAM [ARGUMENT…]

The program is alone in a network namespace: loopback, no routes, and a name server that writes down every question and
answers none. Afterwards the kernel's count of packets that had no route, and the list of names asked for, must be empty.
First it is proved that both would notice. Exit status: the program's; 1 if it tried to get out; 77 if namespaces are not
allowed here and DUOPOST_NAMESPACES_REQUIRED is not set.
"""
import os
import socket
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
sys.dont_write_bytecode = True
import discovery_world as world  # noqa: E402


def unroutable():
    """Packets the kernel could not send anywhere, IPv4 and IPv6."""
    total = 0
    with open("/proc/net/snmp") as file:
        lines = [line.split() for line in file if line.startswith("Ip:")]
        total += int(dict(zip(lines[0], lines[1]))["OutNoRoutes"])
    if os.path.exists("/proc/net/snmp6"):
        with open("/proc/net/snmp6") as file:
            total += sum(int(line.split()[1]) for line in file if line.startswith("Ip6OutNoRoutes"))
    return total


def log_names(names):
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))

    def listen():
        while True:
            packet, client = server.recvfrom(4096)
            names.append(world.decode_name(packet, 12)[0])
            server.sendto(packet[:2] + b"\x81\x83" + packet[4:6] + bytes(6) + packet[12:], client)  # no such name

    threading.Thread(target=listen, daemon=True).start()


def prove_that_it_is_noticed(names):
    before = unroutable()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pass  # no route: that is what is counted
    try:
        socket.getaddrinfo("probe.invalid", 80)
    except socket.gaierror:
        pass
    if unroutable() == before or not any("probe.invalid" in name for name in names):
        sys.exit("a request would not be noticed here")


def main():
    try:
        world.enter_namespace()
    except SystemExit as end:
        sys.exit(1 if end.code == 77 and "DUOPOST_NAMESPACES_REQUIRED" in os.environ else end.code)
    names = []
    with tempfile.TemporaryDirectory() as folder:
        world.replace_file("/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n", folder)
        world.replace_file("/etc/nsswitch.conf", "hosts: files dns\n", folder)
        log_names(names)
        prove_that_it_is_noticed(names)
        asked, lost = len(names), unroutable()
        code = subprocess.run(sys.argv[1:], check=False).returncode
        tried = unroutable() - lost
    for name in names[asked:]:
        print(f"asked for {name}", file=sys.stderr)
    if tried:
        print(f"{tried} packets had no route", file=sys.stderr)
    sys.exit(code or (1 if tried or names[asked:] else 0))


if __name__ == "__main__":
    main()
