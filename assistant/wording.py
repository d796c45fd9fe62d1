"""Every Dutch sentence that the assistant says. Plain Dutch (B1), `u`, no adjective about a publisher."""

from collections.abc import Sequence
from pathlib import Path

from assistant.answer import Citation, PublisherAnswer
from assistant.scope import Missing
from vectorstore.passage import Programme, Status
from vectorstore.wording import ended

ANSWERING = "Beantwoorden"
QUESTION = "vraag"

_STATUS: dict[Status, str] = {
    "final": "vastgesteld",
    "draft": "concept",
    "proposal": "voorstel van een deelnemer, niet van de partij",
    "past_result": "resultaat uit het verleden, geen plan",
    "unknown": "status onbekend",
}

_PROPOSED = "alleen in een voorstel van een deelnemer"


def join(names: Sequence[str]) -> str:
    """ "Volt", "Volt en D66", "Volt, D66 en BIJ1"."""
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def name_of(programme: Programme) -> str:
    """A publisher with its town: "D66 (Almere)". A municipality's name has the town in it already."""
    if programme.publisher_kind == "municipality" or programme.municipality is None:
        return programme.publisher
    return f"{programme.publisher} ({programme.municipality})"


def status_of(status: Status) -> str:
    return _STATUS[status]


def place_of(citation: Citation) -> str:
    """Where a quote stands: its headings, page and status."""
    page = f", pagina {citation.page}" if citation.page else ""
    return f"{' › '.join(citation.section)}{page} ({status_of(citation.status)})"


def found_lead(
    found: Sequence[PublisherAnswer], silent: Sequence[Programme], wordless: Sequence[Programme] = ()
) -> str:
    """`wordless` are those of `found` whose quotes have no word of the question: it is no more than a chance."""
    certain = [row for row in found if row.programme not in wordless]
    own = [name_of(row.programme) for row in certain if not _by_others(row)]
    proposed = [name_of(row.programme) for row in certain if _by_others(row)]
    perhaps = [name_of(row.programme) for row in found if row.programme in wordless]
    sentences: list[str] = []
    if own and proposed:
        sentences.append(f"Hierover staat iets bij {join(own)}. Bij {join(proposed)} staat het {_PROPOSED}.")
    elif certain:
        sentences.append(f"Hierover staat iets bij {join(own or proposed)}{f', {_PROPOSED}' if proposed else ''}.")
    if perhaps:
        sentences.append(f"Misschien {'ook' if certain else 'staat hierover iets'} bij {join(perhaps)}.")
    if silent:
        sentences.append(f"Niet gevonden bij {join([name_of(p) for p in silent])}.")
    return " ".join(sentences)


def overview_lead(found: Sequence[PublisherAnswer]) -> str:
    names = join([name_of(row.programme) for row in found])
    return (
        f"Een greep uit wat er staat bij {names}: uit elk hoofdstuk één stuk tekst, in de volgorde van de tekst. "
        "Het is geen volledige lijst. Vraag gerust door over een onderwerp."
    )


def collection(programmes: Sequence[Programme]) -> str:
    """Which programmes there are."""
    listed = "; ".join(f"{name_of(p)}: {p.title}{f' ({p.year})' if p.year else ''}" for p in programmes)
    return f"Ik doorzoek {_documents(len(programmes))}. {listed}."


def _documents(count: int) -> str:
    return "één document" if count == 1 else f"{count} documenten"


def about_assistant() -> str:
    return (
        "Ik ben Veiligheidswijzer, een computerprogramma. Ik zoek op wat partijen en gemeenten over veiligheid "
        "schrijven, en laat hun eigen woorden zien, met de plaats waar het staat. Ik geef geen stemadvies en bewaar uw "
        "vraag niet. Vraag bijvoorbeeld: Wat willen de partijen met cameratoezicht?"
    )


def greeting() -> str:
    """To a greeting, thanks, a nod and a goodbye alike."""
    return (
        "Stel gerust een vraag over wat partijen of gemeenten schrijven, bijvoorbeeld: "
        "Wat willen de partijen met vuurwerk?"
    )


