"""What a season says, as plain values: the county's order, its newspaper, the accountant's page, notices.

Nothing here draws and nothing changes a game. Texts are chosen by the state of the game and go through the catalogue.
"""
