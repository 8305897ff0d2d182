"""Prepare the site, then become gunicorn. `./start` calls this once it has installed what it needs."""

import argparse
import os
import socket
import sys

from django.conf import settings

from trainingsite import prepare
from trainingsite.env import env_text
from trainingsite.lan import lan_addresses


def main() -> int:
    parser = argparse.ArgumentParser(prog="./start")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--lan", action="store_true")
    parser.add_argument("--setup", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainingsite.settings")

    addresses = lan_addresses() if options.lan else ["127.0.0.1"]
    if not addresses:
        print(
            "This computer is in no network. Join a Wi-Fi or switch on its hotspot, then start again.", file=sys.stderr
        )
        return 1
    urls = [f"http://{address}:{options.port}/" for address in addresses]
    if options.lan:
        os.environ["SCREENING_LAN"] = "yes"
        os.environ["SCREENING_SITE_ADDRESS"] = env_text("SCREENING_SITE_ADDRESS", urls[0])
    if (failed := prepare.main()) or options.setup:
        return failed
    if options.lan:
        name = socket.gethostname()
        allowed = [*settings.ALLOWED_HOSTS, *addresses, name, f"{name}.local"]
        os.environ["ALLOWED_HOSTS"] = ",".join(dict.fromkeys(allowed))
    if not env_text("WEB_CONCURRENCY"):
        os.environ.pop("WEB_CONCURRENCY", None)  # gunicorn reads an empty one as a number, and falls
    # Each thread that works would keep a heap of its own, half of it empty: some 20 MiB a process.
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")
    os.environ["SCREENING_ANNOUNCE"] = " ".join(urls)
    bind = f"{'0.0.0.0' if options.lan else '127.0.0.1'}:{options.port}"  # noqa: S104  --lan asks for it
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "trainingsite/gunicorn.py", "--bind", bind]
    os.execv(sys.executable, [*gunicorn, "trainingsite.wsgi"])


if __name__ == "__main__":
    sys.exit(main())
