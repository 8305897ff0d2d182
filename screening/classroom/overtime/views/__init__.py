"""Pages of a class code: the trainer's, a phone's, and the report. As in a live class, no form has a token."""
