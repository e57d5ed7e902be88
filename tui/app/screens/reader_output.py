"""The reading screen's part that hands things out: copying, links, editor, pipe, export."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urljoin, urlsplit

from textual.app import SuspendNotSupported

from tui.app.navigation import JumpKind
from tui.app.screens.reader_base import ReaderBase
from tui.app.terminal.clipboard import has_desktop, is_remote
from tui.app.widgets.prompt import Prompt
from tui.library.formats import as_text, form_of
from tui.library.words import NO_SPEAKER, speaker_of
from tui.model import CleanedPage, PageRef

PAGE_NAMES = (".html", ".htm", ".xhtml", ".txt")
"""How a file must be called that a link leads to, if it is to be opened as a page."""


class Output(ReaderBase):
    """Text and pages to the world outside."""

    # ---------------------------------------------------------------- copying

    def do_copy_paragraph(self) -> None:
        """Send the paragraph to the clipboard, unwrapped."""
        block = self.article.current_block
        if self.page is not None and block is not None:
            self._copy(self.page.article.blocks[block].text, "the paragraph")

    def do_copy_quote(self) -> None:
        """Send the quotation with speaker and source, as one plain sentence."""
        page, focused = self.page, self.article.focused_target
        if page is None:
            return
        if focused is None or focused[0] is not JumpKind.QUOTE:
            self.say("]q jumps to a quote first")
            return
        quote = page.marks.quotes[focused[1].number]
        words = " ".join(quote.span.of(page.article.text).split())
        speaker = speaker_of(quote)
        facts = page.article.metadata
        source = ", ".join(
            part
            for part in (
                facts.site.value if facts.site else "",
                f"“{facts.title.value}”" if facts.title else page.ref.name,
                facts.date.value[:10] if facts.date else "",
            )
            if part
        )
        who = "" if speaker == NO_SPEAKER else f" — {speaker}"
        self._copy(f"{words}{who} ({source})", "the quote")

    def do_copy_url(self) -> None:
        """Send the address."""
        if self.page is not None and self.page.url:
            self._copy(self.page.url, "the address")
        else:
            self.say("this page does not say its address")

    def do_copy_path(self) -> None:
        """Send the file's path."""
        self._copy(self.ref.path, "the path")

    def do_copy_title(self) -> None:
        """Send the headline."""
        if self.page is not None:
            title = self.page.article.metadata.title
            self._copy(title.value if title else self.page.ref.name, "the title")

    def do_copy_article(self) -> None:
        """Send the whole article as text."""
        if self.page is not None:
            self._copy(as_text(self.page), "the article")

    def _copy(self, text: str, what: str) -> None:
        self.say(self.winnow.send_to_clipboard(text, what))

    # ---------------------------------------------------------------- links

    def follow_link(self, href: str) -> None:
        """Open a link in the reader when its page is in the list or its file lies where the link
        says, else say its address."""
        local, beside = self._local_page(href), self._page_beside(href)
        if local is not None:
            self.open_index(local)
            return
        if beside is not None and self._read_beside(beside):
            return
        address = urljoin(self.page.url or "", href) if self.page is not None else href
        self._open_address(address)

    def do_open_original(self) -> None:
        """Open the page's own address."""
        if self.page is None or not self.page.url:
            self.say("this page does not say its address")
        else:
            self._open_address(self.page.url)

    def _open_address(self, address: str) -> None:
        if urlsplit(address).scheme not in ("http", "https"):
            self.say(f"only http and https are opened: {address}")
        elif is_remote(os.environ):
            self._copy(address, "the address; no browser is opened over SSH")
        elif not has_desktop(os.environ):
            self._copy(address, "the address; there is no desktop to open it on")
        else:
            self.app.open_url(address)
            self.say(f"opening {address}")

    def _local_page(self, href: str) -> int | None:
        """Index of the page of the list that a link leads to."""
        parts = urlsplit(href)
        if parts.scheme in ("http", "https"):
            wanted = parts.netloc + parts.path
        elif parts.scheme:
            return None
        else:
            folder = Path(self.ref.path).parent
            wanted = os.path.normpath(folder / unquote(parts.path))
        if not parts.path or parts.path == "/":
            return None
        tail = wanted.strip("/")
        for index, ref in enumerate(self.refs):
            if index != self.index and (ref.path == wanted or ref.path.endswith("/" + tail)):
                return index
        return None

    def _read_beside(self, ref: PageRef) -> bool:
        """Read a page in a screen of its own; a list holds only what it found itself."""
        rows = self.winnow.rows
        number = rows.find(ref)
        if number is None:
            if self.winnow.has_list:
                return False
            number = rows.add([ref])[0]
        self.winnow.read_rows([number], 0)
        return True

    def _page_beside(self, href: str) -> PageRef | None:
        """The page that a link without a host leads to, where it was saved with this one."""
        parts, here = urlsplit(href), self.ref
        path = unquote(parts.path)
        if parts.scheme or parts.netloc or here.member is not None or here.path == "-":
            return None
        if not path.lower().endswith(PAGE_NAMES):
            return None
        folder = Path(here.path).parent
        # A link from the root of its site: the root is one of the folders above.
        folders = [folder, *folder.parents][:-1] if path.startswith("/") else [folder]
        places = (os.path.normpath(each / path.lstrip("/")) for each in folders)
        return next((PageRef(place) for place in places if os.path.isfile(place)), None)  # noqa: PTH113

    # ---------------------------------------------------------------- other programs

    def do_edit(self) -> None:
        """Show the page's source in the editor; a copy, so that the folder stays as it is."""
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
        text = self.winnow.desk.source(self.ref)
        path = self.winnow.desk.scratch_copy(text)
        self._run([*shlex.split(editor), str(path)])
        path.unlink(missing_ok=True)

    async def do_pipe(self) -> None:
        """Pipe the article's text to a command."""
        if self.page is None:
            return
        text = as_text(self.page)

        def done(command: str | None) -> None:
            self.set_focus(self.article)
            if command:
                self._run(["/bin/sh", "-c", command], text)

        await self.mount(Prompt("| ", on_change=lambda _: None, on_done=done))

    async def do_export(self) -> None:
        """Write the article into a file that is asked for, in the form that its name ends in."""
        page = self.page
        if page is None:
            return

        def done(name: str | None) -> None:
            self.set_focus(self.article)
            if not name:
                return
            target = Path(name).expanduser()
            if target.exists():
                self.say(f"{name} is there already; choose another name")
                return
            try:
                target.write_text(self._formed(page, form_of(name)), encoding="utf-8")
            except OSError as error:
                self.say(f"cannot write {name}: {error.strerror}")
            else:
                self.say(f"written to {name}")

        await self.mount(Prompt("write to: ", on_change=lambda _: None, on_done=done))

    def _formed(self, page: CleanedPage, form: str) -> str:
        """The article as the contents of a file; as HTML with everything that was done to it."""
        from tui.library.export.articles import formed
        from tui.library.export.review import Review, review_of

        review = review_of(self.winnow.library, self.winnow.rows, self.number)
        return formed(review or Review(page), form)

    def _run(self, command: list[str], text: str | None = None) -> None:
        """Run a program in the terminal and come back."""
        try:
            with self.app.suspend(), _terminal() as terminal:
                if text is None:
                    code = subprocess.run(command, stdin=terminal, check=False).returncode
                else:
                    code = subprocess.run(
                        command, input=text, text=True, encoding="utf-8", check=False
                    ).returncode
                    terminal.write(b"\n-- Enter goes back to winnow --")
                    terminal.readline()
        except SuspendNotSupported:
            self.say("this terminal cannot run another program meanwhile")
        except OSError as error:
            self.say(f"cannot run {command[0]}: {error}")
        else:
            self.winnow.redraw()
            self.say("" if code == 0 else f"{command[0]} ended with {code}")


def _terminal() -> IO[bytes]:
    """The terminal itself: standard input may be the page."""
    return open("/dev/tty", "r+b", buffering=0)
