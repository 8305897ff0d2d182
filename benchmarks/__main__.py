"""`python -m benchmarks`: the whole run, or parts of it."""

import argparse
import sys
import time
from collections.abc import Collection
from pathlib import Path

from benchmarks import classroom, machine, memory, site, web

PARTS = ("web", "memory", "handouts", "publish", "classroom")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast is this site, here and now?")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; where none is named, all")
    parser.add_argument("--rounds", type=int, default=3, help="how often pages and handouts are measured")
    parser.add_argument("--tree", type=Path, default=site.ROOT, help="another checkout, to compare with: web, memory")
    options = parser.parse_args()
    parts = options.parts or (PARTS if options.tree == site.ROOT else PARTS[:2])
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    began = time.monotonic()
    print(machine.describe(), flush=True)
    try:
        with site.prepared(options.tree):
            if "web" in parts:
                web.report(options.rounds)
            if "memory" in parts:
                memory.report()
            if "classroom" in parts:
                classroom.report()
            if {"handouts", "publish"} & set(parts):
                _report_inside(parts, options.rounds)
    except site.SiteFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    print(f"\nTook {time.monotonic() - began:.0f} s.")
    return 0


def _report_inside(parts: Collection[str], rounds: int) -> None:
    import django  # noqa: PLC0415  the settings can be read only now

    django.setup()
    from benchmarks import handouts, publish  # noqa: PLC0415  they need Django set up

    if "handouts" in parts:
        handouts.report(rounds)
    if "publish" in parts:
        publish.report()


if __name__ == "__main__":
    sys.exit(main())
