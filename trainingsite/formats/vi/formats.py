"""Dates in Vietnamese without the capital word for day, so that they can stand inside a sentence."""

DATE_FORMAT = r"j \t\há\n\g n \nă\m Y"
YEAR_MONTH_FORMAT = r"\t\há\n\g n \nă\m Y"
