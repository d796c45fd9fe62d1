"""Every Dutch sentence that reading a web page, a word processor's file or a plain text asks for."""

__all__ = [
    "app_shell",
    "has_doctype",
    "hidden_text",
    "instructions_found",
    "locked",
    "mended_words",
    "not_a_package",
    "old_word",
    "part_missing",
    "too_big",
    "too_deep",
    "unreadable",
]


def app_shell(name: str) -> str:
    return (
        f"In {name} staat geen tekst: de pagina haalt haar tekst pas op als ze in een browser opengaat. "
        "Open de pagina in uw browser, sla haar op als PDF en voeg die toe."
    )


def too_deep(name: str) -> str:
    return (
        f"{name} zit te ingewikkeld in elkaar om veilig te lezen. "
        "Open de pagina in uw browser, sla haar op als PDF en voeg die toe."
    )


def hidden_text(words: int) -> str:
    return (
        f"Er staat verborgen tekst in ({words} {'woord' if words == 1 else 'woorden'}); die is niet ingelezen. "
        "Hoort die tekst bij het programma? Maak haar dan zichtbaar en voeg het bestand opnieuw toe."
    )


def not_a_package(name: str, program: str) -> str:
    return (
        f"{name} is geen bestand van {program}, of het is beschadigd. "
        f"Open het in {program}, sla het opnieuw op en voeg het dan toe."
    )


def part_missing(name: str, part: str, program: str) -> str:
    return (
        f"In {name} ontbreekt de tekst ({part}). Open het bestand in {program}, sla het opnieuw op en voeg het dan toe."
    )


def locked(name: str) -> str:
    return f"{name} is beveiligd met een wachtwoord. Sla het bestand op zonder wachtwoord en voeg het opnieuw toe."


def old_word(name: str) -> str:
    return f"{name} is een bestand van een oude versie van Word. Open het in Word en sla het op als .docx."


def too_big(name: str) -> str:
    return (
        f"{name} wordt bij het uitpakken te groot om veilig te lezen. "
        "Haal plaatjes en bijlagen eruit, of sla het bestand op als PDF."
    )


def has_doctype(name: str, part: str) -> str:
    return (
        f"In {name} staat iets wat niet in een tekstbestand hoort (een DOCTYPE in {part}). "
        "Vertrouw het bestand niet zomaar. Vraag om een nieuw bestand of om een PDF."
    )


def unreadable(name: str, program: str) -> str:
    return f"{name} kan niet worden gelezen: het is beschadigd. Open het in {program} en sla het opnieuw op."


def pdf_encrypted(name: str) -> str:
    return (
        f"{name} is beveiligd met een wachtwoord. Open het bestand met dat wachtwoord, druk het af naar een nieuwe "
        "PDF, en lees die in."
    )


def pdf_unreadable(name: str) -> str:
    return f"{name} is beschadigd of geen PDF. Haal het bestand opnieuw op en probeer het nog eens."


def pdf_no_pages(name: str) -> str:
    return f"In {name} staat geen enkele bladzijde met tekst. Controleer of dit het goede bestand is."


def pdf_too_many_pages(name: str, count: int, most: int) -> str:
    return f"{name} heeft {count} bladzijden; meer dan {most} lees ik niet in. Knip het programma eruit en lees dat in."


def pdf_needs_ocr(name: str, pages: list[int]) -> str:
    return (
        f"{name} bestaat alleen uit plaatjes (bladzijde {numbers(pages)}). Maak er eerst tekst van (OCR), bijvoorbeeld "
        f"met: ocrmypdf -l nld {name} leesbaar.pdf"
    )


def pdf_some_pages_need_ocr(name: str, pages: list[int]) -> str:
    return (
        f"In {name} staat op bladzijde {numbers(pages)} geen leesbare tekst, alleen beeld. Staat daar tekst in, maak "
        f"die dan eerst leesbaar (OCR), bijvoorbeeld met: ocrmypdf -l nld --skip-text {name} leesbaar.pdf"
    )


def numbers(pages: list[int]) -> str:
    """Page numbers in a sentence, runs put together: "1, 3-5 en 8"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return " en ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def mended_words(words: int) -> str:
    return (
        f"In dit bestand stonden spaties midden in woorden; {words} woorden zijn weer heel gemaakt "
        "(“kwet sbaren” werd “kwetsbaren”). Controleer een citaat bij twijfel in het origineel."
    )


def instructions_found(count: int) -> str:
    which = "staat een opdracht" if count == 1 else f"staan {count} opdrachten"
    return (
        f"In dit bestand {which} aan een taalmodel. Zulke tekst komt niet in antwoorden. Kijk na wie het heeft gemaakt."
    )
