"""Where the style sheets are: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path, PurePath

_PACKAGE = Path(__file__).parent.parent
_PLACES = (_PACKAGE / "styles", _PACKAGE.parent / "styles")
"""The package's own come first: what stands beside an installed package is not ours."""


def style_sheets(*names: str) -> list[str | PurePath]:
    """The sheets of these names.

    Raises:
        FileNotFoundError: When one of them is not shipped.
    """
    found: list[str | PurePath] = []
    for name in names:
        for place in _PLACES:
            sheet = place / f"{name}.tcss"
            if sheet.is_file():
                found.append(sheet)
                break
        else:
            raise FileNotFoundError(f"style sheet {name}.tcss is missing from the installation")
    return found
