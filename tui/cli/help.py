"""The words of `winnow --help`: plain, so that they are there at once."""

from __future__ import annotations

HELP = """\
usage: winnow [OPTION ...] [PATH ...]
       winnow COMMAND [OPTION ...]

A terminal reader for noisy scraped news pages.

With a PATH winnow opens it: one page on the reading screen; a folder, an archive or several
paths as a list. "-" reads one page from standard input. When standard output is no terminal,
winnow PATH does what winnow clean PATH does.

commands:
  demo          open the sample pages that come with winnow
  clean         cleaned pages on standard output
  mark          quotations and contradictions of texts, JSON lines in and out
  scan          build or refresh the index of a folder
  list          the list of a folder's pages as lines
  search        full text over indexed pages
  decide        keep, discard, star, tag from scripts
  export        articles, quotes, contradictions, decisions and notes
  batch         the same cleaning at scale (an extra)
  doctor        what works in this terminal, and how to mend what does not

winnow COMMAND --help tells more. options of the reader: winnow open --help
  --version     print the version
  -h, --help    print this
"""
