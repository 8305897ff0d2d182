"""A month in Khmer as it stands in a whole date: with the words for month and year."""

YEAR_MONTH_FORMAT = "ខែ F ឆ្នាំ Y"
