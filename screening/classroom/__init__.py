"""A live class on the phones of those who sit in it. It keeps counters, and nothing of anyone."""
