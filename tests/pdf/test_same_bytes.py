"""The same sheet has the same bytes, whichever process makes it: that is why a file can be named by its digest."""

import subprocess

import pytest

from screening.handouts.printing import processes
from tests.pdf.conftest import job


@pytest.mark.parametrize("path", ["category/DOC/letter", "bilingual/en/DOC/a4", "help/CN/a4", "worksheet/DOC/a4"])
def test_a_fresh_process_makes_the_same_bytes(sheet, pool: processes.Pool, path: str) -> None:
    made = sheet("km", path)
    other = processes.Pool(processes=1)
    other.run(
        {**job(made.document), "fillable": False}, b"<html lang='en'><head><title>Something else first</title></head>"
    )
    assert other.run(job(made.document), made.document.html.encode())[1] == made.body
    assert other.versions() == pool.versions()


@pytest.mark.parametrize(
    "path", ["category/DOC/letter", "checklist/a4", "help/CN/a4", "card/CN/a4", "worksheet/DOC/a4"]
)
def test_the_file_is_sound(sheet, tmp_path, path: str) -> None:
    (tmp_path / "sheet.pdf").write_bytes(sheet("en", path).body)
    done = subprocess.run(["qpdf", "--check", tmp_path / "sheet.pdf"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_versions_name_everything_the_bytes_depend_on(pool: processes.Pool) -> None:
    versions = pool.versions()
    assert {"weasyprint", "pydyf", "pango", "harfbuzz", "icu4py", "Noto Sans", "Noto Sans Khmer"} <= versions.keys()
    assert all(versions.values())
