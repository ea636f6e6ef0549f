"""Fit the ruleset to the national series, and say what was fitted, what was held out and how it fits.

    python -m tools.calibrate report [--seed 1]        a sample of the counties beside the record
    python -m tools.calibrate fit [--rounds 4]         Gauss-Newton within the ranges; writes the ruleset
    python -m tools.calibrate sensitivity              what a tenth of each constant's range moves
    python -m tools.calibrate causes                   split the deaths over causes; writes assets/country/causes.toml
    python -m tools.calibrate table [--seeds 20]       docs/calibration.md from seeds 1 to this
"""
