"""The two filters of a question, town and publisher, which the browser remembers and nobody else."""

import json
from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.scope import EVERYTHING, Filter
from vectorstore.passage import Programme
from web import wording

__all__ = [
    "OPEN_JS",
    "build_filters",
    "filled_filters",
    "keep_filters",
    "known_filter",
    "remembered",
    "towns_of",
]

_TOWN, _PUBLISHERS = "gemeente", "partijen"
"""What the browser keeps each filter under."""
OPEN_JS = "() => window.veiligheidswijzer.open()"
"""Gives the part of the address after the question mark, and what the browser remembers of the filters."""


def build_filters(
    programmes: Sequence[Programme], publishers_help: str = wording.PUBLISHER_HELP
) -> tuple[gr.Dropdown, gr.Dropdown]:
    """The boxes for the town and for the publishers."""
    towns = [(wording.ALL_TOWNS, ""), *((name, name) for name in towns_of(programmes))]
    names = publishers_of(programmes)
    with gr.Row(elem_id="filters"):
        # Of a list that it does not show whole Gradio tells in English that there is more.
        town = gr.Dropdown(
            towns,
            value="",
            num_choices_shown=len(towns),
            filterable=False,
            label=wording.TOWN_LABEL,
            elem_id="gemeente",
        )
        publishers = gr.Dropdown(
            names,
            value=[],
            multiselect=True,
            num_choices_shown=len(names),
            label=wording.PUBLISHER_LABEL,
            info=publishers_help,
            elem_id="partijen",
        )
    return town, publishers


def keep_filters(town: gr.Dropdown, publishers: gr.Dropdown) -> None:
    """Has the browser remember each filter when the visitor chooses; what an address filled in is somebody else's
    choice."""
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    for name, box in ((_TOWN, town), (_PUBLISHERS, publishers)):
        box.input(None, box, None, js=f"chosen => window.veiligheidswijzer.keep({{ {name}: chosen }})", **quiet)
    # To Gradio, taking all away at once is no choice; no address makes a box empty that was not.
    none_left = f"chosen => chosen.length || window.veiligheidswijzer.keep({{ {_PUBLISHERS}: [] }})"
    publishers.change(None, publishers, None, js=none_left, **quiet)


def filled_filters(town: gr.Dropdown, publishers: gr.Dropdown, wanted: Filter) -> dict[Any, Any]:
    """What the boxes hold when a page is opened with a filter. Without one they are left alone: a visitor who is
    quicker than the server may have chosen already."""
    if wanted == EVERYTHING:
        return {}
    return {town: wanted.municipality or "", publishers: list(wanted.publishers)}


def remembered(text: str) -> Filter:
    """The filter that a browser kept; everything for what it cannot have kept."""
    try:
        kept = json.loads(text)
    except ValueError:
        return Filter()
    if not isinstance(kept, dict):
        return Filter()
    town, publishers = kept.get(_TOWN), kept.get(_PUBLISHERS)
    return Filter(
        tuple(one for one in publishers if isinstance(one, str)) if isinstance(publishers, list) else (),
        town if isinstance(town, str) and town else None,
    )


def known_filter(wanted: Filter, programmes: Sequence[Programme]) -> Filter:
    """As much of a filter as the boxes can show."""
    town = wanted.municipality if wanted.municipality in towns_of(programmes) else None
    offered = publishers_of(programmes)
    return Filter(tuple(one for one in wanted.publishers if one in offered), town)


def towns_of(programmes: Sequence[Programme]) -> list[str]:
    return sorted({programme.municipality for programme in programmes if programme.municipality}, key=str.casefold)


def publishers_of(programmes: Sequence[Programme]) -> list[str]:
    return list(dict.fromkeys(programme.publisher for programme in programmes))
