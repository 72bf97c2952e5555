"""How good extraction is: gold annotations against predictions, per family, set, half and rule."""
