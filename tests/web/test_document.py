"""The document that Gradio sends, made ours."""

from web.document import own_document

GRADIO = (
    '<!doctype html><html\n\tlang="en"><head><meta charset="utf-8" />'
    '<meta property="og:image"\n content="https://elsewhere.example/x.jpg" />'
    '<meta name="twitter:title" content="Gradio" /><script src="./a.js"></script></head><body></body></html>'
)


def test_document_is_dutch_and_has_no_card_of_gradio() -> None:
    html = own_document(GRADIO)
    assert 'lang="nl"' in html
    assert 'lang="en"' not in html
    assert "elsewhere.example" not in html
    assert "twitter:" not in html
    assert '<meta charset="utf-8" />' in html


def test_own_script_comes_before_those_of_gradio() -> None:
    html = own_document(GRADIO)
    assert html.index('Object.defineProperty(navigator, "language"') < html.index("./a.js")
