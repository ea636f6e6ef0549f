"""The bakery: models built from numbers, rendered once to the pictures that the game draws.

It needs Blender as a Python module (see README.md) and is never needed to run the game.
"""
