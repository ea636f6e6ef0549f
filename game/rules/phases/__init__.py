"""The phases of a season, one file each, in the order in which `game.rules.season` calls them."""
