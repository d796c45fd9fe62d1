"""Every Dutch sentence about a source: its catalogue entry, its file, its address, and what reading it met."""

from pathlib import Path

from vectorstore.wording import FOLDER, way_out_of


def no_words(name: str) -> str:
    return f"In {name} staat geen tekst. Zet er de tekst van het programma in, of kies een ander bestand."


def source_missing(path: Path, programme_id: str) -> str:
    return (
        f"Het bestand {path} van programma {programme_id} is er niet. "
        "Zet het terug, of haal het programma uit de catalogus."
    )


def source_unreadable(path: Path, reason: str) -> str:
    way_out = "Geef een bestand." if reason == FOLDER else "Controleer de rechten op het bestand."
    return f"Het bestand {path} kan niet worden gelezen ({reason}). {way_out}"


def catalogue_missing(path: Path) -> str:
    return f"De catalogus {path} is er niet. Zet het bestand terug, of wijs met VW_PROGRAMMES de juiste map aan."


def catalogue_not_yaml(path: Path, line: int | None, column: int | None) -> str:
    where = f" Kijk op regel {line}, bij teken {column}, of vlak daarvoor." if line else ""
    return f"De catalogus {path} is geen geldige YAML in UTF-8.{where} Verbeter die plaats en probeer het opnieuw."


def catalogue_not_a_list(path: Path) -> str:
    return f"De catalogus {path} moet een lijst met minstens één programma zijn. Begin elk programma met '- id: …'."


def catalogue_doubled(path: Path, key: str, value: str) -> str:
    return f"In de catalogus {path} staat {key} '{value}' twee keer. Geef elk programma een eigen {key}."


def catalogue_entry_wrong(path: Path, entry: str, key: str | None, kind: str, value: object) -> str:
    """What is wrong with one entry; `kind` is pydantic's name for the mistake."""
    where = f"In de catalogus {path}, bij programma {entry},"
    if kind == "extra_forbidden":
        return f"{where} staat de onbekende sleutel '{key}'. Haal die weg of verbeter de spelling."
    if kind == "missing":
        return f"{where} ontbreekt de sleutel '{key}'. Vul hem in; schrijf null als de waarde onbekend is."
    if key is None:
        return f"{where} staat geen lijst van sleutels. Begin het programma met '- id: …'."
    return f"{where} heeft '{key}' een waarde die niet kan: {value!r}. Zie de README voor wat er mag staan."


_KINDS = {
    "pdf": ("een PDF", ".pdf"),
    "html": ("een webpagina", ".html"),
    "docx": ("een Word-bestand", ".docx"),
    "odt": ("een OpenDocument-tekst", ".odt"),
    "markdown": ("Markdown", ".md"),
    "text": ("gewone tekst", ".txt"),
    "doc": ("een oud Word-bestand", ".doc"),
    "ole": ("een oud Office-bestand", ".xls, .ppt, .msg"),
    "locked": ("een Office-bestand met een wachtwoord", ""),
    "rtf": ("een RTF-bestand", ".rtf"),
    "postscript": ("een PostScript-bestand", ".ps"),
    "spreadsheet": ("een rekenblad", ".xlsx, .ods"),
    "slides": ("een presentatie", ".pptx, .odp"),
    "template": ("een OpenDocument-bestand dat geen gewone tekst is", ""),
    "epub": ("een e-boek", ".epub"),
    "iwork": ("een bestand van Pages, Numbers of Keynote", ""),
    "webarchive": ("een webarchief", ".mhtml, .webarchive"),
    "xml": ("een XML-bestand", ".xml"),
    "archive": ("een ingepakt bestand", ".zip, .gz, .7z, .rar"),
    "image": ("een afbeelding", ""),
    "media": ("een geluids- of videobestand", ""),
}


