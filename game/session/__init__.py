"""A game being played: plans, forecasts, saves, leaders. Above the rules, below the window."""
