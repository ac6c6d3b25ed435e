"""What becomes of a sheet: text, spans, files and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from tools.corpus.__main__ import main
from tools.corpus.compiler import compile_sheet
from tools.corpus.counts import as_markdown, count, needs
from tools.corpus.datasheet import BEGIN, END, fill
from tools.corpus.files import read_article, read_articles, write_articles
from tools.corpus.gold import to_gold
from tools.corpus.layers import mention_kind
from tools.corpus.layout import NOTICE
from tools.corpus.overlap import find_shared
from tools.corpus.sanity import amount_slip, date_slip, figures
from tools.corpus.splits import SHARES, assign_splits

from chronicon.exchange.corpus import Article
from chronicon.faces.corpus_view import render
from chronicon.model.codes import PassageKind, Relation
from chronicon.model.reading import spans_of


@pytest.fixture(scope="module")
def articles() -> tuple[Article, Article]:
    folder = Path(__file__).parent / "sheets"
    first, second = (compile_sheet(folder / f"zzg-0{n}.sheet")[0] for n in (1, 2))
    assert first
    assert second
    return first, second


def test_every_span_is_where_it_says(articles: tuple[Article, Article]) -> None:
    for article in articles:
        for layer in (article.events, article.quotes, article.talks, article.proposals, article.positions):
            assert all(span.is_in(article.source_text) for span in spans_of(layer))
        assert all(span.is_in(article.source_text) for span in spans_of((article.actors, article.negatives)))


def test_a_text_says_that_it_is_invented(articles: tuple[Article, Article]) -> None:
    for article in articles:
        assert article.source_text.endswith(NOTICE + "\n")
        assert article.passages[-1].kind is PassageKind.BOILERPLATE


def test_a_paragraph_and_a_post_are_one_passage_each(articles: tuple[Article, Article]) -> None:
    first = articles[0]
    words = [first.source_text[p.start : p.end] for p in first.passages]
    assert any(w.startswith("Two Venezuelan") and w.endswith("quarter of an hour.") for w in words)
    assert any(w.startswith("We stand") and w.endswith("June 12, 2028") for w in words)


def test_an_event_has_all_its_fields(articles: tuple[Article, Article]) -> None:
    event = articles[0].events[0]
    assert (event.type, event.mode, event.status) == ("ASSAULT", "firearms", "occurred")
    assert (event.source[0].country, event.source[0].actor, event.target[0].country) == ("VEN", "boats", "GUY")
    assert event.when is not None
    assert (event.when.edtf, event.when.method) == ("2028-06-11", "text")
    assert [(p.name, p.country, p.role) for p in event.where] == [("Bartica", "GUY", "at")]
    assert [(q.kind, q.relation, q.value, q.of) for q in event.quantities] == [("wounded", ">=", 3, "passengers")]
    assert [a.name for a in event.attributed_to] == ["Guyana's army"]
    assert [m.trigger.text for m in event.mentions] == ["fire", "shooting"]
    assert event.same_as == articles[1].events[1].same_as == "bartica-ferry"


def test_a_side_from_context_has_no_words(articles: tuple[Article, Article]) -> None:
    target = articles[0].events[2].target[0]
    assert (target.name, target.country, target.span) == ("VEN", "VEN", None)


def test_a_quote_may_run_over_sentences(articles: tuple[Article, Article]) -> None:
    quote = articles[1].quotes[0]
    assert quote.text.startswith("Nobody of ours")
    assert quote.text.endswith("will be there.")
    assert (quote.actor, quote.speaker) == (None, "the navy's spokesman")


def test_talks_positions_and_plans_are_kept(articles: tuple[Article, Article]) -> None:
    first = articles[0]
    (talks,), (position,), (plan,) = first.talks, first.positions, first.proposals
    assert (talks.parties, talks.round, talks.venue, talks.country) == (("GUY", "VEN"), 2, "Port of Spain", "TTO")
    assert (position.actor, position.issue, position.stance, position.strength) == (
        "GUY",
        "accountability",
        "demands",
        3,
    )
    assert (plan.name, plan.sponsor, plan.elements[0].issue) == ("border talks", ("GUY",), "talks_format_level")


def test_built_files_read_back_the_same(articles: tuple[Article, Article], tmp_path: Path) -> None:
    stale = tmp_path / "test" / "gone-01.txt"
    stale.parent.mkdir()
    stale.write_text("old", encoding="utf-8")
    moved = replace(articles[1], split="test")
    assert write_articles((articles[0], moved), tmp_path) == 2
    assert not stale.exists()
    assert list(read_articles(tmp_path)) == [articles[0], moved]
    before = (tmp_path / "train" / "zzg-01.json").read_bytes()
    write_articles((articles[0], moved), tmp_path)
    assert (tmp_path / "train" / "zzg-01.json").read_bytes() == before
    assert read_article(tmp_path / "train" / "zzg-01.txt") == articles[0]


def test_plain_gold_points_at_words_of_the_text(articles: tuple[Article, Article]) -> None:
    data = to_gold(articles[0])
    text = articles[0].source_text
    assert data["title"] == "Patrol boats fire on river ferry"
    assert data["boilerplate"] == ["Sign up for our newsletter", NOTICE]
    event = data["events"][0]
    assert event["evidence"] in text
    assert event["trigger"] in event["evidence"]
    assert event["source"] == ["VEN|Two Venezuelan patrol boats"]
    assert event["numbers"] == [{"kind": "wounded", "value": 3, "relation": ">=", "of": "passengers"}]
    assert event["place"] == {"name": "Bartica", "country": "GUY"}


def test_counts_tell_what_is_missing(articles: tuple[Article, Article]) -> None:
    counts = count(articles, lemmas=False)
    assert (counts.articles, counts.types["ASSAULT"], counts.layers["negatives"]) == (2, 3, 2)
    assert counts.without_event == 8
    assert "articles: 2 of 300, 298 missing" in needs(counts)
    assert "| ASSAULT | 3 |" in as_markdown(counts)


def test_the_lemma_of_a_trigger_is_its_head_words(articles: tuple[Article, Article]) -> None:
    counts = count(articles[:1])
    assert counts.lemmas["REQUEST"] == {"demand": 1}
    assert "open" in counts.lemmas["ASSAULT"]


def test_tables_go_between_the_markers_only() -> None:
    assert fill(f"a\n{BEGIN}\nold\n{END}\nb", "new") == f"a\n{BEGIN}\n\nnew\n\n{END}\nb"
    with pytest.raises(ValueError, match="no <!-- tables"):
        fill("a page", "new")


def test_shared_runs_of_words_are_found(articles: tuple[Article, Article], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It seems the shooting lasted a quarter of an hour, no more.", encoding="utf-8")
    (tmp_path / "b.json").write_text('{"x": ["Rain had kept the market half empty, and then"]}', encoding="utf-8")
    (tmp_path / "c.tsv").write_text("1\tthe shooting lasted a quarter of\n", encoding="utf-8")
    found = {(s.article, Path(s.file).name, s.words) for s in find_shared(articles, [tmp_path])}
    assert found == {
        ("zzg-01", "a.txt", "the shooting lasted a quarter of an hour"),
        ("zzg-01", "b.json", "rain had kept the market half empty and"),
    }


def test_a_setting_keeps_its_split_and_stories_go_together(articles: tuple[Article, Article]) -> None:
    first, second = articles
    others = [replace(first, id=f"s{i}-01", setting_code=f"s{i}", story=None) for i in range(20)]
    linked = [first, replace(second, setting_code="ven"), *others]
    table = assign_splits(linked, {"zzg": "dev"})
    assert table["zzg"] == table["ven"] == "dev"
    assert set(table.values()) == set(SHARES)
    assert assign_splits(linked, table) == table


def test_an_article_can_be_shown(articles: tuple[Article, Article]) -> None:
    console = Console(record=True, width=120, file=None, quiet=False, force_terminal=False)
    with console.capture() as capture:
        console.print(render(articles[0]))
    shown = capture.get()
    assert "ASSAULT/firearms" in shown
    assert "wounded >= 3" in shown


def test_the_bare_text_has_no_annotation(sheets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bare", str(sheets / "zzg-02.sheet")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 9
    assert lines[0].startswith("H 1 ")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("they", "pronoun"),
        ("its", "pronoun"),
        ("@exampleMFA", "handle"),
        ("Desmond Ramroop", "name"),
        ("the Rapid Support Forces", "name"),
        ("The army", "nominal"),
        ("the Sudanese army", "nominal"),
    ],
)
def test_the_kind_of_a_mention_shows_in_its_words(words: str, kind: str) -> None:
    assert mention_kind(words) == kind


@pytest.mark.parametrize(
    ("words", "number"),
    [("forty-one", 41), ("two hundred and six", 206), ("1,250", 1250), ("a child", 1), ("3.4 million", 3.4e6)],
)
def test_figures_are_read_from_words(words: str, number: float) -> None:
    assert number in figures(words)


@given(st.integers(min_value=0, max_value=999_999))
def test_digits_are_their_own_figure(number: int) -> None:
    assert amount_slip(float(number), Relation.EXACT, f"{number:,} people") is None


def test_vague_words_have_one_reading() -> None:
    assert amount_slip(24, Relation.AT_LEAST, "dozens of houses") is None
    assert amount_slip(12, Relation.AT_LEAST, "dozens of houses") is not None


@pytest.mark.parametrize(
    ("edtf", "words", "slip"),
    [
        ("2028-06-11", "on Sunday night", False),
        ("2028-06-12", "on Sunday night", True),
        ("2028-06-11/2028-06-12", "Sunday night", False),
        ("2028-06", "in June", False),
        ("2028-07", "in June", True),
        ("2021", "since the 2019 accord", True),
    ],
)
def test_words_give_a_wrong_date_away(edtf: str, words: str, slip: bool) -> None:
    assert (date_slip(edtf, words) is not None) is slip
