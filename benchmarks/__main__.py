"""`python -m benchmarks`: the whole run, or a part of it."""

import argparse
import sys
import time

from benchmarks import load, machine, site


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast is this site, here and now?")
    parser.add_argument("--web", action="store_true", help="pages, beside a view that does nothing")
    parser.add_argument("--queries", action="store_true", help="database queries per page")
    parser.add_argument("--handouts", action="store_true", help="printed handouts")
    parser.add_argument("--kits", action="store_true", help="memory while many ask for kits")
    parser.add_argument("--rounds", type=int, help="how often each is measured (3, or fewer where it is slow)")
    options = parser.parse_args()
    if options.rounds is not None and options.rounds < 1:
        parser.error("--rounds needs a number from 1 on.")
    everything = not (options.web or options.queries or options.handouts or options.kits)
    began = time.monotonic()
    print(machine.describe(load.name()), flush=True)
    try:
        with site.prepared():
            _run(options, everything=everything)
    except site.SiteFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    print(f"\nTook {time.monotonic() - began:.0f} s.")
    return 0


def _run(options: argparse.Namespace, *, everything: bool) -> None:
    import django  # noqa: PLC0415  the settings can be read only now

    django.setup()
    from benchmarks import handouts, kits, queries, web  # noqa: PLC0415  they need Django set up

    if everything or options.web:
        web.report(options.rounds)
    if everything or options.queries:
        queries.report()
    if everything or options.handouts:
        handouts.report(options.rounds)
    if everything or options.kits:
        kits.report()


if __name__ == "__main__":
    sys.exit(main())
