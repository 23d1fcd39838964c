# SPDX-License-Identifier: GPL-3.0-or-later
"""Headless Chromium as a painter of pages, over its DevTools pipe. It reaches no network and runs no script."""
import base64
import json
import os
import shutil
import subprocess
import tempfile


class Chromium:
    def __init__(self, default_pixels):
        program = shutil.which("chromium") or shutil.which("google-chrome")
        if not program:
            raise SystemExit("chromium is not installed")
        self.profile = tempfile.mkdtemp(prefix="duopost-chromium-")
        # The browser reads from descriptor 3 and writes to 4.
        to_read, self.to = os.pipe()
        self.come, from_write = os.pipe()

        def place():
            a, b = os.dup(to_read), os.dup(from_write)
            os.dup2(a, 3)
            os.dup2(b, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--no-sandbox",
             "--hide-scrollbars", "--font-render-hinting=none", "--disable-lcd-text", "--force-device-scale-factor=1",
             "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking",
             "--disable-component-update", f"--blink-settings=defaultFontSize={default_pixels}",
             "--user-data-dir=" + self.profile, "about:blank"],
            preexec_fn=place, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(from_write)
        self.rest, self.number, self.events = b"", 0, []
        target = self.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for command in ("Page.enable", "Network.enable"):
            self.ask(command)
        self.ask("Emulation.setScriptExecutionDisabled", {"value": True})
        self.ask("Network.emulateNetworkConditions",
                 {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})

    session = None

    def message(self):
        while b"\0" not in self.rest:
            some = os.read(self.come, 1 << 20)
            if not some:
                raise RuntimeError("chromium ended")
            self.rest += some
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def ask(self, method, params=None):
        self.number += 1
        question = {"id": self.number, "method": method, "params": params or {}}
        if self.session:
            question["sessionId"] = self.session
        os.write(self.to, json.dumps(question).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(method + ": " + answer["error"]["message"])
                return answer["result"]
            if "method" in answer:
                self.events.append(answer["method"])

    def paint(self, path, png, width):
        """The whole page, as wide as said, into a file."""
        view = {"width": width, "height": width * 3 // 4, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", view)
        self.events.clear()
        self.ask("Page.navigate", {"url": "file://" + path})
        while "Page.loadEventFired" not in self.events:
            self.events.append(self.message().get("method"))
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": max(width, min(8000, size["width"])),
                "height": max(1, min(16000, size["height"])), "scale": 1}
        shot = self.ask("Page.captureScreenshot", {"format": "png", "clip": clip, "captureBeyondViewport": True})
        with open(png, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def close(self):
        os.close(self.to)
        os.close(self.come)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
