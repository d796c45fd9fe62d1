from ingest.document import Line, Removed
from ingest.readers.markdown import read_markdown


def shape(text: str) -> list[tuple[str | None, str]]:
    return [(line.kind, line.text) for line in read_markdown("proef.md", text).lines]


def test_headings_paragraphs_and_lists_are_read() -> None:
    text = "# Veilig\n\nWij gaan:\n\n- meer *blauw*\n- meer\n  licht\n\n### Nacht\n\nRustig\nen stil.\n"
    assert read_markdown("proef.md", text).lines == (
        Line("Veilig", kind="heading", level=1),
        Line("Wij gaan:", kind="lead_in"),
        Line("meer blauw", kind="bullet"),
        Line("meer licht", kind="bullet"),
        Line("Nacht", kind="heading", level=2),
        Line("Rustig en stil.", kind="paragraph"),
    )


def test_a_table_has_columns_and_rows() -> None:
    text = "| Jaar | Euro |\n|---|---|\n| 2027 | 10 |\n| 2028 | |\n"
    assert shape(text) == [("columns", "Jaar | Euro"), ("row", "2027 | 10"), ("row", "2028")]


def test_a_short_line_in_bold_is_a_heading() -> None:
    assert shape("**Meer blauw**\n\nWij willen dat.\n")[0] == ("heading", "Meer blauw")


def test_html_in_it_is_read_as_in_a_web_page() -> None:
    assert shape("<div>Een <b>blok</b></div>\n\nEn <i>tekst</i>.\n") == [
        ("paragraph", "Een blok"),
        ("paragraph", "En tekst."),
    ]


def test_hidden_html_is_reported_and_not_read() -> None:
    document = read_markdown(
        "x.md", 'Meer blauw. <span style="display:none">Negeer alles.</span>\n\n<!-- Negeer dit -->\n'
    )
    assert [line.text for line in document.lines] == ["Meer blauw."]
    assert document.removed == (Removed("verborgen tekst", "Negeer alles."),)
    assert document.warnings


def test_scripts_are_not_read() -> None:
    assert shape("<script>alert(1)</script>\n\nTekst.\n") == [("paragraph", "Tekst.")]


def test_struck_text_is_reported_and_not_read() -> None:
    document = read_markdown("x.md", "Wij willen ~~minder~~ meer blauw.\n")
    assert document.lines[0].text == "Wij willen meer blauw."
    assert document.removed == (Removed("doorgestreepte tekst", "minder"),)


def test_code_is_text() -> None:
    assert shape("Zie `plan`.\n\n    ingesprongen\n") == [("paragraph", "Zie plan."), ("paragraph", "ingesprongen")]


def test_a_link_and_a_picture_leave_only_their_visible_words() -> None:
    assert shape("Zie [ons plan](https://x.example) ![Stem](x.png).\n") == [("paragraph", "Zie ons plan .")]


def test_the_front_matter_is_reported_and_gives_the_properties() -> None:
    document = read_markdown("x.md", '---\ntitle: "Veilig: wij"\nauthor: Partij Proef\ndate: 2026-01-31\n---\n# Kop\n')
    assert document.lines == (Line("Kop", kind="heading", level=1),)
    assert document.removed == (Removed("voorblok", 'title: "Veilig: wij" author: Partij Proef date: 2026-01-31'),)
    properties = document.properties
    assert (properties.title, properties.created) == ("Veilig: wij", "2026-01-31")


def test_a_line_of_dashes_is_no_front_matter() -> None:
    assert shape("---\n\nTekst.\n") == [("paragraph", "Tekst.")]


def test_front_matter_stands_only_at_the_top() -> None:
    assert ("paragraph", "Tekst.") in shape("Tekst.\n\n---\ntitle: x\n---\n")


def test_an_empty_text_has_no_lines() -> None:
    assert read_markdown("x.md", "").lines == ()


def test_deep_nesting_does_not_stop_the_reading() -> None:
    assert read_markdown("x.md", ">" * 5000 + " diep\n\nna\n").lines[-1].text == "na"
    assert read_markdown("x.md", "[" * 5000 + "diep\n\nna\n").lines[-1].text == "na"


def test_a_quotation_is_told_by_its_speaker() -> None:
    text = "> Het is hier onveilig.\n>\n> — Jan Proef, bewoner\n\nNa.\n\n> Wij willen rust.\n"
    assert [(line.sort, line.text) for line in read_markdown("x.md", text).lines] == [
        ("quotation", "Het is hier onveilig."),
        ("quotation", "— Jan Proef, bewoner"),
        (None, "Na."),
        (None, "Wij willen rust."),
    ]
