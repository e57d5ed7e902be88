"""`winnow.toml`: what a reader may set, with the line of everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.errors import SettingsError

# Named tuples, because `dataclasses` and `tomllib` take a sixth of the start of a page seen before.


class KeySetting(NamedTuple):
    """Keys that `winnow.toml` gives to an action."""

    keys: tuple[str, ...]
    line: int


class Settings(NamedTuple):
    """Everything that `winnow.toml` may hold. Every key is optional."""

    theme: str = "ansi"
    """ansi, dark, light, sepia, contrast or none."""
    measure: int = 72
    """Columns of a line of running text, 20 to 160."""
    justify: bool = False
    """Let lines of running text end at the same column."""
    hyphenate: bool = False
    """Divide long words at the end of a line."""
    ascii: bool = False
    """Draw no sign outside of ASCII."""
    columns: str = "source date words quotes contra aside"
    """Columns of a folder's list after the title: these, or kind, lang, name."""
    rail: bool = True
    """Show at the right edge where in the article its marks lie."""
    mouse: bool = True
    """Use the mouse; off, the terminal's own selection works."""
    linear: bool = False
    """One column, the cursor on the line that is read: for screen readers and braille."""
    time_limit: float = 10.0
    """Seconds a page may take to clean."""
    page_mb: int = 16
    """MB of one page that are read, embedded pictures not counted."""
    record_mb: int = 64
    """MB of one record of a file of many."""
    unpack_ratio: int = 200
    """Times its size that a packed file may unpack to before it counts as a bomb."""
    text_field: str = ""
    """Field of a scraper's records that holds the text, where its name does not say so."""
    parts: str = "auto"
    """How several articles in one text are told apart: auto, whole, form-feed, or a line."""
    profile: str = "default"
    """Key profile: default, less, newsboat or mutt."""
    style_sheet: str = ""
    """A Textual style sheet of one's own, read after winnow's."""
    nli: str = ""
    """Directory of a local model that weighs contradictions."""
    keys: Mapping[str, KeySetting] = MappingProxyType({})
    """Keys by action id."""


SETTING_NAMES = Settings._fields


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """What the file sets, and a warning for every key it has that winnow does not know.

    A file that is not there sets nothing.

    Raises:
        SettingsError: The file cannot be read, is no TOML, or a value is of the wrong kind.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read {path}: {error}") from error
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from error
    return _settings(found, text, path)


def _settings(found: dict[str, Any], text: str, path: Path) -> tuple[Settings, tuple[str, ...]]:
    values: dict[str, Any] = {}
    warnings: list[str] = []
    defaults = Settings()
    for name, value in found.items():
        line = line_of(text, name)
        if name == "keys" and isinstance(value, dict):
            values["keys"] = {
                action: KeySetting(_keys(keys, path, line_of(text, action)), line_of(text, action))
                for action, keys in _flat(value).items()
            }
        elif name not in SETTING_NAMES or name == "keys":
            warnings.append(f"{path}, line {line}: winnow knows no setting “{name}”")
        else:
            wanted = type(getattr(defaults, name))
            if wanted is float and isinstance(value, int):
                value = float(value)
            if type(value) is not wanted:
                raise SettingsError(
                    f"{path}, line {line}: {name} must be {_KIND_NAMES[wanted]}, not {value!r}"
                )
            values[name] = value
    return Settings(**values), tuple(warnings)


_KIND_NAMES: dict[type, str] = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def _flat(table: Mapping[str, Any], lead: str = "") -> dict[str, Any]:
    """`{"reader": {"aside": "s"}}` as `{"reader.aside": "s"}`: TOML reads a bare dot as a table."""
    found: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found.update(_flat(value, f"{lead}{name}."))
        else:
            found[lead + name] = value
    return found


def _keys(value: object, path: Path, line: int) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(value.split())
    if isinstance(value, list) and all(isinstance(key, str) for key in value):
        return tuple(value)
    raise SettingsError(f"{path}, line {line}: keys are a string or a list of strings")


def line_of(text: str, name: str) -> int:
    """The line, from 1, on which a key is set; 0 when it cannot be told."""
    last = name.rpartition(".")[2]
    pattern = re.compile(rf"""^\s*\[?["']?(?:[\w.-]*[."'])?{re.escape(last)}["']?\s*(?:=|\])""")
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.match(line):
            return number
    return 0


def default_file() -> str:
    """A `winnow.toml` with every setting at its default, commented."""
    lines = ["# winnow.toml - every setting is optional; these are the defaults", ""]
    for name, value in Settings()._asdict().items():
        if name == "keys":
            continue
        shown = str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')
        lines += [f"# {_NOTES[name]}", f"{name} = {shown}", ""]
    lines += ["# keys by action id; winnow --print-keys lists the ids", "[keys]", ""]
    lines += ['# "reader.aside" = "s"']
    return "\n".join(lines) + "\n"


_NOTES = {
    "theme": "ansi (the terminal's own colours), dark, light, sepia, contrast, none",
    "measure": "columns of a line of running text, 20 to 160",
    "justify": "let lines of running text end at the same column",
    "hyphenate": "divide long words at the end of a line (needs the extra hyphenation)",
    "ascii": "draw no sign outside of ASCII",
    "columns": "columns of a folder's list after the title; also kind, lang, name",
    "rail": "show at the right edge where in the article its marks lie",
    "mouse": "use the mouse; off, the terminal's own selection works",
    "linear": "one column, the cursor on the line that is read: for screen readers and braille",
    "time_limit": "seconds a page may take to clean",
    "page_mb": "MB of one page that are read, embedded pictures not counted",
    "record_mb": "MB of one record of a file of many",
    "unpack_ratio": "times its size that a packed file may unpack to before it counts as a bomb",
    "text_field": "field of a scraper's records that holds the text, where its name does not say so",
    "parts": "articles in one text: auto, whole (one page), form-feed, or the line between them",
    "profile": "key profile: default, less, newsboat, mutt",
    "nli": "directory of a local model (model.onnx, tokenizer.json) that weighs contradictions",
    "style_sheet": "a Textual style sheet of your own, read after winnow's",
}