def other_speaker() -> str:
    return "U noemt een naam die ik niet ken als partij of gemeente. Ik heb gezocht bij allen die ik wel ken."


def absent_words(words: Sequence[str], programmes: Sequence[Programme]) -> str:
    what = join([f"‘{word}’" for word in words])
    stand = f"Het woord {what} staat" if len(words) == 1 else f"De woorden {what} staan"
    return f"{stand} niet in de tekst van {join([name_of(p) for p in programmes])}. Lees of de citaten erover gaan."


def wordless(programmes: Sequence[Programme]) -> str:
    quotes = f"de citaten van {join([name_of(p) for p in programmes])}"
    return f"Geen van de woorden uit uw vraag staat in {quotes}. Ze lijken er alleen op: lees of ze erover gaan."


def no_number(programmes: Sequence[Programme]) -> str:
    return f"In de citaten van {join([name_of(p) for p in programmes])} staat geen getal."


def no_time(programmes: Sequence[Programme]) -> str:
    return f"In de citaten van {join([name_of(p) for p in programmes])} staat geen datum of jaar."


def presupposed() -> str:
    return "Uw vraag gaat ergens van uit. Lees in de citaten of dat zo in de tekst staat."


def _by_others(row: PublisherAnswer) -> bool:
    return all(citation.author for citation in row.citations)


def not_found_lead(silent: Sequence[Programme]) -> str:
    if len(silent) == 1:
        return f"Hierover heb ik niets gevonden in het programma van {name_of(silent[0])}."
    return f"Hierover heb ik niets gevonden bij {join([name_of(p) for p in silent])}."


def not_found_row(row: PublisherAnswer) -> str:
    return f"{name_of(row.programme)}: niet gevonden in dit programma."


def nearest_row() -> str:
    return "Het dichtst in de buurt, maar waarschijnlijk geen antwoord:"


def led_in(context: str) -> str:
    """The line that leads a bullet in, without which it may mean its opposite."""
    return f"Hiervoor staat in de tekst: {context}"


def searched_in(titles: Sequence[str]) -> str:
    return ended(f"Doorzocht: {'; '.join(titles)}")


def unknown_lead(missing: Sequence[Missing], held: Sequence[Programme]) -> str:
    sentences = " ".join(missing_notes(missing))
    if any(one.instead for one in missing) or not held:
        return sentences
    return f"{sentences} Ik ken de programma’s van {join([name_of(p) for p in held])}."


def missing_notes(missing: Sequence[Missing]) -> list[str]:
    """What is not there, and what is there instead: parties of which there is nothing anywhere in one sentence."""
    nowhere = [one for one in missing if one.element.publisher and _is_nowhere(one)]
    names = join([str(one.element.publisher) for one in nowhere])
    told = [_missing_note(one) for one in missing if one not in nowhere]
    return [*([f"Van {names} heb ik geen programma."] if nowhere else []), *told]


def _is_nowhere(missing: Missing) -> bool:
    return not missing.instead and missing.element.municipality is None and not missing.element.national


def _missing_note(missing: Missing) -> str:
    element = missing.element
    if element.national:
        what = f"het landelijke programma van {element.publisher}" if element.publisher else "landelijke programma’s"
        sentence = f"Ik heb {what} niet" if element.publisher else f"Ik heb geen {what}"
    elif element.publisher and element.publisher == f"Gemeente {element.municipality}":
        sentence = f"Van de gemeente {element.municipality} zelf heb ik geen document"
    elif element.publisher:
        town = f" in {element.municipality}" if element.municipality else ""
        sentence = f"Van {element.publisher}{town} heb ik geen programma"
    else:
        sentence = f"Uit {element.municipality} heb ik geen programma’s"
    if not missing.instead:
        return f"{sentence}."
    return f"{sentence}; wel van {join([name_of(p) for p in missing.instead])}."


def dropped_note(count: int) -> str:
    what = "Eén citaat is" if count == 1 else f"{count} citaten zijn"
    return f"{what} weggelaten, want de plaats in de tekst klopte niet."


