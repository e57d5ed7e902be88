"""What the program remembers: every line of SQL and every directory path.

`Database` is the file; `Pages`, `Choices`, `FullText` and `Memory` are what is kept in it. A page
is known by the digest of its bytes, so that a file that is moved or renamed keeps its decisions.
"""

from __future__ import annotations
