"""Fit the ruleset to the national series, and say what was fitted, what was held out and how it fits.

    python -m tools.calibrate report [--seeds 1-20]   the country beside the record, bands, provinces
    python -m tools.calibrate fit [--rounds 4]         Gauss-Newton within the ranges; writes the ruleset
    python -m tools.calibrate sensitivity              what a tenth of each constant's range moves
    python -m tools.calibrate causes                   split the deaths over causes; writes assets/country/causes.toml
    python -m tools.calibrate table                    docs/calibration.md from many seeds
"""
