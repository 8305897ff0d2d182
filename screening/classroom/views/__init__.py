"""Three screens of a session: the trainer's, the wall's, and that of a phone; and what they ask again and again.

No form here has a token of Django's, which would need a cookie: whoever sends one shows a signed link, or a seat.
"""
