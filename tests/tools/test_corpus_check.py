"""What the checker says of sheets, good and bad."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tools.corpus.__main__ import main
from tools.corpus.checks import check_together
from tools.corpus.compiler import compile_sheet


def messages(path: Path) -> str:
    return "\n".join(map(str, sorted(compile_sheet(path)[1].found)))


@pytest.mark.parametrize("name", ["zzg-01", "zzg-02"])
def test_a_good_sheet_has_no_errors(sheets: Path, name: str) -> None:
    article, problems = compile_sheet(sheets / f"{name}.sheet")
    assert article is not None
    assert [str(p) for p in problems.found] == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('e 3 MEET occurred "met" : -', "unknown type: 'MEET'"),
        ('e 3 CONSULT/aerial occurred "met" : -', "CONSULT has no mode 'aerial'"),
        ('e 3 CONSULT happened "met" : -', "unknown status: 'happened'"),
        ('e 3 CONSULT occurred "meet" : -', '"meet" is not in sentence 3 (but in 2)'),
        ('e 4 PROTEST occurred "strik" : -', '"strik" is not in sentence 4 (only inside of a longer word)'),
        ('e 6 CONSULT occurred "Share" : -', "sentence 6 is a boilerplate line"),
        ('e 9 CONSULT occurred "met" : -', "there is no sentence 9"),
        ("e 3 CONSULT occurred met : -", "expected the trigger in straight quotation marks"),
        ('e 3 CONSULT occurred "met : -', "no closing quotation mark"),
        ('e 3 CONSULT occurred "met" : "Kenya"', '"Kenya" has no code'),
        ('e 3 CONSULT occurred "met" : "Kenya"=KEX', "unknown code: 'KEX'"),
        ('e 3 CONSULT occurred "met" : ^Kenya', "not a code: 'Kenya'"),
        ('e 3 CONSULT occurred "met" : - ; when 2027-13-01', "not an EDTF date: '2027-13-01'"),
        ('e 3 CONSULT occurred "met" : - ; when 2027-03-03 "on Tuesday"', "but 2027-03-03 is a Wednesday"),
        ('e 3 CONSULT occurred "met" : - ; when 2027-03-09 "on Tuesday"', "2027-03-09 is after publication"),
        ('e 3 CONSULT occurred "met" : - ; at "Nairobi"=KE', "unknown country of a place: 'KE'"),
        ('e 3 CONSULT occurred "met" : - ; at "Nairobi"=KEN near', "unknown role of a place: 'near'"),
        ('e 5 PROTEST occurred "waited" : - ; n dead=9 "Nine people"', "unknown kind of figure: 'dead'"),
        ('e 5 PROTEST occurred "waited" : - ; n other=8 "Nine people"', "the words give 9, not 8"),
        ('e 3 CONSULT occurred "met" : - ; where "Nairobi"', "unknown field: 'where'"),
        ('e 3 CONSULT occurred "met" : - ; with judge ^KEN', "unknown role: 'judge'"),
        ('q 4 spoken "We are glad" : "the envoy"', "unknown kind of quote: 'spoken'"),
        ('q 3 direct "envoys" : "the ministry"', "outside of quotation marks"),
        ('t 3 KEN, UGA ; venue "Nairobi"=KEN', "talks have no status"),
        ("t 3 KEN, UGA ; status occurred ; level kings", "unknown level of talks: 'kings'"),
        ("p 3 KEN weather demands 2", "unknown issue: 'weather'"),
        ("p 3 KEN ceasefire wants 2", "unknown stance: 'wants'"),
        ("p 3 KEN ceasefire demands 4", "strength is 1, 2 or 3"),
        ('a x hero KEN "Kenya" : 3 "Kenya"', "unknown kind of actor: 'hero'"),
        ("z 3 what", "unknown kind of line: 'z'"),
        ("B 9 A line too far.", "sentence 9 comes after 6"),
    ],
)
def test_a_slip_is_named(write_sheet, line: str, message: str) -> None:
    assert message in messages(write_sheet(line))


def test_the_speech_of_nobody_is_noticed(write_sheet) -> None:
    path = write_sheet('B 7 "It will take us a long time," somebody said.')
    assert "without a q line" in messages(path)


@pytest.mark.parametrize(
    ("header", "value", "message"),
    [
        ("id", "other-01", "is not the name of the file"),
        ("manner", "poem", "unknown: 'poem'"),
        ("variant", "Martian", "is British or American"),
        ("published", "2019-01-01", "articles are dated"),
        ("published", "2027-02-30", "not an EDTF date"),
        ("invented", "no", "is yes"),
    ],
)
def test_a_wrong_header_is_named(write_sheet, header: str, value: str, message: str) -> None:
    assert message in messages(write_sheet(**{header: value}))


def test_a_real_person_in_office_is_an_error(write_sheet) -> None:
    path = write_sheet("B 7 Vladimir Putin was not there.")
    assert "a real person in office: 'Vladimir Putin'" in messages(path)


def test_spacing_does_no_harm(write_sheet) -> None:
    path = write_sheet('e  3   CONSULT  occurred   "met"  :"Kenya" = KEN ,"Uganda"= UGA>- ;at "Nairobi"=KEN   venue')
    article, problems = compile_sheet(path)
    assert not problems.fatal
    assert article is not None
    assert [p.country for p in article.events[0].source] == ["KEN", "UGA"]


def test_a_story_lies_in_one_split(sheets: Path) -> None:
    first, second = (compile_sheet(sheets / f"zzg-0{n}.sheet")[0] for n in (1, 2))
    assert first
    assert second
    assert check_together([first, second], {}) == []
    moved = replace(second, split="test")
    assert ["lies in several splits" in p.message for p in check_together([first, moved], {})] == [True]
    alone = [p.message for p in check_together([first], {})]
    assert alone == ["`same bartica-ferry` stands in this sheet only"]


def test_the_command_fails_on_errors_only(write_sheet, sheets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(sheets)]) == 0
    assert "2 sheets, 2 compile; 0 errors" in capsys.readouterr().out
    assert main(["check", str(write_sheet("p 3 KEN weather demands 2"))]) == 1
    assert "tst-01.sheet:15: unknown issue" in capsys.readouterr().out
