"""The sounds of the game, made from numbers: `python -m tools.sounds`."""
