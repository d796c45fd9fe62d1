import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from vectorstore.errors import SettingsError
from vectorstore.settings import Settings, load_settings

KNOWN = [
    "VW_DATA_DIR",
    "VW_CACHE_DIR",
    "VW_PROGRAMMES",
    "VW_EMBEDDING_MODEL",
    "VW_QUERY_PROMPT",
    "VW_PASSAGE_PROMPT",
    "VW_HOST",
    "VW_PORT",
]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.upper().startswith("VW_"):
            monkeypatch.delenv(name)


def test_without_settings_the_program_serves_its_own_programmes_on_this_computer_only() -> None:
    settings = load_settings()
    assert settings.programmes == Path(__file__).parents[2] / "programmas"
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert (settings.embedding_model, settings.query_prompt, settings.passage_prompt) == (None, None, None)
    assert "veiligheidswijzer" in str(settings.data_dir)
    assert "veiligheidswijzer" in str(settings.cache_dir)


def test_every_setting_can_be_given_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    given = ["/data", "/cache", "/teksten", "mijn-model", "vraag: ", "", "0.0.0.0", "80"]  # noqa: S104
    for name, value in zip(KNOWN, given, strict=True):
        monkeypatch.setenv(name, value)
    assert load_settings().model_dump() == {
        "data_dir": Path("/data"),
        "cache_dir": Path("/cache"),
        "programmes": Path("/teksten"),
        "embedding_model": "mijn-model",
        "query_prompt": "vraag: ",
        "passage_prompt": "",
        "host": "0.0.0.0",  # noqa: S104
        "port": 80,
    }


def test_the_collection_lies_in_the_data_folder() -> None:
    assert Settings(data_dir=Path("/data")).collection_dir == Path("/data/collection")


@pytest.mark.parametrize("name", ["VW_POORT", "VW_DATADIR", "VW_", "vw_chat_model"])
def test_an_unknown_setting_is_refused_with_the_known_ones(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert str(raised.value) == (f"De instelling {name} bestaat niet. Haal haar weg, of kies uit: {', '.join(KNOWN)}.")


def test_a_variable_of_another_program_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VWO_PORT", "x")
    assert load_settings().port == 7860


@pytest.mark.parametrize("port", ["0", "65536", "-1", "web", "", "80.5"])
def test_a_port_that_cannot_be_is_refused_with_its_value(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("VW_PORT", port)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    message = str(raised.value)
    assert message.startswith("De instelling VW_PORT heeft een waarde die niet kan: ")
    assert repr(port) in message
    assert "\n" not in message


@pytest.mark.parametrize("port", [1, 65535])
def test_the_outermost_ports_are_fine(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setenv("VW_PORT", str(port))
    assert load_settings().port == port


def test_settings_stay_as_they_are() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 80
