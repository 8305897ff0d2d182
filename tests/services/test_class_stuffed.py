"""One phone that answers a thousand times, on many lines at once and through both processes, is one answer."""

import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.services.test_class_cannot_write import kept
from tests.services.test_class_killed import asked, begin
from tests.setup.conftest import Site

TIMES = 1000
LINES = 20


def test_a_thousand_answers_of_one_seat_are_one(site: Site) -> None:
    with site.serving() as running:
        code, options, phones = begin(running)
        together = threading.Barrier(LINES)

        def keep_sending(number: int) -> Counter[int]:
            """Half of the lines number their answers, as a script does."""
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": phones[0].cookie}
            line = HTTPConnection("127.0.0.1", running.port, timeout=30)
            statuses: Counter[int] = Counter()
            together.wait()
            for turn in range(1, TIMES // LINES + 1):
                chosen = options[(number + turn) % len(options)]
                form = {"poll": 2, "round": 1, "chosen": chosen, "turn": turn if number % 2 else ""}
                line.request("POST", f"/live/{code}", urlencode(form), headers)
                answer = line.getresponse()
                answer.read()
                statuses[answer.status] += 1
            line.close()
            return statuses

        with ThreadPoolExecutor(LINES) as threads:
            statuses = sum(threads.map(keep_sending, range(LINES)), Counter())
        assert statuses.total() == TIMES
        assert set(statuses) <= {200, 412}
        (stored,) = kept(site)
        assert len(stored) == 1
        page = asked(running.port, "GET", f"/en/join/{code}/", {}, phones[0].cookie).body.decode()
        checked = re.findall(r'value="([^"]*)" checked', page)
        assert checked == stored
