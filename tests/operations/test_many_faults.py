"""A workspace with faults in library, letter and templates: all of them are told at once."""

from __future__ import annotations

from pathlib import Path

from small_workspace import FILES, opened

from lettergen.operations.check import check_workspace

LETTER = FILES["letters/one/letter.yaml"]
FAULTS = {
    "cases/kazakhstan/cy-fox.md": "---\nname: Cy\nnmae: x\nbrn: 2\n---\n# Ltter\n## 2026-13-01\nx\n",
    "cases/kazakhstan/ana-diaz.md": FILES["cases/kazakhstan/ana-diaz.md"].replace("[^s1]", "[^s9]", 1),
    "letters/one/letter.yaml": LETTER.replace(
        "to: [president]", "to: [presidnt]\ncopy: [ambassador]\nprevious: letters/zero"
    )
    .replace("asks: [arrests]", "asks: [arrests, arests]\ninstruments: [treaty.x]")
    .replace("drafter: monitors", "drafter: monitor")
    .replace("form: bullets}", "form: bullets, must: [ana-daz], never: [bo-k]}")
    .replace("meets: [KZ], about: [KZ]", "meets: [KX], about: [KY]"),
    "letters/one/say.md": "# Ocasion\nx[^q]\n# Briefing\n<b>no</b>\n",
    "letters/one/signatures/x.yaml": "organisation: nobody\nanswer: signed\nreceived: never\nnumber: a\n",
    "letters/one/signatures/y.yaml": "organisation: noone\nanswer: signed\nreceived: 2026-01-31\nnumber: 2\n",
    "letter_templates/joint-letter.en.md": "::: tooo\n::: say\n{% for x in asks %}\n{{ x.do }}\n\n"
    '::: facts off="x"\n{% endfor %}\n<b>x</b>\n::: say nowhere\n',
    "letter_templates/briefing-paper.en.md": "{% if x %}\n::: title\n",
}


def test_all_faults_of_library_letter_and_templates_are_told_at_once(tmp_path: Path) -> None:
    findings = check_workspace(opened(tmp_path, FAULTS))
    assert [f"{finding.source} {finding.code}" for finding in findings] == [
        "cases/kazakhstan/ana-diaz.md:13 unknown-source",
        "cases/kazakhstan/cy-fox.md:2 missing-key",
        "cases/kazakhstan/cy-fox.md:2 missing-key",
        "cases/kazakhstan/cy-fox.md:3 unknown-key",
        "cases/kazakhstan/cy-fox.md:4 unknown-key",
        "cases/kazakhstan/cy-fox.md:6 unknown-part",
        "cases/kazakhstan/cy-fox.md:7 bad-date",
        "letter_templates/briefing-paper.en.md:2 template-error",
        "letter_templates/joint-letter.en.md:1 unknown-directive",
        "letter_templates/joint-letter.en.md:2 bad-directive",
        "letter_templates/joint-letter.en.md:6 bad-directive",
        "letter_templates/joint-letter.en.md:6 unknown-concern",
        "letter_templates/joint-letter.en.md:8 markup-html",
        "letter_templates/joint-letter.en.md:8 markup-html",
        "letters/one/letter.yaml:4 unknown-country",
        "letters/one/letter.yaml:4 unknown-country",
        "letters/one/letter.yaml:4 meets-outside-about",
        "letters/one/letter.yaml:5 unknown-official",
        "letters/one/letter.yaml:6 unknown-official",
        "letters/one/letter.yaml:7 previous-missing",
        "letters/one/letter.yaml:9 unknown-concern",
        "letters/one/letter.yaml:10 unknown-instrument",
        "letters/one/letter.yaml:11 unknown-case",
        "letters/one/letter.yaml:11 unknown-case",
        "letters/one/letter.yaml:11 unmet-wish",
        "letters/one/letter.yaml:11 unmet-wish",
        "letters/one/letter.yaml:13 unknown-organisation",
        "letters/one/say.md missing-section",
        "letters/one/say.md:1 unknown-source",
        "letters/one/say.md:4 markup-html",
        "letters/one/say.md:4 markup-html",
        "letters/one/signatures/x.yaml:4 not-a-number",
        "letters/one/signatures/y.yaml:1 unknown-organisation",
    ]
    assert len(findings) > 30
    assert len({str(finding) for finding in findings}) == len(findings)
    assert all(finding.hint for finding in findings)
