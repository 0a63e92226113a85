from __future__ import annotations

import sys
import time
from subprocess import run

import pytest

from gatewright.diagnostics import Code, Related
from gatewright.diagnostics.reports import FORMATS, Report, render
from gatewright.document.source import Place, Source


def thousand() -> Report:
    text = "".join(f"  GET /orders/{number}: {{backend: orders, summary: 注文 {number}}}\n" for number in range(1000))
    source = Source("specs/orders.yaml", text)
    codes = [Code(f"GW{number}", f"rule-{number}", "A title.\n\nA reason.\n") for number in range(100, 150)]
    return Report(
        tuple(
            codes[line % 50].at(
                Place(source, line, 3, line, 20),
                f"the route number {line} has something that is worth a message of the usual length",
                help="did you mean `query: {expand: {type: boolean}}`?",
                related=(Related(Place(source, line // 2 + 1, 3, line // 2 + 1, 20), "first defined here"),),
            )
            for line in range(1, 1001)
        ),
        ("specs/orders.yaml",),
    )


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_thousand_findings_take_less_than_a_fifth_of_a_second(format: str) -> None:
    report = thousand()
    render(format, report)
    assert min(_seconds(format, report) for _ in range(3)) < 0.2


def _seconds(format: str, report: Report) -> float:
    start = time.process_time()
    render(format, report)
    return time.process_time() - start


def test_a_long_line_is_not_read_again_for_every_finding() -> None:
    source = Source("a.json", "注" * 500_000)
    place = Place(source, 1, 400_000, 1, 400_010)
    report = Report(tuple(Code("GW1", "name", "Page.").at(place, str(number)) for number in range(100)), ())
    assert min(_seconds("text", report) for _ in range(3)) < 0.2


def test_the_import_needs_no_heavy_module() -> None:
    heavy = "urllib.parse xml.sax hashlib yaml aws_cdk boto3"
    script = f"import sys, gatewright.diagnostics.reports; print(*(set({heavy.split()}) & set(sys.modules)))"
    assert run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "\n"
