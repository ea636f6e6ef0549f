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
    "spring": Dress(("#9fb552", "#87a644"), "#b5b766", "#76a245", "#866040", "#6c6838", "#7a583c", "#a78459",
                    "#bd9766", "#8a7050", "#869880", "#437076", "#96ae54", "#86a448"),
    "summer": Dress(("#5f8452", "#4b7147"), "#84905e", "#3f6c46", "#94785a", "#43563a", "#94795c", "#b89f78",
                    "#d0b890", "#97866a", "#7f9686", "#38626a", "#5c8250", "#48704a"),
    "autumn": Dress(("#a08f4e", "#87803f"), "#b8a062", "#7f7f45", "#94714a", "#6a5632", "#a8875a", "#a98a5e",
                    "#c4a272", "#8c7656", "#8d8560", "#35575a", "#b09a58", "#8c7a38"),
    "winter": Dress(("#93866a", "#857a5e"), "#a3957a", "#7f7860", "#7d6650", "#6a5c48", "#7b6650", "#8d7a64",
                    "#8f8070", "#8b8074", "#aab4b8", "#7f96a2", "#b39c74", "#7d6c50"),
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
    "spring": Dress(("#96aa54", "#7f9a48"), "#aaae64", "#72984a", "#7c583c", "#686a3a", "#6a503a", "#9c7c54",
                    "#b59160", "#7c684a", "#95a288", "#437270", "#92aa52", "#7c9c44"),
    "summer": Dress(("#587c50", "#456944"), "#7c8a5c", "#3e6444", "#866a50", "#3e5038", "#665642", "#ac9470",
                    "#c9b189", "#887a60", "#8c9278", "#466a66", "#587e4c", "#426a44"),
    "autumn": Dress(("#a3914e", "#8c823f"), "#b8a05c", "#868044", "#866340", "#66542f", "#846846", "#a08258",
                    "#bc9a68", "#7e6b4c", "#888866", "#35585a", "#ab9a56", "#8a7c38"),
    "winter": Dress(("#877c64", "#776d55"), "#978b72", "#6d6753", "#6c5a4a", "#5e5444", "#5f5142", "#86765e",
                    "#877868", "#6e655a", "#7c8f9a", "#365566", "#a08c66", "#6e6650"),
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
