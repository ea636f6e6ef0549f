"""Maps of the country: its shape, one dot for each commune, a cartogram of tiles. Nothing of screens in it."""
