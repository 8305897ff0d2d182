"""The site's own configuration of gunicorn with one process, and so little patience that a test can see its end."""

from trainingsite import worker
from trainingsite.gunicorn import *  # noqa: F403

workers = 1
worker_connections = 60
keepalive = 1
worker.REQUEST_SECONDS = 1
worker.STALL_SECONDS = 1
worker.CLOSING_SECONDS = 1
worker.HALF_BYTES = 1024 * 1024
