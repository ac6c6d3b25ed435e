"""Errors told by kind."""

from __future__ import annotations

from tools.corpus.errors import table, tally
from tools.corpus.facts import Act, Facts

from chronicon.model.span import Span


def _act(type_: str, at: int, status: str = "occurred", also: tuple[tuple[int, int], ...] = ()) -> Act:
    none: frozenset[str] = frozenset()
    return Act(type_, status, (at, at + 50), also, Span(at + 5, at + 9, "word"), none, none, None, none, (), ())


def _kinds(gold: list[Act], found: list[Act], negatives: tuple[tuple[int, int], ...] = ()) -> list[str]:
    counted = tally([(Facts("a", tuple(gold), negatives=negatives), Facts("a", tuple(found)))])
    return sorted(error.kind for error in counted.errors)


def test_the_right_type_in_the_right_sentence_is_no_error() -> None:
    assert _kinds([_act("ASSAULT", 0)], [_act("ASSAULT", 0)]) == []


def test_another_type_in_the_same_sentence_is_one_error_not_two() -> None:
    assert _kinds([_act("ASSAULT", 0)], [_act("COERCE", 0)]) == ["wrong type"]


def test_a_happening_told_again_is_told_from_one_made_up() -> None:
    gold = [_act("ASSAULT", 0, also=((200, 250),))]
    assert _kinds(gold, [_act("ASSAULT", 0), _act("ASSAULT", 200), _act("AID", 400)]) == [
        "wrong: sentence without events",
        "wrong: told again, or twice in the sentence",
    ]


def test_what_a_demand_asks_for_is_a_kind_of_its_own() -> None:
    gold = [_act("REQUEST", 0)]
    found = [_act("REQUEST", 0), _act("RETREAT", 0, "planned")]
    assert _kinds(gold, found) == ["wrong: content of a demand, threat, promise or refusal"]


def test_a_miss_is_told_by_what_was_found_beside_it() -> None:
    merged = _act("ASSAULT", 0, also=((100, 150),))
    assert _kinds([_act("ASSAULT", 0), _act("ASSAULT", 100)], [merged]) == ["missed: merged into another"]
    assert _kinds([_act("ASSAULT", 0), _act("AID", 0)], [_act("AID", 0)]) == [
        "missed: another act of the sentence was found"
    ]
    assert _kinds([_act("ASSAULT", 0)], []) == ["missed: nothing found in the sentence"]


def test_the_table_says_what_mending_a_kind_would_give() -> None:
    counted = tally([(Facts("a", (_act("ASSAULT", 0), _act("AID", 100))), Facts("a", (_act("ASSAULT", 0),)))])
    assert "+0.333  missed: nothing found in the sentence" in table(counted)
