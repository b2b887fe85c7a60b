"""Settings: what is read, and that a wrong one is a line that teaches."""

import os
import socket
from pathlib import Path

import pytest

from graph.target import Target
from server.serving import listening
from server.settings import ROOT, Settings, SettingsError, described, load_settings


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own settings reaches a test."""
    for name in list(os.environ):
        if name.startswith(("SANFANG_", "NEO4J_")):
            monkeypatch.delenv(name)


def test_a_fresh_machine_needs_none() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.state) == ("127.0.0.1", 8000, ROOT / ".sanfang")
    assert settings.target == Target(uri=None, user="neo4j", password="", database="neo4j", state=ROOT / ".sanfang")


def test_a_neo4j_server_is_chosen_by_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open sesame\n")
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://graph.example:7687")
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
    settings = load_settings()
    assert settings.target == Target(
        uri="neo4j+s://graph.example:7687",
        user="neo4j",
        password="open sesame",
        database="neo4j",
        state=ROOT / ".sanfang",
    )
    assert "sesame" not in repr(settings)


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, _ in described():
        monkeypatch.setenv(name, "")
    assert load_settings().port == 8000


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "[::1]", "localhost"])
def test_loopback_is_served(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("SANFANG_HOST", host)
    assert load_settings().host in ("127.0.0.1", "127.8.0.1", "::1")


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"SANFANG_PORT": "eighty"}, "SANFANG_PORT=eighty: a whole number from 0 to 65535 is needed"),
        ({"SANFANG_PORT": "65536"}, "SANFANG_PORT=65536: a whole number from 0 to 65535 is needed"),
        (
            {"SANFANG_HOST": "192.0.2.1"},
            "SANFANG_HOST=192.0.2.1: this release has no access keys, so it serves on loop",
        ),
        ({"SANFANG_HOST": "::"}, "SANFANG_HOST=::: this release has no access keys"),
        ({"SANFANG_HOST": "sanfang.example"}, "SANFANG_HOST=sanfang.example: this release has no access keys"),
        ({"SANFANG_STATE": __file__}, f"SANFANG_STATE={__file__}: this is a file; name a folder"),
        ({"SANFANG_PROT": "80"}, "SANFANG_PROT: there is no such setting; did you mean SANFANG_PORT?"),
        ({"SANFANG_COLOUR": "80"}, "SANFANG_COLOUR: there is no such setting; the settings are SANFANG_HOST, "),
        ({"NEO4J_URI": "http://x:7474"}, "NEO4J_URI: an address such as neo4j://localhost:7687 is needed"),
        ({"NEO4J_URI": "localhost:7687"}, "NEO4J_URI: an address such as neo4j://localhost:7687 is needed"),
        ({"NEO4J_URI": "bolt://u:secret@x"}, "NEO4J_URI: user and password do not belong into the address"),
        ({"NEO4J_PASSWORD": "secret"}, "NEO4J_PASSWORD is set but NEO4J_URI is not"),
        (
            {"NEO4J_URI": "bolt://x", "NEO4J_PASSWORD": "secret", "NEO4J_PASSWORD_FILE": "f"},
            "NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set; keep one of them",
        ),
        (
            {"NEO4J_URI": "bolt://x", "NEO4J_PASSWORD_FILE": "absent"},
            "NEO4J_PASSWORD_FILE=absent: cannot be read (No such file or directory)",
        ),
        (
            {"NEO4J_URI": "bolt://x", "NEO4J_PASSWORD_FILE": os.devnull},
            f"NEO4J_PASSWORD_FILE={os.devnull}: the file is",
        ),
    ],
)
def test_a_wrong_setting_is_one_line_that_teaches(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], said: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    line = str(refused.value)
    assert line.startswith(said)
    assert "\n" not in line
    assert "secret" not in line


def test_small_answers_go_out_at_once() -> None:
    """Asyncio sends without delay on a socket that is named as TCP, and on no other."""
    with listening(Settings(port=0)) as door:
        assert door.proto == socket.IPPROTO_TCP
