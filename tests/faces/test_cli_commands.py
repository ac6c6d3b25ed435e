from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from handmade_chronicle import READINGS, hostile_reading
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from chronicon.app.add import AddSummary
from chronicon.faces.cli import asking, reading
from chronicon.faces.cli.app import app
from chronicon.faces.cli.command import exit_code
from chronicon.model.codes import RejectionReason
from chronicon.model.document import Rejection
from chronicon.model.errors import ChroniconError, QueryError, StoreBusy, StoreDamaged, StoreTooNew
from chronicon.model.schema import schema

COMMANDS = sorted(get_command(app).commands)
EMPTY = Rejection("void", "void.txt", RejectionReason.EMPTY, "no characters")


@pytest.fixture
def inputs(monkeypatch):
    """Stand-ins for what is read: three readings and a rejection."""
    monkeypatch.setattr(reading, "read_inputs", lambda paths, **_: iter((*READINGS, EMPTY)))


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_begins_with_examples(run, command, flag):
    result = run(*([command] if command else []), flag)
    assert result.exit_code == 0
    assert result.stdout.index("Examples:") < result.stdout.index("Usage:")
    assert f"chronicon {command or 'add'}" in result.stdout.split("Usage:")[0]


def test_the_version_is_printed(run):
    assert re.fullmatch(r"chronicon \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_an_unknown_command_suggests_the_nearest(run):
    result = run("evnts")
    assert result.exit_code == 2
    assert "events" in result.stderr
    assert result.stdout == ""


def test_read_prints_contract_objects_and_nothing_else(run, inputs):
    result = run("read", "somewhere", "--json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    check = jsonschema.Draft202012Validator(schema("reading"))
    for line in lines:
        check.validate(line)
    assert [line["id"] for line in lines] == ["strike-a", "strike-b", "talks", "void"]
    assert lines[-1] == {"id": "void", "path": "void.txt", "rejected": {"reason": "empty", "detail": "no characters"}}


def test_reading_ends_with_a_sum_that_adds_up(run, inputs):
    result = run("read", "somewhere")
    assert "4 in = 3 documents + 1 rejected (1 empty); 7 events" in result.stderr
    assert "1 less certain event not shown; --all shows everything" in result.stderr
    assert "void: rejected, empty: no characters" in result.stderr
    assert "Drone attack" in result.stdout
    assert "hypothetical" not in result.stdout
    assert "hypothetical" in run("read", "somewhere", "--all").stdout


def test_rejected_inputs_matter_to_the_exit_code_only_when_strict(run, inputs):
    assert run("read", "somewhere").exit_code == 0
    assert run("read", "somewhere", "--strict").exit_code == 3


def test_quiet_says_nothing(run, inputs, chronicle_db):
    assert run("events", "-q", "--db", chronicle_db).stderr == ""
    # A rejection is no talk: it is what became of an input.
    assert run("read", "somewhere", "-q").stderr.splitlines() == ["void: rejected, empty: no characters"]


def test_the_summary_of_adding_reads_as_a_sum():
    summary = AddSummary(27, 24, 2, (("empty", 1),), 63, 41, 22)
    expected = "27 in = 24 documents + 2 duplicates + 1 rejected (1 empty); 63 events (41 new, 22 corroborated)"
    assert reading.add_line(summary) == expected


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_the_summary_of_adding_adds_up(documents, duplicates, rejected, new, grown):
    reasons = (("too_large", rejected),) if rejected else ()
    total = documents + duplicates + rejected
    line = reading.add_line(AddSummary(total, documents, duplicates, reasons, new + grown, new, grown))
    left, right = line.split(";")[0].replace(",", "").split(" = ")
    assert int(left.split()[0]) == sum(int(part.split()[0]) for part in right.split(" + "))


def test_adding_keeps_what_was_finished_when_interrupted(run, monkeypatch, tmp_path):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "add_to_chronicle", stop)
    result = run("add", "x.txt", "--db", tmp_path / "c.db")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr


def test_adding_says_what_became_of_the_inputs(run, monkeypatch, tmp_path):
    summary = AddSummary(2, 1, 0, (("binary", 1),), 3, 3, 0)
    monkeypatch.setattr(reading, "add_to_chronicle", lambda *_, **__: summary)
    result = run("add", "x.txt", "--db", tmp_path / "c.db", "--strict")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "2 in = 1 document + 1 rejected (1 binary); 3 events (3 new, 0 corroborated)" in result.stderr


def test_events_as_json_are_everything_and_fit_their_schema(run, chronicle_db):
    result = run("events", "--json", "--db", chronicle_db)
    check = jsonschema.Draft202012Validator(schema("event"))
    events = [json.loads(line) for line in result.stdout.splitlines()]
    for event in events:
        check.validate(event)
    assert {event["tier"] for event in events} == {"sure", "triage"}
    assert sum(len(event["reports"]) for event in events) == 7


def test_tables_show_what_is_sure_and_say_what_they_hide(run, chronicle_db):
    usual = run("events", "--db", chronicle_db)
    assert "hypothetical" not in usual.stdout
    assert "1 less certain one not shown, --all shows everything" in usual.stderr
    assert "hypothetical" in run("events", "--all", "--db", chronicle_db).stdout


@pytest.mark.parametrize(
    ("filters", "shown", "hidden"),
    [
        (["--type", "assault"], "Drone attack", "Ceasefire"),
        (["--status", "rejected,denied"], "Ceasefire", "Drone attack"),
        (["--country", "che"], "No events", "Drone attack"),
        (["--country", "HUN"], "Aid", "Drone attack"),
        (["--place", "Geneva"], "Mediated talks", "Drone attack"),
        (["--until", "2031-03-14"], "Drone attack", "Ceasefire"),
        (["--actor", "hungary"], "denied", "Drone attack"),
    ],
)
def test_filters_narrow_what_is_listed(run, chronicle_db, filters, shown, hidden):
    result = run("events", "--db", chronicle_db, *filters)
    assert result.exit_code == 0
    assert shown in result.stdout + result.stderr
    assert hidden not in result.stdout


@pytest.mark.parametrize("filters", [["--type", "ASAULT"], ["--since", "yesterday"], ["--limit", "0"]])
def test_a_filter_that_cannot_be_meant_is_a_usage_error(run, chronicle_db, filters):
    result = run("events", "--db", chronicle_db, *filters)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


def test_the_timeline_goes_by_day(run, chronicle_db):
    shown = run("timeline", "--all", "--db", chronicle_db).stdout
    order = [shown.index(words) for words in ("Mar 2031", "Thursday, 20 March 2031", "May 2031", "Undated")]
    assert order == sorted(order)
    assert " │ ●" in shown


def test_an_event_is_shown_with_its_words_and_reports(run, chronicle_db):
    events = [json.loads(line) for line in run("events", "--json", "--db", chronicle_db).stdout.splitlines()]
    strike = next(event for event in events if event["type"] == "ASSAULT")
    result = run("show", strike["id"][:10], "--db", chronicle_db)
    assert result.exit_code == 0
    for words in ("Russian drones struck", "“Tuesday night”", "The Harbour Post", "who", "whom", "12 Mar 2031"):
        assert words in result.stdout
    assert json.loads(run("show", strike["id"], "--json", "--db", chronicle_db).stdout)["id"] == strike["id"]


def test_an_unknown_event_is_a_usage_error(run, chronicle_db):
    assert run("show", "e:nothing", "--db", chronicle_db).exit_code == 2


def test_documents_and_stories_are_listed(run, chronicle_db):
    assert "Lake Herald" in run("documents", "--db", chronicle_db).stdout
    ids = [json.loads(line)["id"] for line in run("documents", "--json", "--db", chronicle_db).stdout.splitlines()]
    told = [json.loads(line) for line in run("stories", "--json", "--db", chronicle_db).stdout.splitlines()]
    assert sorted(line["document"] for line in told) == sorted(ids) == ["strike-a", "strike-b", "talks"]
    assert all({"document", "story", "name"} <= set(line) for line in told)
    assert run("stories", "--db", chronicle_db).exit_code == 0


def test_the_doctor_looks_around(run, chronicle_db):
    result = run("doctor", "--db", chronicle_db)
    assert "SQLite" in result.stdout
    assert result.exit_code in (0, 1)


def test_a_good_chronicle_verifies_and_a_damaged_one_has_its_exit_code(run, chronicle_db, tmp_path):
    assert run("verify", "--db", chronicle_db).exit_code == 0
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    assert run("verify", "--db", damaged).exit_code == 6


def test_asking_where_no_chronicle_is_says_so(run, tmp_path):
    result = run("events", "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert "no chronicle" in result.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [(QueryError(), 2), (StoreBusy(), 4), (StoreTooNew(), 5), (StoreDamaged(), 6), (ChroniconError(), 1)],
)
def test_each_way_to_fail_has_its_exit_code(run, monkeypatch, error, code):
    assert exit_code(error) == code

    def fail(_):
        raise error

    monkeypatch.setattr(asking, "opened", fail)
    assert run("events").exit_code == code


@pytest.mark.parametrize("name", ["reading", "event"])
def test_schemas_are_printed(run, name):
    assert json.loads(run("schema", name).stdout) == schema(name)
    assert run("schema", "nothing").exit_code == 2


@pytest.mark.parametrize("command", [["events"], ["timeline"], ["documents"], ["stories"], ["events", "--json"]])
def test_hostile_texts_are_inert_on_the_terminal(run, hostile_db, command):
    result = run(*command, "--db", hostile_db)
    assert result.exit_code == 0
    printed = result.stdout + result.stderr
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed)
    assert "[31m" not in result.stdout or "--json" in command


def test_hostile_texts_are_inert_when_an_event_is_shown(run, hostile_db, monkeypatch):
    id_ = json.loads(run("events", "--json", "--db", hostile_db).stdout)["id"]
    shown = run("show", id_, "--db", hostile_db).stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    monkeypatch.setattr(reading, "read_inputs", lambda paths, **_: iter((hostile_reading(),)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", run("read", "x").stdout)


def test_a_reader_that_leaves_early_is_no_error():
    process = subprocess.Popen(
        [sys.executable, "-m", "chronicon", "schema", "reading"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_help_loads_neither_the_parser_nor_the_store():
    heavy = "{'spacy', 'trafilatura', 'sqlite3', 'edtf', 'rich'}"
    code = f"import sys, chronicon.faces.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_a_crash_is_written_down_and_its_place_told(tmp_path):
    code = "import chronicon.faces.cli as c, sys; c.app = None; sys.argv = ['chronicon']; c.main()"
    environment = {"TMPDIR": str(tmp_path), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    written = Path(done.stderr.strip().rsplit(" ", 1)[-1])
    assert "Traceback" in written.read_text()
