# SPDX-License-Identifier: GPL-3.0-or-later
"""duopost-cli and its peers, each with a folder of its own that remembers what it has fetched."""
import json
import os
import shutil
import subprocess
import time


class Run:
    """What one run of a program cost."""
    def __init__(self, command, **more):
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
        out = process.stdout.read()
        err = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024
        self.out = out
        if process.returncode != 0:
            raise RuntimeError(f"{command}: {process.returncode}\n{out.decode()[-500:]}{err.decode()[-500:]}")


class Duopost:
    name = "duopost-cli"

    def __init__(self, cli, folder, server, user, protocol):
        self.words = [cli, "--profile", folder, "--json"]
        port = server.imap if protocol == "imap" else server.pop3
        Run(self.words + ["account", "add", "bench", "--address", user + "@lab.example", "--user", user, "--protocol",
                          protocol, "--host", "127.0.0.1", "--port", str(port), "--security", "none",
                          "--password-file", server.password_files[user]])

    def run(self, *more):
        run = Run(self.words + ["sync", "bench", *more])
        report = json.loads(run.out)["accounts"][0]
        run.inside = report["seconds"]
        run.kilobytes = report["bytesIn"] / 1000
        run.commands = report["commands"]
        run.arrived = sum(folder["arrived"] for folder in report["folders"])
        run.reflagged = sum(folder["reflagged"] for folder in report["folders"])
        return run


class Mbsync:
    name = "mbsync"

    def __init__(self, folder, server, user):
        os.makedirs(folder + "/mail", mode=0o700)
        self.config = folder + "/config"
        with open(self.config, "w") as file:
            file.write(f"""IMAPAccount there
Host 127.0.0.1
Port {server.imap}
User {user}
Pass {server.password(user)}
SSLType None
AuthMechs LOGIN

IMAPStore there
Account there

MaildirStore here
SubFolders Verbatim
Path {folder}/mail/
Inbox {folder}/mail/INBOX

Channel all
Far :there:
Near :here:
Patterns *
Sync Pull
Create Near
SyncState *
""")

    def run(self):
        return Run(["mbsync", "-c", self.config, "-a", "-q"])


class Mpop:
    name = "mpop"

    def __init__(self, folder, server, user):
        for part in ("", "/mail", "/mail/cur", "/mail/new", "/mail/tmp"):
            os.makedirs(folder + part, mode=0o700, exist_ok=True)
        self.config = folder + "/config"
        with open(self.config, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(f"""account default
host 127.0.0.1
port {server.pop3}
user {user}
password {server.password(user)}
auth user
tls off
keep on
uidls_file {folder}/uidls
delivery maildir {folder}/mail
""")

    def run(self):
        return Run(["mpop", "-C", self.config, "-Q"])


def available(program):
    return shutil.which(program) is not None
