# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice server's submission port: takes mail after STARTTLS and AUTH, hands it to Dovecot's LMTP."""
import asyncio
import json
import signal
import smtplib
import ssl
import sys

try:
    from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
except ImportError:
    open(sys.argv[1] + ".missing", "w").close()
    sys.exit(3)

with open(sys.argv[1], encoding="utf-8") as settings_file:
    SETTINGS = json.load(settings_file)


def authenticate(server, session, envelope, mechanism, data):
    if not isinstance(data, LoginPassword):
        return AuthResult(success=False, handled=False)
    user = data.login.decode("utf-8", "replace").lower().split("@")[0]
    expected = SETTINGS["users"].get(user)
    good = expected is not None and expected == data.password.decode("utf-8", "replace")
    return AuthResult(success=good, handled=False, auth_data=user)


def stuffed(content):
    """As it goes over the wire: with a dot before each dot that begins a line, and the one at the end."""
    if content.startswith(b"."):
        content = b"." + content
    content = content.replace(b"\r\n.", b"\r\n..")
    return content + (b"" if content.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def deliver(sender, recipients, content):
    """One LMTP transaction; returns the answers that were not OK. LMTP answers once for each recipient (RFC 2033)."""
    def want(reply, expected):
        if reply[0] != expected:
            raise smtplib.SMTPResponseException(*reply)

    with smtplib.LMTP("127.0.0.1", SETTINGS["lmtp"]) as lmtp:
        lmtp.ehlo_or_helo_if_needed()
        want(lmtp.mail(sender or ""), 250)
        for recipient in recipients:
            want(lmtp.rcpt(recipient), 250)
        want(lmtp.docmd("DATA"), 354)
        lmtp.send(stuffed(content))
        replies = {recipient: lmtp.getreply() for recipient in recipients}
        return {recipient: reply for recipient, reply in replies.items() if reply[0] != 250}


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        # The practice server delivers to its own users only; nothing ever leaves this computer.
        local, _, domain = address.lower().rpartition("@")
        if domain != SETTINGS["domain"]:
            return "550 5.7.1 The practice server delivers only to addresses at " + SETTINGS["domain"]
        if local.split("+")[0] not in SETTINGS["users"]:
            return "550 5.1.1 No such user here: " + address
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        loop = asyncio.get_running_loop()
        try:
            refused = await loop.run_in_executor(
                None, deliver, envelope.mail_from, envelope.rcpt_tos, envelope.original_content)
        except (OSError, smtplib.SMTPException) as error:
            return "451 4.3.0 Delivery failed: " + str(error).replace("\r", " ").replace("\n", " ")[:400]
        if refused:
            return "451 4.3.0 Delivery failed for " + ", ".join(refused)
        return "250 2.0.0 Delivered"


async def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SETTINGS["certificate"], SETTINGS["key"])

    def session():
        return SMTP(
            Handler(), hostname="localhost", ident="Duopost practice server", enable_SMTPUTF8=True,
            tls_context=context, require_starttls=False, auth_required=True, auth_require_tls=True,
            authenticator=authenticate, data_size_limit=64 * 1024 * 1024)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", SETTINGS["port"])
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
    server.close()


asyncio.run(main())
