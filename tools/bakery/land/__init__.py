"""Bakes the commune's land: heights and plots, pictures of the seasons and of the crops, and the layout."""
