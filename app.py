"""Starts the web front end: python app.py"""

from vectorstore.commands import run_command
from vectorstore.settings import load_settings
from web.wording import STARTING

__all__ = ["main"]


def main() -> int:
    """Serves the site until it is stopped; gives the exit code."""
    settings = load_settings()
    print(STARTING, flush=True)
    # Imported here, so that a wrong setting is reported before seconds of loading.
    from assistant.chain import open_assistant
    from web.site import build_site, serve

    assistant = open_assistant(settings)
    serve(build_site(assistant.ask, assistant.library), settings.host, settings.port)
    return 0


if __name__ == "__main__":
    run_command(main)
