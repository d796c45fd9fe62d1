"""The document that Gradio sends, made ours."""

from web.document import Titles, own_document
from web.wording import PROGRAMMES_PAGE

GRADIO = (
    '<!doctype html><html\n\tlang="en"><head><title>Gradio</title><meta charset="utf-8" />'
    '<meta property="og:image"\n content="https://elsewhere.example/x.jpg" /><base href="./" />'
    '<meta name="twitter:title" content="Gradio" /><script src="./a.js"></script></head><body></body></html>'
)


def test_document_is_dutch_and_has_no_card_of_gradio() -> None:
    html = own_document(GRADIO, "Zoek – <Krant>")
    assert 'lang="nl"' in html
    assert 'lang="en"' not in html
    assert "elsewhere.example" not in html
    assert "twitter:" not in html
    assert "<base" not in html
    assert '<meta charset="utf-8" />' in html
    assert html.count("<title>") == 1
    assert "<title>Zoek – &lt;Krant&gt;</title>" in html


def test_own_script_comes_before_those_of_gradio() -> None:
    html = own_document(GRADIO, "Zoek – <Krant>")
    assert html.index('Object.defineProperty(navigator, "language"') < html.index("./a.js")


def test_a_page_is_called_after_itself_and_the_site() -> None:
    titles = Titles("Krant", {"/": "Vraag", "/zoek": "Zoek"}, lambda _: None)
    assert [titles.of(path, "") for path in ("/", "/zoek", "/zoek/", "/weg")] == [
        "Vraag – Krant",
        "Zoek – Krant",
        "Zoek – Krant",
        "Krant",
    ]


def test_a_programme_is_called_after_whose_it_is() -> None:
    names = {"een": "Alderkring (Vossendam)"}
    titles = Titles("Krant", {"/": "Vraag", "/programmas": PROGRAMMES_PAGE}, lambda one: names.get(one))
    assert titles.of("/programmas", "programma=een&zoek=x") == f"Alderkring (Vossendam) – {PROGRAMMES_PAGE} – Krant"
    assert titles.of("/programmas", "programma=weg") == f"{PROGRAMMES_PAGE} – Krant"
    assert titles.of("/", "programma=een") == "Vraag – Krant"
