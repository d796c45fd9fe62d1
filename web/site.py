"""The web front end: its pages in one site, and the server that shows them."""

import json
import socket
import threading
from importlib.resources import as_file, files

import gradio as gr
from starlette.middleware import Middleware

from vectorstore.errors import SettingsError
from vectorstore.library import Library
from web import wording
from web.ask import Ask, build_ask_page
from web.document import OwnDocument

__all__ = ["build_site", "serve", "start"]

_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_CODE_FONTS = ("ui-monospace", "Menlo", "Consolas", "monospace")


def build_site(ask: Ask, library: Library) -> gr.Blocks:
    """The site over an assistant and its collection; nothing is served yet."""
    site = gr.Blocks(title=wording.TITLE, analytics_enabled=False)
    with site:
        build_ask_page(ask, library)
        words = json.dumps([wording.ANSWER_REGION, wording.GRADIO_ENGLISH])
        site.load(None, js=f"() => window.veiligheidswijzer.ready(...{words})", api_visibility="private")
    return site


def start(site: gr.Blocks, host: str, port: int) -> str:
    """Serves the site from a thread of its own, and returns its address. Raises SettingsError when the port is
    taken."""
    style = files("web").joinpath("style.css").read_text(encoding="utf-8")
    with as_file(files("web").joinpath("favicon.svg")) as favicon:
        try:
            # Gradio tries too, but always at 127.0.0.1, and leaves its socket open when it fails.
            _try_port(host, port)
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
                favicon_path=str(favicon),
                theme=_theme(),
                css=style,
                app_kwargs={"middleware": [Middleware(OwnDocument)]},
            )
        except OSError as error:
            raise SettingsError(wording.port_taken(host, port)) from error
    return str(address)


def serve(site: gr.Blocks, host: str, port: int) -> None:
    """Serves the site until the program is stopped. Raises SettingsError when the port is taken."""
    address = start(site, host, port)
    print(wording.address(address.rstrip("/")), flush=True)
    try:
        # Gradio's own block_thread says goodbye in English.
        threading.Event().wait()
    except KeyboardInterrupt:
        site.close(verbose=False)


def _try_port(host: str, port: int) -> None:
    """Raises OSError when nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    socket.create_server((host.strip("[]"), port), family=family).close()


def _theme() -> gr.themes.Base:
    """Only fonts that the visitor has: Gradio's own would be fetched."""
    return gr.themes.Base(font=list(_FONTS), font_mono=list(_CODE_FONTS))
