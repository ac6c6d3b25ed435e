"""What the corpus holds: counts of everything, and what is still under its targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chronicon.exchange.corpus import Article
from chronicon.language.english import Stretch, parse_many
from chronicon.language.parse import Parse
from chronicon.model.codes import READ_KINDS, EventType, Status
from chronicon.model.span import Span

EACH_TYPE, EACH_STATUS = 100, 80
TALKS, POSITIONS = 250, 600
ARTICLES, SENTENCES = 300, 3500
STORIES, VERSIONS = 25, (3, 5)
SETTINGS = 30
LEMMAS, LEMMA_TYPES = 40, 8
WITHOUT_EVENT = 1 / 3


@dataclass(slots=True)
class Counts:
    """Counters by what is counted; `lemmas` by type, empty where the parser was not asked."""

    articles: int = 0
    sentences: int = 0
    words: int = 0
    without_event: int = 0
    layers: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    modes: Counter[str] = field(default_factory=Counter)
    by: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    stories: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lemmas: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def count(articles: Sequence[Article], *, lemmas: bool = True) -> Counts:
    """Count all layers. With `lemmas` every article is parsed (some seconds a hundred articles)."""
    out = Counts()
    for article in articles:
        _count(article, out)
    if lemmas:
        for article, parsed in zip(articles, parse_many(map(_to_parse, articles)), strict=True):
            for event in article.events:
                for span in (event.trigger, *(m.trigger for m in event.mentions)):
                    out.lemmas[event.type][head_lemma(parsed, span)] += 1
    return out


def _count(article: Article, out: Counts) -> None:
    out.articles += 1
    read = [s for s in article.sentences if s.kind in READ_KINDS]
    told = {span.start for e in article.events for span in (e.evidence, *(m.evidence for m in e.mentions))}
    out.sentences += len(read)
    out.without_event += sum(s.start not in told for s in read)
    out.words += sum(len(article.source_text[s.start : s.end].split()) for s in read)
    for event in article.events:
        out.types[event.type] += 1
        out.statuses[event.status] += 1
        out.modes[f"{event.type}/{event.mode}" if event.mode else f"{event.type} without"] += 1
        out.layers["further mentions"] += len(event.mentions)
        out.layers["figures"] += len(event.quantities)
        out.layers["dates of events"] += event.when is not None
        out.layers["places of events"] += len(event.where)
        out.layers["attributions"] += len(event.attributed_to)
        out.layers["third parties"] += len(event.others)
        out.layers["background events"] += event.background
        out.layers["cross-document links"] += event.same_as is not None
    for name in ("events", "quotes", "talks", "proposals", "positions", "actors", "negatives"):
        out.layers[name] += len(getattr(article, name))
    out.layers["talks with a round"] += sum(t.round is not None for t in article.talks)
    out.layers["talks with a venue"] += sum(t.venue is not None for t in article.talks)
    out.layers["mentions of actors"] += sum(len(a.mentions) for a in article.actors)
    for name, value in (
        ("manner", article.manner),
        ("variant", article.variant),
        ("split", article.split),
        ("setting", f"{article.setting_code}: {article.setting}"),
        ("setting code", article.setting_code),
        ("published", "dated" if article.published else "no date proven"),
    ):
        out.by[name][value] += 1
    out.by["issue"].update(p.issue for p in article.positions)
    out.by["stance"].update(str(p.stance) for p in article.positions)
    if article.story:
        out.stories[article.story].add(article.id)


def _to_parse(article: Article) -> tuple[str, list[Stretch]]:
    passages = enumerate(article.passages)
    return article.source_text, [Stretch(i, p.start, p.end) for i, p in passages if p.kind in READ_KINDS]


def head_lemma(parsed: Parse, span: Span) -> str:
    """Return the lemma of the word that governs a span; its last content word's where the parse has none."""
    inside = [t for t in parsed.tokens if t.start < span.end and span.start < t.end]
    if not inside:
        return span.text.lower()
    indices = {t.i for t in inside}
    tops = [t for t in inside if t.head not in indices or t.head == t.i]
    content = [t for t in tops if t.upos in ("VERB", "NOUN", "ADJ", "PROPN")] or tops or inside
    return content[0].lemma.lower()


def needs(counts: Counts) -> list[str]:
    """Return what is still under the targets, a line each; empty where nothing is."""
    out: list[str] = []

    def least(what: str, have: float, want: float) -> None:
        if have < want:
            out.append(f"{what}: {have:g} of {want:g}, {want - have:g} missing")

    least("articles", counts.articles, ARTICLES)
    least("sentences", counts.sentences, SENTENCES)
    least("settings", len(counts.by["setting code"]), SETTINGS)
    told = [s for s in counts.stories.values() if VERSIONS[0] <= len(s) <= VERSIONS[1]]
    least(f"stories of {VERSIONS[0]}-{VERSIONS[1]} versions", len(told), STORIES)
    for type_ in EventType:
        least(f"events of type {type_}", counts.types[type_], EACH_TYPE)
    for status in Status:
        if status is not Status.OCCURRED:
            least(f"events with status {status}", counts.statuses[status], EACH_STATUS)
    least("talks", counts.layers["talks"], TALKS)
    least("positions", counts.layers["positions"], POSITIONS)
    if counts.lemmas:
        for name, _ in counts.types.most_common(LEMMA_TYPES):
            least(f"distinct trigger lemmas of {name}", len(counts.lemmas[name]), LEMMAS)
    share = counts.without_event / counts.sentences if counts.sentences else 0.0
    if share < WITHOUT_EVENT:
        out.append(f"sentences without an event: {share:.1%} of all, {WITHOUT_EVENT:.1%} wanted")
    return out


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    names = list(head)
    lines = ["| " + " | ".join(names) + " |", "|" + "|".join(" --- " for _ in names) + "|"]
    lines.extend("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)
    return "\n".join(lines)


def _counter(name: str, counter: Counter[str]) -> str:
    rows = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return table((name, "number"), rows)


def as_markdown(counts: Counts) -> str:
    """Return all tables of the corpus's data sheet."""
    share = f"{counts.without_event / counts.sentences:.1%}" if counts.sentences else "-"
    whole: list[tuple[str, object]] = [
        ("articles", counts.articles),
        ("sentences read (headlines, body, captions, posts)", counts.sentences),
        ("of these without an event", f"{counts.without_event} ({share})"),
        ("words in them", counts.words),
        ("settings", len(counts.by["setting code"])),
        ("stories told in several articles", sum(len(s) > 1 for s in counts.stories.values())),
        *sorted(counts.layers.items()),
    ]
    types = [
        (
            t.value,
            counts.types[t],
            len(counts.lemmas[t]) or "-",
            ", ".join(w for w, _ in counts.lemmas[t].most_common(6)),
        )
        for t in EventType
    ]
    versions = Counter(len(ids) for ids in counts.stories.values())
    parts = [
        table(("what", "number"), whole),
        table(("type", "events", "distinct trigger lemmas", "commonest"), types),
        table(("status", "events"), [(s.value, counts.statuses[s]) for s in Status]),
        _counter("mode", counts.modes),
        *(_counter(name, counts.by[name]) for name in ("split", "manner", "variant", "published", "setting")),
        *(_counter(name, counts.by[name]) for name in ("stance", "issue")),
        table(("versions of a story", "stories"), sorted(versions.items())),
    ]
    return "\n\n".join(parts)
