"""The web front end: its pages in one site, and the server that shows them."""

import errno
import json
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from functools import partial
from importlib.resources import as_file, files
from io import StringIO
from typing import Any

import gradio as gr
from gradio.components.navbar import Navbar
from starlette.middleware import Middleware

from assistant.wording import name_of
from vectorstore.errors import SettingsError
from vectorstore.library import Library
from vectorstore.site_settings import SiteSettings
from web import compare_wording, wording
from web.about import build_about_page
from web.api import build_api, tell_tools_in_json
from web.ask import build_ask_page
from web.check import build_check_page
from web.compare import build_compare_page
from web.document import OwnDocument, Titles
from web.downloads import download_routes
from web.frame import PAGES
from web.lost import no_page
from web.programmes import build_programmes_page
from web.search import build_search_page
from web.services import Services
from web.stored_files import file_route

__all__ = ["build_site", "serve", "start"]

_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_CODE_FONTS = ("ui-monospace", "Menlo", "Consolas", "monospace")
_STYLES = ("base", "answer", "document", "cards", "narrow", "print")
_AT_ONCE = 8
"""Visitors whose question is answered at the same time; a summary that is being written keeps nobody waiting."""
_BUILDERS = {
    "": build_ask_page,
    "vergelijk": build_compare_page,
    "zoek": build_search_page,
    "controleer": build_check_page,
    "programmas": build_programmes_page,
    "over": build_about_page,
}
"""What builds the page at each address."""


def build_site(services: Services, settings: SiteSettings) -> gr.Blocks:
    """The site over what the program can do; nothing is served yet. Raises SettingsError when its logo cannot be
    used."""
    site = gr.Blocks(title=settings.name, analytics_enabled=False, delete_cache=(600, 3600))
    for path, name in PAGES:
        with site if path == "" else site.route(name, f"/{path}", show_in_navbar=False):
            # The pages have a navigation of their own, which is there before any script has run.
            Navbar(visible=False)
            _BUILDERS[path](services, settings, site)
            site.load(
                None, js=f"() => window.veiligheidswijzer.ready({json.dumps(_words(path))})", api_visibility="private"
            )
            if path == "":
                build_api(services)
    site.queue(default_concurrency_limit=_AT_ONCE)
    return site


def start(site: gr.Blocks, services: Services, settings: SiteSettings, host: str, port: int) -> str:
    """Serves the site from a thread of its own, and returns its address. Raises SettingsError when nothing
    can listen there."""
    style = "".join(files("web").joinpath(f"style/{name}.css").read_text(encoding="utf-8") for name in _STYLES)
    titles = Titles(settings.name, {f"/{path}": name for path, name in PAGES}, partial(_called, services.library))
    with as_file(files("web").joinpath("favicon.svg")) as favicon:
        try:
            # Gradio tries too, but always at 127.0.0.1, and leaves its socket open when it fails.
            _try_port(host, port)
            # Gradio tells of its MCP server in English, whether it is asked to be quiet or not.
            with redirect_stdout(StringIO()):
                _, address, _ = site.launch(
                    server_name=host,
                    server_port=port,
                    prevent_thread_lock=True,
                    inbrowser=False,
                    share=False,
                    quiet=True,
                    footer_links=[],
                    # Otherwise Gradio keeps the questions in the visitor's browser.
                    run_history=False,
                    enable_monitoring=False,
                    ssr_mode=False,
                    mcp_server=True,
                    favicon_path=str(favicon),
                    theme=_theme(),
                    css=style + _colours(settings),
                    app_kwargs={
                        "exception_handlers": {404: no_page},
                        "middleware": [Middleware(OwnDocument, titles=titles, embed_in=settings.embed_in)],
                        "routes": [
                            file_route(services.library, services.find_file),
                            *download_routes(services.compare, services.today, services.tables),
                        ],
                    },
                )
        except OSError as error:
            raise SettingsError(_why_not(error)(host, port)) from error
    tell_tools_in_json(site)
    return str(address)


def serve(site: gr.Blocks, services: Services, settings: SiteSettings, host: str, port: int) -> None:
    """Serves the site until the program is stopped. Raises SettingsError when nothing can listen there."""
    address = start(site, services, settings, host, port)
    print(wording.address(address.rstrip("/")), flush=True)
    try:
        # Gradio's own block_thread says goodbye in English.
        threading.Event().wait()
    except KeyboardInterrupt:
        site.close(verbose=False)


def _words(path: str) -> Mapping[str, Any]:
    """What the script of the page at a path says, and what it tells of the page to those who do not see it."""
    own = {"partijen": compare_wording.PUBLISHERS_NOT_CHOSEN} if path == "vergelijk" else {}
    return {
        "regions": wording.REGIONS,
        "gradio": wording.GRADIO_ENGLISH,
        "nothing_chosen": wording.NOTHING_CHOSEN | own,
        "take_away": wording.TAKE_AWAY,
        "upload": wording.UPLOAD,
        "copied": wording.COPIED,
        "shared": wording.SHARED,
        "printed": wording.PRINTED,
        "about_quote": wording.JUDGE_ABOUT_QUOTE,
        "about_answer": wording.JUDGE_ABOUT_ANSWER,
    }


def _called(library: Library, programme_id: str) -> str | None:
    """Whose programme it is; None where there is none with that id."""
    return next((name_of(one) for one in library.programmes() if one.id == programme_id), None)


def _colours(settings: SiteSettings) -> str:
    """The operator's colours, after those of the style sheet."""
    return (
        f":root, .gradio-container {{ --vw-accent: {settings.accent}; }}\n"
        f".dark, .dark .gradio-container, .gradio-container.dark {{ --vw-accent: {settings.accent_dark}; }}\n"
    )


def _why_not(error: OSError) -> Callable[[str, int], str]:
    """What to say of a host and a port where nothing can listen. What a name's look-up gives is below nought."""
    match error.errno:
        case errno.EACCES:
            return wording.port_forbidden
        case errno.EADDRNOTAVAIL | errno.EINVAL:
            return wording.host_unknown
        case int(number) if number < 0:
            return wording.host_unknown
        case _:
            return wording.port_taken


def _try_port(host: str, port: int) -> None:
    """Raises OSError when nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    socket.create_server((host.strip("[]"), port), family=family).close()


def _theme() -> gr.themes.Base:
    """Only fonts that the visitor has: Gradio's own would be fetched."""
    return gr.themes.Base(font=list(_FONTS), font_mono=list(_CODE_FONTS))
