"""`python -m benchmarks`: the whole run, or a part of it."""

import argparse
import sys
import time
from pathlib import Path

from benchmarks import machine, memory, site, web


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast is this site, here and now?")
    parser.add_argument("--web", action="store_true", help="pages, beside a view that does nothing")
    parser.add_argument("--memory", action="store_true", help="after a crawl, and while many ask for kits")
    parser.add_argument("--handouts", action="store_true", help="printed handouts")
    parser.add_argument("--publish", action="store_true", help="one changed line, from the form to the paper")
    parser.add_argument("--rounds", type=int, default=3, help="how often pages and handouts are measured")
    parser.add_argument("--tree", type=Path, help="pages and memory of another checkout, to compare with")
    options = parser.parse_args()
    everything = not (options.web or options.memory or options.handouts or options.publish)
    began = time.monotonic()
    print(machine.describe(), flush=True)
    try:
        with site.prepared(options.tree or site.ROOT):
            if everything or options.web:
                web.report(options.rounds)
            if everything or options.memory:
                memory.report()
            if not options.tree:
                _report_here(options, everything=everything)
    except site.SiteFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    print(f"\nTook {time.monotonic() - began:.0f} s.")
    return 0


def _report_here(options: argparse.Namespace, *, everything: bool) -> None:
    import django  # noqa: PLC0415  the settings can be read only now

    django.setup()
    from benchmarks import handouts, publish  # noqa: PLC0415  they need Django set up

    if everything or options.handouts:
        handouts.report(options.rounds)
    if everything or options.publish:
        publish.report()


if __name__ == "__main__":
    sys.exit(main())
