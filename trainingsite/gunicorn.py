"""How gunicorn serves the site. The numbers are for two cores; WEB_CONCURRENCY changes the processes."""

import ctypes
import gc
import os
import signal
import sys
from typing import Any

from gunicorn import util
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.http import wsgi

from screening.web.logs import PlainFormatter
from trainingsite import open_files
from trainingsite.refusals import write_error

_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of linux/prctl.h

bind = "127.0.0.1:8000"
wsgi_app = "trainingsite.wsgi"
worker_class = "trainingsite.worker.PatientWorker"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
# They only work: waiting for slow lines is left to the main loop. Those who store an answer of a class wait for
# the disk together (classroom/together.py), as many as there are. On PostgreSQL each may need a connection of the pool.
threads = 8
# Open lines of a process: a class of 2,000 phones, should they all come to the same one. Each may need two files:
# itself, and one that is being sent. The 1,024 that Linux begins with are enough for 400.
worker_connections = min(2000, (open_files.allow(4200) - 200) // 2)
# The code is loaded once and shared by the workers.
preload_app = True
# Longer than the time between two polls of a phone in a session, so that each phone keeps one connection.
keepalive = 15
timeout = 60
graceful_timeout = 10
# No page of this site has a long address, and nothing is uploaded.
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
# Nobody in front is trusted to speak for gunicorn; Django reads X-Forwarded-Proto where BEHIND_PROXY says so.
forwarded_allow_ips = ""
# The sign of life of each worker is a file: in memory, where a slow disk cannot stop it.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
# It would write a socket into the home folder.
control_socket_disable = True
accesslog = None
errorlog = "-"
loglevel = "warning"


class ImpersonalLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Leaves out what gunicorn would quote about a visitor: address, path, and the words of a bad request."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(PlainFormatter(self.error_fmt, self.datefmt))

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        if msg.startswith("Invalid request"):
            return
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        if msg.startswith("Error handling request"):
            msg, args = "Error handling a request", ()
        super().exception(msg, *args, **kwargs)


logger_class = ImpersonalLogger


class QuietResponse(wsgi.Response):  # type: ignore[misc]  # gunicorn has no types
    """A response that does not name the server, and no warning that HEAD has no body: Django's answers have one."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._omits_body_warned = True

    def default_headers(self) -> list[str]:
        return [header for header in super().default_headers() if not header.startswith("Server:")]


wsgi.Response = QuietResponse
util.write_error = write_error


def on_starting(server: Any) -> None:
    """Whoever starts gunicorn without ./start gets the same refusals."""
    from screening.checks import refusals  # noqa: PLC0415  reads the settings
    from trainingsite.private import keep_to_ourselves  # noqa: PLC0415  reads the settings

    keep_to_ourselves()
    if found := refusals():
        sys.exit("\n".join(found))


def when_ready(server: Any) -> None:
    """The site answers from here on: say where. `./start` asks for it; under systemd nobody reads it."""
    urls = os.environ.get("SCREENING_ANNOUNCE", "").split()
    if urls:
        from django.core.management import call_command  # noqa: PLC0415  Django is set up only now

        call_command("announce", *urls)


def post_fork(server: Any, worker: Any) -> None:
    """A worker ends with its master, even one that was killed: left alone, it held the port for twelve seconds."""
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != server.pid:  # it was killed between the fork and this line
        sys.exit(1)


def post_worker_init(worker: Any) -> None:
    """Ctrl-C reaches every process; only the first one acts on it, and then lets workers finish what they answer.

    gunicorn's own handlers, run twice in one worker, can wait for each other until the worker is killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGQUIT, worker.handle_exit)


def pre_fork(server: Any, worker: Any) -> None:
    """A database connection must not be shared by two processes; memory should.

    What is there by now stays for good. A collection that looked at it would write into it, and so copy it all.
    """
    from django.db import connections  # noqa: PLC0415  Django is set up only now

    connections.close_all()
    gc.collect()
    gc.freeze()