def unclear(publishers: Sequence[str]) -> str:
    about = f" van {join(publishers)}" if publishers else ""
    return (
        f"Waarover wilt u iets weten{about}? Noem een onderwerp, bijvoorbeeld: "
        "wijkagenten, camera’s, vuurwerk of huiselijk geweld."
    )


def filter_excludes(publishers: Sequence[str], municipality: str | None) -> str:
    chosen = join([*publishers, *([municipality] if municipality else [])])
    return (
        f"U hebt gekozen voor {chosen}, maar u noemt een andere partij of gemeente. "
        "Pas uw keuze aan, of laat die naam weg."
    )


def off_topic(held: Sequence[Programme]) -> str:
    return (
        "Dit gaat niet over een programma dat ik ken. Ik zoek op wat partijen en gemeenten over veiligheid "
        f"schrijven: {join([name_of(p) for p in held])}."
    )


def advice_declined() -> str:
    return (
        "Ik geef geen stemadvies en geen oordeel over partijen of plannen. Ik laat wel zien wat zij zelf schrijven. "
        "Vraag bijvoorbeeld: Wat willen de partijen met cameratoezicht?"
    )


def draft_note(programmes: Sequence[Programme]) -> str:
    names = join([name_of(programme) for programme in programmes])
    if len(programmes) == 1:
        return f"De tekst van {names} is een concept, niet het vastgestelde programma."
    return f"De teksten van {names} zijn concepten, niet de vastgestelde programma’s."


def proposal_note(citations: Sequence[Citation]) -> str:
    """What participants wrote, in one sentence however many quotes it is."""
    numbers = join([f"[{citation.n}]" for citation in citations])
    authors = join([f"een {author}" for author in dict.fromkeys(citation.author for citation in citations)])
    one = len(citations) == 1
    what = f"Citaat {numbers} is een voorstel" if one else f"De citaten {numbers} zijn voorstellen"
    return f"{what} van {authors}. Het is geen tekst van de partij."


def municipality_note(programmes: Sequence[Programme]) -> str:
    names = join([programme.publisher for programme in programmes])
    if len(programmes) == 1:
        return f"{names} is geen partij: dit is beleid van de gemeente zelf."
    return f"{names} zijn geen partijen: dit is beleid van de gemeenten zelf."


def question_too_long(length: int, longest: int) -> str:
    return f"Uw vraag is te lang: {length} tekens. Meer dan {longest} kan niet: maak de vraag korter."


def batch_line_wrong(number: int, reason: str) -> str:
    return f"Regel {number} is overgeslagen: {reason}"


def batch_done(good: int, bad: int, out: Path) -> str:
    left_out = f" Overgeslagen: {bad}." if bad else ""
    return f"Beantwoord: {good}.{left_out} De antwoorden staan in {out}."


def batch_unreadable(path: Path, reason: str) -> str:
    return f"Het bestand {path} kan niet worden gelezen ({reason}). Geef met --batch een bestand dat er is."


def batch_no_text(path: Path) -> str:
    return (
        f"{path} is geen tekstbestand. Geef met --batch een tekstbestand (UTF-8) met op elke regel één vraag, zoals "
        '{"id": "1", "question": "…"}.'
    )


def out_unwritable(path: Path, reason: str) -> str:
    return f"In {path} kan niet worden geschreven ({reason}). Kies met --out een andere plaats."


def record_wrong(key: str, kind: str, keys: str, example: str) -> str:
    """What is wrong with a line of JSON; `kind` is pydantic's name for the mistake."""
    if kind in ("json_invalid", "model_type", "model_attributes_type"):
        return f"dit is geen geldige JSON. Zet op elke regel één object, zoals {example}."
    if kind == "missing":
        return f"'{key}' ontbreekt."
    if kind == "extra_forbidden":
        return f"'{key}' ken ik niet. Wel: {keys}."
    return f"'{key}' heeft een waarde van de verkeerde soort."


def read_as(question: str) -> str:
    return f"Gelezen als: {question}"


def noted(note: str) -> str:
    return f"Let op: {note}"
