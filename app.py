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
    from web.services import make_services
    from web.site import build_site, serve

    services = make_services(open_assistant(settings), settings)
    serve(build_site(services, settings.site), services, settings.site, settings.host, settings.port)
    return 0


if __name__ == "__main__":
    run_command(main)
