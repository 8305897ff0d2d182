"""No attack that once worked works again."""

from tests.attacks import on_setup, on_visits
from tests.attacks.outcome import Worked, replay


def test_every_attack_is_held_off(site):
    outcomes = [*replay(on_setup.ATTACKS, site), *on_visits.replayed(site)]
    assert [(outcome.name, outcome.seen) for outcome in outcomes if outcome.failed] == []
    assert len(outcomes) == len(on_setup.ATTACKS) + len(on_visits.ATTACKS) + 1


def test_an_attack_that_works_is_reported(capsys):
    def works(target):
        raise Worked(f"{target} is open")

    def falls_over(target):
        raise ConnectionResetError

    outcomes = list(replay({"a": works, "b": falls_over, "c": lambda target: "shut"}, "it"))
    assert [outcome.failed for outcome in outcomes] == [True, True, False]
    assert capsys.readouterr().out == "FAILED a: it is open\nFAILED b: ConnectionResetError: \nok c: shut\n"
