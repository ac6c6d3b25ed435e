"""News outlets by name and by web domain.

In comes a name as written or a web address, out comes the `Outlet`. Reads `outlets.tsv`; looks at no document.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from chronicon.model.errors import KnowledgeError

_HEAD = ["name", "country", "kind", "domains", "aliases"]
_KINDS = frozenset({"agency", "broadcaster", "magazine", "newspaper", "organization", "website"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news. `country` is where it is based (ISO 3166-1 alpha-3, or an organisation's acronym)."""

    name: str
    country: str
    kind: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its other forms."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class OutletBook:
    """Outlets, by lower-cased name without article, and by domain."""

    outlets: tuple[Outlet, ...]
    by_name: dict[str, Outlet]
    by_domain: dict[str, Outlet]

    def named(self, name: str) -> Outlet | None:
        """Return the outlet of this name, as far as it is known."""
        return self.by_name.get(name_key(name))

    def at(self, url: str) -> Outlet | None:
        """Return the outlet that publishes at a web address or domain, as far as it is known."""
        host = host_of(url)
        while host:
            if host in self.by_domain:
                return self.by_domain[host]
            host = host.partition(".")[2]
        return None


def host_of(url: str) -> str:
    """Return the lower-cased host of a web address or bare domain; empty where there is none."""
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
        return (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def name_key(name: str) -> str:
    """Return a name for comparison: lower case, single spaces, no leading article."""
    return " ".join(name.lower().split()).removeprefix("the ")


@lru_cache(maxsize=1)
def load_outlets() -> OutletBook:
    """Return the outlets. Raises KnowledgeError where the file does not fit or a domain has two owners."""
    lines = (files(__package__) / "outlets.tsv").read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].split("\t") != _HEAD:
        raise KnowledgeError("outlets.tsv: no such columns")
    outlets = tuple(_outlet(number, line) for number, line in enumerate(lines[1:], start=2))
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for outlet in outlets:
        for domain in outlet.domains:
            if domain in by_domain:
                raise KnowledgeError(f"outlets.tsv: {domain} stands twice")
            by_domain[domain] = outlet
        for name in outlet.names:
            by_name.setdefault(name_key(name), outlet)
    return OutletBook(outlets, by_name, by_domain)


def _outlet(number: int, line: str) -> Outlet:
    cells = line.split("\t")
    if len(cells) != len(_HEAD) or not cells[0] or not cells[1] or cells[2] not in _KINDS:
        raise KnowledgeError(f"outlets.tsv, line {number}: {line!r}")
    name, country, kind, domains, aliases = cells
    return Outlet(name, country, kind, _list(domains), _list(aliases))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)