_WAYS_OUT = {
    "doc": (
        "Open het in Word of LibreOffice, kies 'Opslaan als' en dan 'Word-document (.docx)'. Voeg daarna dat nieuwe "
        "bestand toe."
    ),
    "locked": "Haal het wachtwoord van het bestand af en probeer het opnieuw.",
    "webarchive": "Open de pagina en sla haar op als PDF of als HTML.",
    "archive": "Pak het uit en voeg het programma zelf toe, als PDF, DOCX, ODT, HTML of tekst.",
    "image": "Zoek het programma als PDF met tekst, of typ de tekst over in een .txt-bestand.",
    "media": "Zet de tekst in een .txt-bestand en voeg dat toe.",
}


def file_empty(name: str) -> str:
    return f"{name} is leeg. Download of bewaar het bestand opnieuw en probeer het nog eens."


def format_unsupported(name: str, kind: str) -> str:
    what, ending = _KINDS[kind]
    way_out = _WAYS_OUT.get(kind, "Open het en bewaar het als PDF of DOCX.")
    return f"{name} is {what}{f' ({ending})' if ending else ''}; dat kan niet worden gelezen. {way_out}"


def format_differs(name: str, kind: str) -> str:
    what, ending = _KINDS[kind]
    return f"{name} is van binnen {what} en is zo gelezen. Geef het bestand een naam die eindigt op {ending}."


def ending_unknown(name: str, ending: str) -> str:
    return f"{name} eindigt op {ending} en is als gewone tekst gelezen. Controleer of de tekst klopt."


def content_differs(name: str, ending: str) -> str:
    return f"{name} eindigt op {ending}, maar de inhoud is dat niet. Download of bewaar het bestand opnieuw."


def zip_damaged(name: str) -> str:
    return f"{name} is een ingepakt bestand (zip, docx of odt) dat beschadigd is. Download of bewaar het opnieuw."


def not_a_text(name: str, kind: str | None) -> str:
    if kind is None:
        return f"{name} is geen tekst, maar een bestand van een onbekende soort. Voeg een PDF, DOCX, HTML of tekst toe."
    what, ending = _KINDS[kind]
    way_out = f"Geef het de goede naam ({ending})" if ending else "Bewaar het als PDF of DOCX"
    return f"{name} is geen tekst, maar {what}. {way_out} en probeer het opnieuw."


def characters_lost(name: str, count: int, position: int) -> str:
    many = "is 1 teken" if count == 1 else f"zijn {count} tekens"
    return (
        f"In {name} {many} niet te lezen (de eerste fout staat bij byte {position}); daar staat nu �. "
        "Bewaar het bestand opnieuw als UTF-8."
    )


def doubly_encoded(name: str, count: int, found: str, meant: str) -> str:
    many = "is 1 teken" if count == 1 else f"zijn {count} tekens"
    return f"In {name} {many} hersteld die verkeerd waren bewaard, zoals '{found}' voor '{meant}'. Kijk de tekst na."


def old_encoding(name: str, encoding: str) -> str:
    return f"{name} is gelezen als {encoding}, een oude tekenset. Controleer de letters met accenten."


def encoding_unsure(name: str) -> str:
    return f"De tekenset van {name} is onzeker. Controleer de letters met accenten, of bewaar het bestand als UTF-8."


_BY_HAND = "Download de pagina zelf en voeg het bestand toe."
NO_CONNECTION = "niet te bereiken"
CUT_OFF = "de verbinding is afgebroken"
NO_WEB_ANSWER = "het is geen antwoord zoals een website het geeft"


def url_not_web(url: str) -> str:
    return f"{url} is geen webadres dat kan worden opgehaald. Geef een adres dat begint met https:// of http://."


def url_with_password(url: str) -> str:
    return f"In het webadres {url} staat een naam of wachtwoord. Haal dat weg, of download de pagina zelf."


def url_port_refused(url: str, port: int) -> str:
    return f"{url} gebruikt poort {port}, en die is niet toegestaan. Geef het gewone adres van de pagina."


def host_unknown(url: str, host: str) -> str:
    return f"{url} kan niet worden opgehaald: '{host}' is niet gevonden. Controleer het adres en de verbinding."


