"""Where the browser is that the tests of the page use."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Voor de tests in de browser is Chromium nodig. Installeer het met: apt-get install chromium"


def find_chromium() -> str | None:
    """The path of the first Chromium on this computer, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)
