"""The web process and its printing processes. These here print nothing: each is a few lines that answer as told."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from screening.errors import PrintBusy, PrintFailed, PrintUnavailable
from screening.handouts.printing import processes

ROOT = Path(__file__).resolve().parents[2]
START = """
import json, os, sys, time
from screening.handouts.printing import frames
jobs, answers = sys.stdin.buffer, sys.stdout.buffer
def answer(header, body=b""):
    frames.write(answers, header, body)
    answers.flush()
"""
ECHO = """
answer({"versions": {"pid": str(os.getpid())}})
while True:
    try:
        header, body = frames.read(jobs)
    except EOFError:
        break
"""


def pool(program: str, **options: float) -> processes.Pool:
    command = (sys.executable, "-c", START + program)
    return processes.Pool(command, **{"processes": 1, "waiting": 1, "job_seconds": 2.0, **options})


def wait_for(count: int, own: processes.Pool) -> None:
    """Until so many threads are at work or in line."""
    for _ in range(500):
        if own._inside >= count:
            return
        time.sleep(0.01)
    pytest.fail("The threads did not come")


def echo(**options: float) -> processes.Pool:
    return pool(ECHO + "    answer({}, str(os.getpid()).encode())", **options)


def test_one_process_does_one_job_after_another() -> None:
    own = echo()
    assert own.run({}, b"")[1] == own.run({}, b"")[1] == own.versions()["pid"].encode()


def test_two_jobs_at_once_are_two_processes() -> None:
    own = pool(ECHO + "    time.sleep(0.3); answer({}, str(os.getpid()).encode())", processes=2)
    found = []
    threads = [threading.Thread(target=lambda: found.append(own.run({}, b"")[1])) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 2


def test_a_process_that_took_its_last_job_is_replaced() -> None:
    own = pool(ECHO + "    answer({'last': True}, str(os.getpid()).encode())")
    assert own.run({}, b"")[1] != own.run({}, b"")[1]


def test_a_process_that_went_home_is_replaced_without_a_word() -> None:
    own = pool(ECHO + "    answer({}, str(os.getpid()).encode()); sys.exit()")
    found = [own.run({}, b"")[1] for _ in range(3)]
    assert len(set(found)) == 3


def test_an_idle_process_leaves_and_the_next_job_is_done() -> None:
    idle = "from screening.handouts.printing import worker; worker.IDLE_SECONDS = 0.2; sys.exit(worker.main())"
    own = pool(idle, job_seconds=20)
    try:
        own.versions()
    except PrintUnavailable as error:
        pytest.skip(str(error))
    process = own._idle[0].process
    assert process.wait(10) == 0
    html = b"<html lang='en'><head><title>x</title></head></html>"
    job = {"task": "pdf", "css": 'html { font-family: "Noto Sans" }', "assets": {}, "fillable": False}
    assert own.run(job, html)[1].startswith(b"%PDF")


def test_a_process_that_ends_at_work_is_a_failure_and_the_next_job_is_done() -> None:
    own = pool(ECHO + "    os._exit(3) if body == b'die' else answer({}, b'done')")
    with pytest.raises(PrintFailed, match="3"):
        own.run({}, b"die")
    assert own.run({}, b"")[1] == b"done"


def test_a_process_that_hangs_is_killed_and_the_next_job_is_done() -> None:
    own = pool(ECHO + "    time.sleep(60) if body == b'hang' else answer({}, b'done')", job_seconds=0.5)
    begun = time.monotonic()
    with pytest.raises(PrintFailed):
        own.run({}, b"hang")
    assert time.monotonic() - begun < 5
    assert own.run({}, b"")[1] == b"done"


def test_a_process_that_does_not_even_read_is_killed() -> None:
    own = pool("answer({'versions': {}}); time.sleep(60)", job_seconds=0.5)
    with pytest.raises(PrintFailed):
        own.run({}, b"x" * 1_000_000)


def test_a_process_that_writes_nonsense_is_a_failure() -> None:
    own = pool(ECHO + "    os.write(1, b'Warning: something'); time.sleep(60)", job_seconds=1.0)
    with pytest.raises(PrintFailed):
        own.run({}, b"")


def test_a_failure_is_told_with_its_reason() -> None:
    with pytest.raises(PrintFailed, match="no such glyph"):
        pool(ECHO + "    answer({'failed': 'no such glyph', 'last': True})").run({}, b"")


def test_a_machine_that_cannot_print_says_why() -> None:
    with pytest.raises(PrintUnavailable, match="Pango"):
        pool("answer({'unavailable': 'no Pango'})").run({}, b"")


@pytest.mark.parametrize("program", ["sys.exit(1)", "sys.exit(0)", "import nonsense_that_is_not_there"])
def test_a_process_that_does_not_start_is_no_printing(program: str, capfd) -> None:
    with pytest.raises(PrintUnavailable):
        pool(program).versions()


def test_a_machine_without_python_to_start_fails_kindly() -> None:
    with pytest.raises(PrintFailed):
        processes.Pool(("/nonexistent/python",)).versions()


def test_beyond_the_queue_one_is_told_when_to_come_back() -> None:
    own = pool(ECHO + "    time.sleep(1); answer({}, b'done')", waiting=1)
    own.versions()
    threads = [threading.Thread(target=own.run, args=({}, b"")) for _ in range(2)]
    for thread in threads:
        thread.start()
    wait_for(2, own)
    with pytest.raises(PrintBusy) as busy:
        own.run({}, b"")
    assert busy.value.seconds > 0
    for thread in threads:
        thread.join()
    assert own.run({}, b"")[1] == b"done"


def test_whoever_waits_in_line_too_long_is_let_go() -> None:
    own = pool(ECHO + "    time.sleep(1); answer({}, b'done')", wait_seconds=0.1)
    own.versions()
    first = threading.Thread(target=own.run, args=({}, b""))
    first.start()
    wait_for(1, own)
    with pytest.raises(PrintBusy):
        own.run({}, b"")
    first.join()


def test_no_secret_reaches_a_printing_process(monkeypatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hidden")
    monkeypatch.setenv("DATABASE_URL", "postgresql://hidden")
    own = pool(ECHO + "    answer({}, json.dumps(dict(os.environ)).encode())")
    environment = json.loads(own.run({}, b"")[1])
    assert "PATH" in environment
    assert "hidden" not in str(environment)


def test_a_forked_copy_of_the_site_has_processes_of_its_own() -> None:
    """As gunicorn forks its workers. In a process of its own: this one has threads."""
    program = """
