from __future__ import annotations

from pathlib import Path

import pytest

from tui.errors import SettingsError
from tui.library.settings import Settings, default_file, load_settings


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "winnow.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_that_is_not_there_sets_nothing(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == (Settings(), ())


def test_the_default_file_sets_exactly_the_defaults(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, default_file())) == (Settings(), ())


def test_an_unknown_setting_is_a_warning_with_its_line(tmp_path: Path) -> None:
    settings, warnings = load_settings(written(tmp_path, 'theme = "sepia"\n\ncolour = "red"\n'))
    assert settings.theme == "sepia"
    assert len(warnings) == 1
    assert "line 3" in warnings[0] and "colour" in warnings[0]


def test_a_value_of_the_wrong_kind_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="line 2: measure must be a whole number"):
        load_settings(written(tmp_path, '# mine\nmeasure = "wide"\n'))


def test_a_whole_number_will_do_where_a_number_is_wanted(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "time_limit = 5\n"))[0].time_limit == 5.0


def test_keys_may_be_written_with_or_without_quotes(tmp_path: Path) -> None:
    text = '[keys]\nreader.aside = "T"\n"reader.zen" = ["Z", "ctrl+e"]\n'
    settings, _ = load_settings(written(tmp_path, text))
    assert settings.keys["reader.aside"].keys == ("T",)
    assert settings.keys["reader.aside"].line == 2
    assert settings.keys["reader.zen"].keys == ("Z", "ctrl+e")


def test_what_is_no_toml_is_refused_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="line 1"):
        load_settings(written(tmp_path, "theme = \n"))
