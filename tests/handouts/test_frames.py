"""Frames arrive as they were sent, or not at all."""

import io
import os
import struct

import pytest

from screening.handouts.printing import frames


def test_a_frame_arrives_as_it_was_sent() -> None:
    stream = io.BytesIO()
    frames.write(stream, {"task": "pdf", "word": "ខ្មែរ"}, b"\x00\xff")
    frames.write(stream, {"next": 1})
    stream.seek(0)
    assert frames.read(stream) == ({"task": "pdf", "word": "ខ្មែរ"}, b"\x00\xff")
    assert frames.read(stream) == ({"next": 1}, b"")


def test_a_frame_larger_than_a_pipe_arrives_in_parts() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 7))

    stream = Slow()
    frames.write(stream, {}, b"x" * 1000)
    stream.seek(0)
    assert frames.read(stream) == ({}, b"x" * 1000)


@pytest.mark.parametrize("sent", [b"", b"\x00\x00", struct.pack(">II", 2, 5) + b"{}x", struct.pack(">II", 2, 2**31)])
def test_half_a_frame_is_an_end(sent: bytes) -> None:
    with pytest.raises(EOFError):
        frames.read(io.BytesIO(sent))


def test_nobody_reads() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as stream, pytest.raises(OSError):
        frames.write(stream, {}, b"x")