def address_refused(url: str, host: str, address: str) -> str:
    return f"{url} wordt niet opgehaald: '{host}' ({address}) ligt niet op het openbare internet. {_BY_HAND}"


def connection_refused(url: str, reason: str) -> str:
    return f"{url} geeft geen verbinding ({reason}). Probeer het later opnieuw. {_BY_HAND}"


_CERTIFICATES = {
    "expired": "het certificaat is verlopen",
    "not yet valid": "het certificaat geldt nog niet",
    "self-signed": "het certificaat is niet erkend",
    "self signed": "het certificaat is niet erkend",
    "unable to get": "het certificaat is niet erkend",
    "mismatch": "het certificaat is van een ander adres",
}


def connection_insecure(url: str, complaint: str) -> str:
    """`complaint` is what OpenSSL has to say."""
    known = (dutch for english, dutch in _CERTIFICATES.items() if english in complaint.casefold())
    return f"De beveiliging (TLS) van {url} klopt niet: {next(known, 'er kwam geen veilige verbinding')}. {_BY_HAND}"


def connection_broken(url: str, reason: str) -> str:
    return f"Het antwoord van {url} is niet goed aangekomen ({reason}). Probeer het opnieuw. {_BY_HAND}"


def fetch_too_slow(url: str, seconds: float) -> str:
    return f"{url} is na {seconds:g} seconden nog niet binnen. Probeer het later opnieuw. {_BY_HAND}"


def fetch_too_big(url: str, size: int) -> str:
    return f"{url} is groter dan {size / 1_000_000:g} MB. {_BY_HAND}"


def fetch_status(url: str, status: int) -> str:
    reason = {401: "inloggen nodig", 403: "geen toegang", 404: "niet gevonden", 410: "verwijderd"}.get(status)
    return f"{url} geeft status {status}{f' ({reason})' if reason else ''}. Open het adres in uw browser. {_BY_HAND}"


def too_many_redirects(url: str, redirects: int) -> str:
    return f"{url} verwijst meer dan {redirects} keer door. Geef het adres waar de browser op uitkomt."


def parser_too_slow(name: str, seconds: float) -> str:
    return f"Het lezen van {name} duurt langer dan {seconds:g} seconden. Bewaar het opnieuw, of splits het bestand."


def parser_too_big(name: str, megabytes: int) -> str:
    return f"Het lezen van {name} heeft meer dan {megabytes} MB geheugen nodig. Splits het bestand."


def parser_died(name: str) -> str:
    return f"Het lezen van {name} is onverwacht gestopt. Het bestand is misschien beschadigd: bewaar het opnieuw."


def parser_failed(name: str, kind: str) -> str:
    return f"{name} kan niet worden gelezen ({kind}). Het bestand is misschien beschadigd: bewaar het opnieuw."


def source_unwritable(path: Path, reason: str) -> str:
    return f"Het bestand {path} kan niet worden geschreven ({reason}). {way_out_of(reason)}"


def source_changed(path: Path, programme_id: str) -> str:
    return (
        f"Het bestand {path} van programma {programme_id} is niet meer het bestand dat is toegevoegd. "
        "Zet het oude bestand terug, of voeg het nieuwe toe met: python -m ingest add"
    )


def same_file(path: Path, programme_id: str, other: str) -> str:
    return (
        f"Programma {programme_id} heeft dezelfde tekst als programma {other} ({path}) en is niet ingelezen. "
        f"Haal één van de twee uit de catalogus."
    )


def not_added_here(programme_id: str, added: list[str]) -> str:
    known = ", ".join(added) if added else "nog geen"
    return (
        f"Programma {programme_id} is niet toegevoegd met 'add' (wel toegevoegd: {known}). "
        "Staat het in een catalogus die u zelf beheert, haal het daar dan uit en draai: python -m ingest sync"
    )


def source_missing_here(path: Path) -> str:
    return f"Het bestand {path} is er niet. Controleer de naam, of geef een webadres dat met https:// begint."


def nothing_given() -> str:
    return "Er is geen bestand of webadres gegeven. Geef de naam van een bestand, of een adres dat begint met https://."
