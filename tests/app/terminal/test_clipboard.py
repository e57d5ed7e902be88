"""Copied text takes the best way there is, and the message claims no more than was done."""

from __future__ import annotations

import base64
from pathlib import Path

from tui.app.terminal.clipboard import MAX_BYTES, SCREEN_CHUNK, Sent, has_desktop, osc52, send

SSH = {"SSH_TTY": "/dev/pts/1"}


def sent(
    text: str, environ: dict[str, str], state: Path | None = None, *, tools_work: bool = True
) -> tuple[Sent, list[str], list[list[str]]]:
    """The answer, what was written to the terminal, and which programs were run."""
    written: list[str] = []
    commands: list[list[str]] = []

    def run(command: list[str], _data: bytes) -> bool:
        commands.append(command)
        return tools_work

    answer = send(
        text, written.append, state, environ=environ, which=lambda name: f"/bin/{name}", run=run
    )
    return answer, written, commands


def test_over_ssh_the_terminal_gets_the_text_and_no_local_program_does() -> None:
    answer, written, commands = sent("café", SSH | {"DISPLAY": ":0"})
    assert written == [f"\x1b]52;c;{base64.b64encode('café'.encode()).decode()}\x07"]
    assert (answer.how, commands) == ("osc52", [])


def test_a_local_desktop_gets_the_text_through_its_own_program() -> None:
    answer, written, commands = sent("a", {"DISPLAY": ":0"})
    assert (answer.how, written, commands[0][0]) == ("xclip", [], "xclip")


def test_programs_that_fail_leave_it_to_the_terminal() -> None:
    answer, written, commands = sent("a", {"DISPLAY": ":0"}, tools_work=False)
    assert [command[0] for command in commands] == ["xclip", "xsel"]
    assert answer.how == "osc52"
    assert len(written) == 1


def test_tmux_is_asked_first_and_passed_through_when_it_refuses() -> None:
    tmux = SSH | {"TMUX": "/tmp/tmux,1,0"}
    assert sent("a", tmux)[0].how == "tmux"
    refused = sent("a", tmux, tools_work=False)[1][0]
    assert refused == "\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\"


def test_screen_gets_pieces_that_make_up_the_sequence() -> None:
    data = b"x" * 2_000
    pieces = osc52(data, {"STY": "1.pts"}).split("\x1b\\")[:-1]
    assert all(piece.startswith("\x1bP") and len(piece) <= SCREEN_CHUNK + 2 for piece in pieces)
    assert "".join(piece[2:] for piece in pieces) == osc52(data, {})


def test_what_is_too_long_for_a_terminal_goes_to_a_file_that_is_named(tmp_path: Path) -> None:
    text = "x" * (MAX_BYTES + 1)
    answer, written, _ = sent(text, SSH, tmp_path / "state")
    path = tmp_path / "state" / "clipboard.txt"
    assert path.read_text() == text
    assert str(path) in answer.message
    assert (answer.how, written) == ("file", [])


def test_no_message_says_that_anything_was_copied(tmp_path: Path) -> None:
    for text in ("a", "x" * (MAX_BYTES + 1)):
        assert "copied" not in sent(text, SSH, tmp_path)[0].message


def test_a_browser_is_opened_only_where_it_has_a_window_of_its_own() -> None:
    assert not has_desktop({}, "linux")
    assert has_desktop({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_desktop({"BROWSER": "firefox"}, "linux")
    assert has_desktop({}, "darwin")
