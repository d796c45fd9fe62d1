import os
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from vectorstore.errors import SettingsError
from vectorstore.settings import Settings, load_settings
from vectorstore.site_settings import SiteSettings, contrast

KNOWN = [
    "VW_CONFIG",
    "VW_DATA_DIR",
    "VW_CACHE_DIR",
    "VW_PROGRAMMES",
    "VW_EMBEDDING_MODEL",
    "VW_QUERY_PROMPT",
    "VW_PASSAGE_PROMPT",
    "VW_RERANKER_MODEL",
    "VW_CHAT_MODEL",
    "VW_CHAT_BASE_URL",
    "VW_CHAT_KEY",
    "VW_CHAT_TIMEOUT",
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
    assert settings.reranker_model is None
    assert (settings.chat_model, settings.chat_base_url, settings.chat_key) == (None, None, None)
    assert settings.chat_timeout == 20
    assert "veiligheidswijzer" in str(settings.data_dir)
    assert "veiligheidswijzer" in str(settings.cache_dir)


def test_every_setting_can_be_given_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    chat = ["openai:llama3.2:1b", "http://127.0.0.1:11434/v1", "geheim", "7.5"]
    given = ["/data", "/cache", "/teksten", "mijn-model", "vraag: ", "", "mijn-lezer", *chat, "0.0.0.0", "80"]  # noqa: S104
    for name, value in zip(KNOWN[1:], given, strict=True):
        monkeypatch.setenv(name, value)
    assert load_settings().model_dump(exclude={"site"}) == {
        "data_dir": Path("/data"),
        "cache_dir": Path("/cache"),
        "programmes": Path("/teksten"),
        "embedding_model": "mijn-model",
        "query_prompt": "vraag: ",
        "passage_prompt": "",
        "reranker_model": "mijn-lezer",
        "chat_model": "openai:llama3.2:1b",
        "chat_base_url": "http://127.0.0.1:11434/v1",
        "chat_key": SecretStr("geheim"),
        "chat_timeout": 7.5,
        "host": "0.0.0.0",  # noqa: S104
        "port": 80,
    }


def test_the_collection_lies_in_the_data_folder() -> None:
    assert Settings(data_dir=Path("/data")).collection_dir == Path("/data/collection")


@pytest.mark.parametrize("name", ["VW_POORT", "VW_DATADIR", "VW_", "vw_chat"])
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VW_CHAT_MODEL", "llama3.2"),
        ("VW_CHAT_MODEL", "openai:"),
        ("VW_CHAT_MODEL", "openai: gpt"),
        ("VW_CHAT_BASE_URL", "127.0.0.1:11434"),
        ("VW_CHAT_BASE_URL", "file:///etc/passwd"),
        ("VW_CHAT_BASE_URL", ""),
        ("VW_CHAT_TIMEOUT", "0"),
        ("VW_CHAT_TIMEOUT", "601"),
        ("VW_CHAT_TIMEOUT", "nan"),
    ],
)
def test_a_language_model_that_cannot_be_is_refused_with_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert str(raised.value).startswith(f"De instelling {name} heeft een waarde die niet kan: {value!r}")


@pytest.mark.parametrize("name", ["VW_RERANKER_MODEL", "VW_CHAT_MODEL", "VW_CHAT_KEY"])
def test_a_model_or_a_key_that_says_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, " ")
    with pytest.raises(SettingsError, match=f"{name} is leeg"):
        load_settings()


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VW_CHAT_KEY", "geheim")
    assert "geheim" not in f"{load_settings()!r} {load_settings()}"


@pytest.mark.parametrize("port", [1, 65535])
def test_the_outermost_ports_are_fine(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setenv("VW_PORT", str(port))
    assert load_settings().port == port


def test_settings_stay_as_they_are() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 80


def config(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> Path:
    file = folder / "instellingen.toml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("VW_CONFIG", str(file))
    return file


def test_a_settings_file_has_what_the_environment_leaves_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config(
        monkeypatch,
        tmp_path,
        'port = 8080\nhost = "::1"\ndata_dir = "gegevens"\n[site]\nname = "Krant  Vossendam"\nlogo = "logo.svg"\n'
        'towns = ["Vossendam"]\nembed_in = ["https://krant.example"]\n',
    )
    monkeypatch.setenv("VW_PORT", "9090")
    settings = load_settings()
    assert (settings.port, settings.host, settings.data_dir) == (9090, "::1", tmp_path / "gegevens")
    assert settings.site == SiteSettings(
        name="Krant Vossendam",
        logo=tmp_path / "logo.svg",
        towns=("Vossendam",),
        embed_in=("https://krant.example",),
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("poort = 8080", "De instelling poort in"),
        ("[site]\nkleur = 'rood'", "De instelling site.kleur in"),
        ("port = 70000", "De instelling port in"),
        ("[site]\naccent = '#ffe9a3'", "De instelling site.accent in"),
        ("[site]\naccent = 'red; } body { display: none'", "De instelling site.accent in"),
        ('[site]\nembed_in = ["https://krant.example; script-src *"]', "De instelling site.embed_in.0 in"),
        ("port = ", "kan niet worden gelezen: er ontbreekt iets aan het einde. "),
        ("port = 80\nhost = wie dan ook", "kan niet worden gelezen: er staat iets op regel 2 dat in TOML niet kan. "),
    ],
)
def test_a_settings_file_that_cannot_be_is_told_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, part: str
) -> None:
    file = config(monkeypatch, tmp_path, text)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert part in str(raised.value)
    assert str(file) in str(raised.value)
    assert "docs/instellingen.toml" in str(raised.value)


def test_a_settings_file_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VW_CONFIG", str(tmp_path / "weg.toml"))
    with pytest.raises(SettingsError, match="VW_CONFIG"):
        load_settings()


def test_the_example_of_a_settings_file_has_every_setting_and_says_what_holds_without_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    example = (Path(__file__).parents[2] / "docs" / "instellingen.toml").read_text(encoding="utf-8")
    config(monkeypatch, tmp_path, example)
    assert load_settings() == Settings()
    for name in [*Settings.model_fields, *SiteSettings.model_fields]:
        assert f"{name} = " in example or f"[{name}]" in example


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
