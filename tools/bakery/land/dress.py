"""The colours of each landscape's ground by season, and how its crops look in each state."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dress:
    """The colours of one season's ground."""

    grass: tuple[str, str]
    dry: str
    moist: str
    soil: str
    litter: str
    worked: str  # a bare plot
    trodden: str
    way: str
    bank: str
    shallow: str
    deep: str
    reeds: str
    scrub: str


PLAIN = {
    "spring": Dress(("#7c9a48", "#678a3c"), "#9aa45c", "#5c8a3c", "#8a6a48", "#5a6034", "#86684a", "#a98a5e",
                    "#c4a272", "#8c7656", "#7f9078", "#3f6a6c", "#86a050", "#6c8a3c"),
    "summer": Dress(("#70903f", "#5b7d36"), "#93994f", "#4f7733", "#8c6c48", "#4c5a30", "#8a6c48", "#a98a5e",
                    "#c4a272", "#8c7656", "#7b8f70", "#33605f", "#6f8f42", "#567a34"),
    "autumn": Dress(("#a08f4e", "#87803f"), "#b8a062", "#7f7f45", "#94714a", "#6a5632", "#a8875a", "#a98a5e",
                    "#c4a272", "#8c7656", "#8d8560", "#35575a", "#b09a58", "#8c7a38"),
    "winter": Dress(("#93866a", "#857a5e"), "#a3957a", "#7f7860", "#7d6650", "#6a5c48", "#7b6650", "#8d7a64",
                    "#9c8e7e", "#8b8074", "#aab4b8", "#7f96a2", "#b39c74", "#7d6c50"),
}


@dataclass(frozen=True)
class Crop:
    """How a plot looks in one state: colours of stem and tip, height, stems a point, soil, cover."""

    root: str
    tip: str
    height: float
    stems: int
    soil: str
    lean: float
    points: int
    lift: int  # px by which the plants stand above their plot's outline on the picture
    patchy: float = 0.0
    ears: str | None = None
    mirror: bool = False  # stands in open water


WHEAT = {
    "sown": Crop("#5a8038", "#8fb354", 0.055, 3, "#7a6142", 0.6, 420000, 3),
    "growing": Crop("#3f6a2c", "#86ae4a", 0.135, 7, "#6d5a38", 0.65, 620000, 7),
    "ripe": Crop("#8f7034", "#e2c065", 0.165, 8, "#8a6c3c", 0.85, 620000, 9, ears="#f0d68a"),
    "cut": Crop("#a08048", "#cdb06a", 0.045, 4, "#a98a54", 0.45, 420000, 3),
    "rotting": Crop("#6a5636", "#8f7350", 0.10, 6, "#65503a", 1.9, 520000, 5, patchy=0.5),
}

TERRACES = {
    "spring": Dress(("#748c4a", "#5c783e"), "#8e9658", "#567640", "#7c5c40", "#4c5a32", "#5e5040", "#9c8058",
                    "#b89868", "#7c6c4e", "#8d9a80", "#3c6a66", "#7c9a4c", "#5c8438"),
    "summer": Dress(("#66823e", "#4f7036"), "#868c50", "#4b6a36", "#7a5a40", "#445430", "#5a4c3a", "#9c8058",
                    "#b89868", "#7c6c4e", "#8a8a68", "#48685a", "#64883c", "#4a7230"),
    "autumn": Dress(("#87894a", "#6c7a3c"), "#a3985a", "#66763e", "#80603f", "#5c5432", "#7d6648", "#9c8058",
                    "#b89868", "#7c6c4e", "#84876a", "#35585a", "#a39858", "#6f7a38"),
    "winter": Dress(("#767550", "#646a48"), "#8c8666", "#63684c", "#6c5844", "#555038", "#6a5a48", "#86765e",
                    "#94866e", "#786e60", "#7c8a88", "#38545c", "#a08c66", "#666848"),
}
RICE = {
    "sown": Crop("#4f7c34", "#8dbb52", 0.075, 4, "#7d94a0", 0.5, 300000, 4, mirror=True),
    "growing": Crop("#2f6428", "#78b043", 0.15, 8, "#3f5a32", 0.6, 620000, 8),
    "ripe": Crop("#94813c", "#e0c671", 0.165, 8, "#7d6d3e", 0.95, 620000, 9, ears="#efdb98"),
    "cut": Crop("#9c8448", "#cdb674", 0.05, 4, "#8c7652", 0.4, 400000, 3),
    "rotting": Crop("#5c5030", "#877648", 0.10, 6, "#4f4632", 1.9, 520000, 5, patchy=0.5),
}

DRESS = {"plain": PLAIN, "terraces": TERRACES}
CROPS = {"plain": WHEAT, "terraces": RICE}
