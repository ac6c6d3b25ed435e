"""The tables of the corpus inside its data sheet: between two markers everything is generated."""

from __future__ import annotations

BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def fill(page: str, tables: str) -> str:
    """Return a page with new tables between its markers. Raises ValueError where it has none."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}"
