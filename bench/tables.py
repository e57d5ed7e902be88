"""Makes the tables of the documents from the program itself: `python bench/tables.py`.

`tests/test_documents.py` fails when a table no longer says what the program does.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tui.app.keymap import ACTIONS
from tui.library.settings import default_file

DOCS = Path(__file__).parents[1] / "docs"
CONFIGURATION_FILE = DOCS / "configuration.md"
SETTINGS_START = "<!-- made by bench/tables.py: settings -->"
SETTINGS_END = "<!-- end -->"
KEYS_HEAD = """\
# Keys

Made by `python bench/tables.py` from the table that the program acts on. Every action is also in
the command palette (`:`), and its id is the name that configuration uses. Arrows, PgUp, PgDn, Home
and End always work. A key of two letters is typed one after the other.
"""


def code(keys: str) -> str:
    """Keys as code in a table cell."""
    return f"`` {keys} ``" if "`" in keys else f"`{keys}`".replace("|", "\\|")


def keys_document() -> str:
    """All actions with their keys, by the places where they can be taken."""
    parts = [KEYS_HEAD]
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        parts.append(f"\n## {group.capitalize()}\n\n| key | action | id |\n|---|---|---|\n")
        parts += [
            f"| {' '.join(map(code, action.keys or ':'))} | {action.says} | `{action.id}` |\n"
            for action in actions
        ]
    return "".join(parts)


def configuration_document() -> str:
    """The document on configuration with the settings as they are now."""
    made = f"{SETTINGS_START}\n```toml\n{default_file()}```\n{SETTINGS_END}"
    text = CONFIGURATION_FILE.read_text(encoding="utf-8")
    before, _, rest = text.partition(SETTINGS_START)
    _, _, after = rest.partition(SETTINGS_END)
    return before + made + after


DOCUMENTS = {"keys.md": keys_document, "configuration.md": configuration_document}
"""What is made, by the name of the document."""


if __name__ == "__main__":
    for name, document in DOCUMENTS.items():
        (DOCS / name).write_text(document(), encoding="utf-8")
