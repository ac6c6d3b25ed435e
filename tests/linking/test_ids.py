from __future__ import annotations

from chronicon.linking.link import name_groups


def test_an_event_keeps_its_id_when_it_grows() -> None:
    ids, redirects = name_groups([("a", "b", "c")], {"a": "e:1", "b": "e:1"})
    assert ids[("a", "b", "c")] == "e:1"
    assert redirects == ()


def test_a_merger_keeps_the_id_of_the_larger_part_and_the_other_leads_there() -> None:
    ids, redirects = name_groups([("a", "b", "c")], {"a": "e:1", "b": "e:2", "c": "e:2"})
    assert ids[("a", "b", "c")] == "e:2"
    assert redirects == (("e:1", "e:2"),)


def test_after_a_split_the_larger_part_keeps_the_id_and_the_other_gets_one() -> None:
    ids, redirects = name_groups([("a",), ("b", "c")], dict.fromkeys("abc", "e:1"))
    assert ids[("b", "c")] == "e:1"
    assert ids[("a",)] not in ("e:1", ids[("b", "c")])
    assert redirects == ()


def test_a_group_that_forms_again_does_not_take_the_id_that_lives_on_elsewhere() -> None:
    first, _ = name_groups([("a",)], {})
    old = first[("a",)]
    ids, _ = name_groups([("a",), ("b", "c")], {"a": old, "b": old, "c": old})
    assert ids[("b", "c")] == old != ids[("a",)]


def test_no_two_groups_have_one_id() -> None:
    groups = [("a", "x"), ("b", "y"), ("c",)]
    ids, _ = name_groups(groups, {"a": "e:1", "b": "e:1", "c": "e:1", "x": "e:2", "y": "e:2"})
    assert len(set(ids.values())) == len(groups)


def test_ids_do_not_depend_on_the_order_of_groups() -> None:
    groups = [("a", "x"), ("b", "y"), ("c",)]
    before = {"a": "e:1", "b": "e:1", "x": "e:2"}
    assert name_groups(groups, before) == name_groups(groups[::-1], before)
