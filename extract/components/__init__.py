"""Steps of the extraction pipeline, one per file: text -> tokens -> names -> parse -> triggers -> reports."""
