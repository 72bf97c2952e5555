"""An article explained on one HTML page: its passages, the facts drawn, the rules, what was passed over."""

from extract.explaining.page import explain

__all__ = ["explain"]
