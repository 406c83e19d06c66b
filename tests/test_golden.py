"""The golden fixture itself, tried in pytest runs of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

A_TEST = """
def test_letter(golden):
    golden("letters/kz.txt", {text!r})
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> Run:
    return Run(pytester)


class Run:
    """A folder with our conftest.py and one test that compares a text with a golden file."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.golden = pytester.path / "golden"
        pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text(encoding="utf-8"))

    def with_text(self, text: str, *options: str) -> pytest.RunResult:
        self.pytester.makepyfile(A_TEST.format(text=text))
        return self.pytester.runpytest_inprocess(*options)

    def write(self, name: str, content: bytes) -> Path:
        path = self.golden / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path


def test_the_same_text_passes(run: Run) -> None:
    run.write("letters/kz.txt", "Dear Қасым-Жомарт,\n".encode())
    run.with_text("Dear Қасым-Жомарт,\n").assert_outcomes(passed=1)


def test_another_text_fails_with_a_diff(run: Run) -> None:
    run.write("letters/kz.txt", b"Dear President,\nWe write\n")
    result = run.with_text("Dear President,\nWe\u00a0urge")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*letters/kz.txt has changed*--golden-update*",
            " Dear President,",
            "-We write",
            r"+We\xa0urge  (no newline at the end)",
        ]
    )


@pytest.mark.parametrize("stored", [b"Dear\r\n", b"Dear", b"Dear\n\n", b"\nDear\n"])
def test_the_whole_text_counts_to_the_byte(run: Run, stored: bytes) -> None:
    run.write("letters/kz.txt", stored)
    run.with_text("Dear\n").assert_outcomes(failed=1)


def test_a_missing_file_fails_and_says_how_to_make_it(run: Run) -> None:
    result = run.with_text("Dear\n")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*golden file letters/kz.txt is missing*--golden-update*"])
    assert not run.golden.exists()


def test_update_writes_the_file(run: Run) -> None:
    run.with_text("Dear\r\n", "--golden-update").assert_outcomes(passed=1)
    assert (run.golden / "letters/kz.txt").read_bytes() == b"Dear\r\n"
    run.with_text("Dear\r\n").assert_outcomes(passed=1)


def test_two_texts_for_one_name_fail_even_in_an_update(run: Run) -> None:
    run.pytester.makepyfile('def test_it(golden):\n    golden("a", "one")\n    golden("a", "two")')
    result = run.pytester.runpytest_inprocess("--golden-update")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*asked for twice*"])


@pytest.mark.parametrize("name", ["../outside", "/outside", ""])
def test_a_name_that_leads_outside_is_refused(run: Run, name: str) -> None:
    run.pytester.makepyfile(f"def test_it(golden):\n    golden({name!r}, '')")
    run.pytester.runpytest_inprocess("--golden-update").assert_outcomes(failed=1)
    assert not (run.pytester.path / "outside").exists()


def test_clean_deletes_what_no_test_asked_for(run: Run) -> None:
    asked = run.write("letters/kz.txt", b"Dear\n")
    stale = run.write("letters/old.txt", b"")
    run.with_text("Dear\n").assert_outcomes(passed=1)
    assert stale.exists(), "deleted without --golden-clean"
    result = run.with_text("Dear\n", "--golden-clean")
    result.stdout.fnmatch_lines(["letters/old.txt: no test asked for it; deleted"])
    assert asked.exists()
    assert not stale.exists()


@pytest.mark.parametrize("options", [["-k", "letter"], ["test_clean_deletes_nothing_in_a_partial_run.py"]])
def test_clean_deletes_nothing_in_a_partial_run(run: Run, options: list[str]) -> None:
    run.write("letters/kz.txt", b"Dear\n")
    stale = run.write("letters/old.txt", b"")
    run.pytester.makepyfile(test_other="def test_other(): pass")
    result = run.with_text("Dear\n", "--golden-clean", *options)
    result.assert_outcomes(passed=1, deselected=1 if "-k" in options else 0)
    result.stdout.fnmatch_lines(["letters/old.txt: no test asked for it; kept*"])
    assert stale.exists()


def test_clean_deletes_nothing_after_a_failure(run: Run) -> None:
    stale = run.write("letters/old.txt", b"")
    run.with_text("Dear\n", "--golden-clean").assert_outcomes(failed=1)
    assert stale.exists()
