"""Words that may not reach a reader: table 3.9 of the style rules, verdict words, profiling words.

English sentences may name a verdict to deny it. Other languages have a file of their own each (glossary.py).
"""

import re
from collections.abc import Iterator

# What is written in place of each: the fault message says so.
REPLACE = {
    r"forced prostitutes?": "people exploited in prostitution",
    r"prostitutes?": "people exploited in prostitution",
    r"sex slaves?": "people exploited in prostitution",
    r"slave wi(?:fe|ves)": "a person in a forced marriage",
    r"child prostitution": "sexual exploitation of children",
    r"child porn\w*": "child sexual abuse material",
    r"customers?": "people who pay for exploitation; buyers",
    r"deaf[ -]and[ -](?:mute|dumb)": "deaf people",
    r"deaf-mutes?": "deaf people",
    r"rescu\w+": "support, assist, help to leave",
    r"victims?(?! in law\b)": "person, person affected",  # the word of law has a term of its own
    r"illegal (?:im)?migrants?": "people without current papers",
    r"illegals": "people without current papers",
    r"virginity test\w*": "an examination with no medical value that harms girls",
    r"escort girls?": "person",
}
# No verdict, score or traffic light about a person.
VERDICT = (
    r"scor(?:e|es|ed|ing)",
    r"likel(?:y|ihood)",
    r"unlikely",
    r"probab(?:le|ly|ility)",
    r"high[- ]risk",
    r"low[- ]risk",
    r"risk level",
    r"red flags?",
    r"suspects?",
    r"threshold",
    r"percent(?:age)?",
    r"verdict",
    r"diagnos\w+",
    r"rank(?:ed|ings?)",  # "rank" alone is also a place in an office or an army
)
# Origin is never a trait. Names of languages, places and offices stand in other fields.
NATIONALITIES = (
    "chinese", "vietnamese", "cambodian", "khmer", "burmese", "lao", "laotian", "thai", "mongolian", "korean",
    "indonesian", "filipino", "filipina", "malaysian", "nepali", "nepalese", "indian", "bangladeshi", "nigerian",
    "romanian", "russian", "ukrainian", "african", "asian", "arab", "roma", "gypsy", "muslim", "buddhist",
    "christian", "uyghur", "tibetan", "kachin", "rohingya", "hmong",
)  # fmt: skip

_REPLACE = {re.compile(rf"\b{pattern}\b", re.IGNORECASE): instead for pattern, instead in REPLACE.items()}
_VERDICT = re.compile(rf"\b(?:{'|'.join(VERDICT)})\b", re.IGNORECASE)
# Laos is a place.
_NATIONALITY = re.compile(rf"\b(?!laos\b)(?:{'|'.join(NATIONALITIES)})s?\b", re.IGNORECASE)
# A sentence may name a verdict after a word that denies it.
_DENIALS = re.compile(r"\b(?:no|not|never|nor|neither|nothing|without|cannot)\b", re.IGNORECASE)


def replaced_words(text: str) -> Iterator[str]:
    for pattern, instead in _REPLACE.items():
        for found in pattern.finditer(text):
            yield f"{found.group()!r}: write {instead!r}"


def verdict_words(text: str) -> Iterator[str]:
    """Verdict words of a text, but for sentences that say there is none."""
    for sentence in re.split(r"(?<=[.!?;])\s+", text):
        for found in _VERDICT.finditer(sentence):
            if not _DENIALS.search(sentence, 0, found.start()):
                yield f"{found.group()!r}: this site gives no verdict"


def nationality_words(text: str) -> Iterator[str]:
    for found in _NATIONALITY.finditer(text):
        yield f"{found.group()!r}: origin is never a trait"