import os, sys
from tests.handouts.test_processes import echo
own = echo()
before = own.run({}, b"")[1]
child = os.fork()
if child == 0:
    os._exit(0 if own.run({}, b"")[1] != before else 1)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
assert own.run({}, b"")[1] == before
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60)


def test_printing_processes_end_with_the_site() -> None:
    program = "from tests.handouts.test_processes import echo; print(echo().run({}, b'')[1].decode())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60, capture_output=True)
    pid = int(done.stdout)
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("The printing process is still there")


def test_the_worker_needs_no_django() -> None:
    program = "import sys; from screening.handouts.printing import worker; sys.exit('django' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60)


def test_many_who_ask_for_versions_at_once_start_one_process() -> None:
    own = echo(processes=4, waiting=4)
    threads = [threading.Thread(target=own.versions) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(own._idle) == 1


def test_the_engine_starts_no_other_program() -> None:
    """To guess at the name of a library, ctypes would start gcc and ldconfig."""
    program = """
import sys
forbidden = ("subprocess.Popen", "os.exec", "os.posix_spawn")
sys.addaudithook(lambda event, args: sys.exit(event) if event in forbidden else None)
from screening.errors import PrintUnavailable
from screening.handouts.printing.engine import Engine
try:
    Engine()
except PrintUnavailable:
    pass
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
