"""The settings of the program: the one place that reads the environment, and the file that VW_CONFIG names. Entry
points build it and hand it down."""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from vectorstore.errors import SettingsError
from vectorstore.site_settings import SiteSettings
from vectorstore.wording import (
    NO_UTF8,
    config_unreadable,
    key_unknown,
    key_wrong,
    no_toml,
    reason_of,
    setting_empty,
    setting_unknown,
    setting_wrong,
)

__all__ = ["Settings", "load_settings"]

_PREFIX = "VW_"
_APP = "veiligheidswijzer"
_CONFIG: Final = "VW_CONFIG"
_FILLED: Final = frozenset(
    {
        "VW_CONFIG",
        "VW_DATA_DIR",
        "VW_CACHE_DIR",
        "VW_PROGRAMMES",
        "VW_EMBEDDING_MODEL",
        "VW_RERANKER_MODEL",
        "VW_CHAT_MODEL",
        "VW_CHAT_KEY",
    }
)
"""What would mean the folder where one happens to be, or a model or a key without a name, when it says nothing."""


class Settings(BaseSettings):
    """Each field but `site` is the environment variable of its name in capitals, with VW_ before it; in the settings
    file it has its own name. Where both have it, the environment counts."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path(_APP, appauthor=False))
    """Where the collection is kept."""
    cache_dir: Path = Field(default_factory=lambda: user_cache_path(_APP, appauthor=False))
    """Where the bundled embedding model is unpacked; may be emptied at any time."""
    programmes: Path = Path(__file__).parent.parent / "programmas"
    """The folder with catalogue.yaml and the texts."""
    embedding_model: str | None = None
    """A sentence-transformers name or folder; None is the bundled multilingual-e5-small."""
    query_prompt: str | None = None
    """What goes before a question for the embedding model; None is what the model itself says."""
    passage_prompt: str | None = None
    """What goes before a passage for the embedding model; None is what the model itself says."""
    reranker_model: str | None = None
    """A cross-encoder that puts the passages of a programme in order, as a sentence-transformers name or folder; None
    is none."""
    chat_model: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*:\S+$")] | None = None
    """The language model that writes summaries, as LangChain's `provider:model`; None is none."""
    chat_base_url: Annotated[str, Field(pattern=r"^https?://[^\s/]+\S*$")] | None = None
    """Where that model is served; None is the provider's own address."""
    chat_key: SecretStr | None = None
    """The key that it asks for."""
    chat_timeout: Annotated[float, Field(gt=0, le=600)] = 20.0
    """Seconds that it may write on one answer."""
    host: str = "127.0.0.1"
    """The address that the web front end listens on."""
    port: Annotated[int, Field(ge=1, le=65535)] = 7860
    """The port that the web front end listens on."""
    site: SiteSettings = SiteSettings()
    """What the web front end looks like. Only in the settings file."""

    @property
    def collection_dir(self) -> Path:
        return self.data_dir / "collection"

    @property
    def added_dir(self) -> Path:
        """The collection's own folder: the files that were added, and their catalogue."""
        return self.data_dir / "added"


def load_settings() -> Settings:
    """Reads the environment and the settings file, if one is named. Raises SettingsError for a setting that is unknown
    or cannot be used."""
    known = [_CONFIG, *(_variable(name) for name in Settings.model_fields if name != "site")]
    for name, value in sorted(os.environ.items()):
        if name.upper().startswith(_PREFIX) and name.upper() not in known:
            raise SettingsError(setting_unknown(name, known))
        if name.upper() in _FILLED and not value.strip():
            raise SettingsError(setting_empty(name))
    file = next((Path(value) for name, value in os.environ.items() if name.upper() == _CONFIG), None)
    told = _read_file(file) if file else {}
    in_environment = {name.upper() for name in os.environ}
    try:
        return Settings(**{name: value for name, value in told.items() if _variable(name) not in in_environment})
    except ValidationError as error:
        first: dict[str, Any] = dict(error.errors()[0])
        key = ".".join(map(str, first["loc"]))
        if file and first["loc"][0] in told and _variable(str(first["loc"][0])) not in in_environment:
            unknown = first["type"] == "extra_forbidden"
            raise SettingsError(key_unknown(file, key) if unknown else key_wrong(file, key, first["input"])) from error
        raise SettingsError(setting_wrong(_variable(str(first["loc"][0])), first.get("input"))) from error


def _variable(name: str) -> str:
    return f"{_PREFIX}{name}".upper()


def _read_file(file: Path) -> Mapping[str, Any]:
    """What the settings file says. A path in it is seen from the folder that it stands in."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(config_unreadable(file, reason_of(error))) from error
    except UnicodeDecodeError as error:
        raise SettingsError(config_unreadable(file, NO_UTF8)) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SettingsError(config_unreadable(file, no_toml(line and line[1]))) from error
    for table in (told, told.get("site")):
        for name in ("data_dir", "cache_dir", "programmes", "logo"):
            if isinstance(table, dict) and isinstance(table.get(name), str):
                table[name] = file.parent / table[name]
    return told
