"""A text that is good enough for an article."""

BODY = "The foreign ministers of the two countries met in the capital on Tuesday and discussed transit."
