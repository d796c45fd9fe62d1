"""Every Dutch sentence that the readers of web pages and word processors say."""

__all__ = [
    "app_shell",
    "has_doctype",
    "hidden_text",
    "locked",
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
