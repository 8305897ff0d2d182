"""Start a site on this computer, replay every attack, and print one line each."""

import sys
import tempfile
from pathlib import Path

from tests.attacks import on_setup, on_visits
from tests.attacks.outcome import replay
from tests.setup.conftest import copy_site


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        site = copy_site(Path(folder) / "site")
        if (prepared := site.run("--setup")).returncode:
            print(prepared.stderr)
            return 1
        outcomes = [*replay(on_setup.ATTACKS, site), *on_visits.replayed(site)]
    failed = sum(outcome.failed for outcome in outcomes)
    print(f"\n{len(outcomes)} attacks, {failed} of them worked.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
