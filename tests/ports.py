"""A port for a server of a test."""

import random
import socket

# Below the numbers that the system gives to programs that call others: one of those might take it before the server.
OURS = range(10_000, 32_000)


def free_port() -> int:
    while True:
        port = random.choice(OURS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
