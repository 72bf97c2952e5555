"""Scripts that build the reference CSVs of `seeds/` from libraries and hand-reviewed files."""
