"""Every Dutch sentence about comparing publishers."""

from collections.abc import Sequence

from assistant.wording import join

NO_SUBJECT = "Typ een onderwerp of een vraag om op te vergelijken, bijvoorbeeld: vuurwerk."


def too_few(chosen: Sequence[str], least: int, known: Sequence[str]) -> str:
    so_far = f"U hebt alleen {chosen[0]} gekozen." if chosen else "U hebt nog niets gekozen."
    return f"Kies minstens {least} partijen of gemeenten om te vergelijken. {so_far} U kunt kiezen uit {join(known)}."


def too_many(count: int, most: int) -> str:
    return (
        f"U hebt {count} partijen en gemeenten gekozen. Kies er hoogstens {most}: dan past de vergelijking op een blad."
    )


def unknown_publisher(said: str, known: Sequence[str]) -> str:
    return f"Van {said} heb ik geen programma. U kunt kiezen uit {join(known)}."


def unknown_municipality(said: str, known: Sequence[str]) -> str:
    return f"Uit {said} heb ik geen programma’s. U kunt kiezen uit {join(known)}."


def other_municipality(named: Sequence[str], chosen: str) -> str:
    return (
        f"U hebt gekozen voor {chosen}, maar uw vraag noemt {join(named)}. "
        "Pas uw keuze aan, of stel de vraag zonder die plaats."
    )


def not_chosen(named: Sequence[str]) -> str:
    if len(named) == 1:
        return f"Uw vraag noemt {named[0]}. Die hebt u niet gekozen, en staat dus niet in de vergelijking."
    return f"Uw vraag noemt {join(named)}. Die hebt u niet gekozen, en staan dus niet in de vergelijking."
