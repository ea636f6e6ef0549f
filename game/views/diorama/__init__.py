"""The commune seen from the hill: a picture of plain values goes in, a living landscape comes out."""

from game.views.diorama.diorama import Diorama, Tag
from game.views.diorama.halftone import halftone
from game.views.diorama.picture import Picture

__all__ = ["Diorama", "Picture", "Tag", "halftone"]
