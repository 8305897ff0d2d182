"""How often anybody may try to sign in.

An attacker who keeps trying can use up an account's tries, and its owner would wait as long as the attack lasts. So
the code of the owner's phone opens the way to the password: see views.py.
"""

from screening.tries import Limit, Tries

DAY = 24 * 60 * 60.0
# A person mistypes a few times. Somebody who guesses gets 20 a day.
PASSWORD = Limit("password", 20, DAY / 20)
CODE = Limit("code", 20, DAY / 20)
# Everybody together: one hash takes a processor for a fifth of a second.
TOTAL = Limit("total", 30, 2.0)
# Codes that open the way to a password under attack: so few are right that this lets no guess of a password through.
OPENING = Limit("opening", 10, 6.0)

TRIES = Tries()
