"""Pig Iron: a people's commune in the Great Leap Forward, from spring 1958 to winter 1960."""
