"""The browser that the tests of pages use."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Voor de tests in de browser is Chromium nodig. Installeer het met: apt-get install chromium"
_QUIET = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")


def find_chromium() -> str | None:
    """The path of the first Chromium on this computer, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """Chromium without a sandbox, which needs rights that a container does not have, and without calls of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-sync", *_QUIET]
        )
        yield browser
        browser.close()
