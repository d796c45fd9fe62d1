"""The errors of the program, one tree.

WijzerError                    anything an entry point reports in one Dutch line, with exit code 2 unless said below
├── SettingsError              a setting (VW_…) is unknown or has a value that cannot be used
├── OptionError                what a command was told cannot be carried out
├── CatalogueError             catalogue.yaml does not say what it should
├── SourceError                a file cannot be had, read or written; exit code 1
├── QuestionError              a question, a filter or a batch line that cannot be answered as it stands
├── RunError                   a run of the evals is not there, or is another one
├── EncoderError               the embedding model, or the one that reranks, cannot be made or loaded
├── ChatError                  the language model cannot be reached, failed, or was late
└── CollectionError            the collection cannot be opened, read or written
    ├── CollectionEmpty        nothing has been read in yet
    ├── ExportError            an export cannot be read or written; exit code 1
    └── EncoderMismatch        the collection was built with another encoder

A message is a whole Dutch sentence with the value that was wrong and the way out; the sentences stand in the
`wording.py` of the layer that raises them.
"""

from typing import ClassVar

__all__ = [
    "CatalogueError",
    "ChatError",
    "CollectionEmpty",
    "CollectionError",
    "EncoderError",
    "EncoderMismatch",
    "ExportError",
    "OptionError",
    "QuestionError",
    "RunError",
    "SettingsError",
    "SourceError",
    "WijzerError",
]


class WijzerError(Exception):
    """The root: its message can be shown to the person at the keyboard as it is."""

    exit_code: ClassVar[int] = 2
    """1 where a file failed, 2 where the call cannot be carried out as it stands."""


class SettingsError(WijzerError):
    """A setting is unknown or cannot be used."""


class OptionError(WijzerError):
    """What a command was told cannot be carried out; nothing was done."""


class CatalogueError(WijzerError):
    """The catalogue is not valid."""


class SourceError(WijzerError):
    """A file is missing, unreadable, or cannot be written."""

    exit_code = 1


class QuestionError(WijzerError):
    """A question, a filter or a batch line cannot be taken as it stands."""


class RunError(WijzerError):
    """The folder of a run of the evals cannot be used."""


class EncoderError(WijzerError):
    """The embedding model, or the one that reranks, cannot be made or loaded."""


class ChatError(WijzerError):
    """The language model wrote nothing, or not to the end; the message is the reason, for within a sentence."""


class CollectionError(WijzerError):
    """The collection cannot be opened, read or written."""


class CollectionEmpty(CollectionError):
    """No programme has been read in."""


class ExportError(CollectionError):
    """An exported collection cannot be read or written."""

    exit_code = 1


class EncoderMismatch(CollectionError):
    """The collection holds vectors of another encoder."""
