"""Captures of what the game shows."""
