"""Plays a whole game with the keyboard alone, to the last page and back to the title.

python -m tools.playtest.by_keyboard FOLDER
"""

from __future__ import annotations

import sys
import time
from typing import Any

from tools.playtest.driver import LANDSCAPE, Player, run


def play(player: Player, seasons: int) -> None:
    """From the content note to the title again."""
    player.wait(lambda s: s["screen"] == "content_note", "the content note", 60)
    player.capture("content_note")
    player.key("Return")
    _on(player, "title")
    player.key("F1")
    _on(player, "help")
    player.key("2", "3", "Next", "4")
    player.capture("help")
    player.key("Escape")
    _on(player, "title")
    _to_key(player, "settings")
    player.key("Return")
    _on(player, "settings")
    player.capture("settings")
    player.key("Escape")
    _on(player, "title")
    _to_key(player, "new_game")
    player.key("Return")
    _on(player, "new_game")
    _to_key(player, "name")
    player.type("by keyboard")
    _to_key(player, "seed")
    player.key("ctrl+a")
    player.type("7")
    player.capture("new_game")
    player.key("ctrl+Return")
    player.wait(lambda s: s["screen"] == "plan", "the plan")
    for season in range(seasons):
        _season(player, season)
        if player.state()["screen"] == "epilogue":
            break
    if seasons >= 12:
        _end(player)


def _season(player: Player, season: int) -> None:
    state = player.wait(lambda s: s["screen"] in ("plan", "report", "epilogue"), "the next season")
    if state["screen"] == "plan":
        player.key("Tab", "Down", "Right", "Right", "Left", "Tab", "Right", "z", "y")
        player.capture(f"plan_{season:02d}")
        if season == 2:
            for page in ("2", "3", "4", "1"):
                player.key(page)
                player.capture(f"plan_{season:02d}_tab{page}")
            player.key("v")
            player.capture(f"plan_{season:02d}_folded")
            player.key("v")
        player.key("ctrl+Return")
        player.wait(lambda s: bool(s["scope"]), "the question before the seal")
        player.key("Right", "Return")
        player.wait(lambda s: s["screen"] == "running", "the season lived")
        player.capture(f"running_{season:02d}")
        for _press in range(4):
            if player.state()["screen"] != "running":
                break
            player.key("Return")
        player.wait(lambda s: s["screen"] == "paper", "the paper")
        player.key("Right", "Right", "Tab")
        player.capture(f"paper_{season:02d}")
        player.key("ctrl+Return")
        player.wait(lambda s: bool(s["scope"]), "the question before the seal")
        player.key("Right", "Return")
        player.wait(lambda s: s["screen"] == "report", "the report")
    player.capture(f"report_{season:02d}_newspaper")
    before = player.state()["season"]
    if season in (1, 2):
        player.key("k")
        if player.state()["screen"] == "county":
            player.capture(f"county_{season:02d}")
            player.key("Escape")
    player.key("Return")
    player.capture(f"report_{season:02d}_ledger")
    for _press in range(14):
        state = player.state()
        if state["screen"] != "report" or state["season"] != before:
            return
        if state["scope"]:
            player.capture(f"notice_{season:02d}")
        # After a removal the safe answer is to read on, season by season.
        player.key("Escape" if state["scope"] == "modal" else "Return")


def _end(player: Player) -> None:
    player.wait(lambda s: s["screen"] == "epilogue", "the end")
    for _page in range(6):
        state = player.state()
        if state["screen"] != "epilogue":
            break
        player.capture(f"epilogue_{state['page']}")
        if state["page"] == "valley":
            time.sleep(1.5)
            player.key("space")
            break
        player.key("Return")
    _on(player, "title")
    time.sleep(LANDSCAPE)
    player.capture("title_again")


def _on(player: Player, name: str) -> dict[str, Any]:
    return player.wait(lambda s: s["screen"] == name and not s["scope"], f"the screen {name}")


def _to_key(player: Player, key: str) -> None:
    """To a control: Tab to its group, then the arrows towards it."""
    for _press in range(30):
        state = player.state()
        widgets = {w["key"]: w for w in state["widgets"]}
        here, there = widgets.get(state["focus"]), widgets.get(key)
        if state["focus"] == key or there is None:
            break
        if here is None or here["group"] != there["group"]:
            player.key("Tab")
        elif abs(here["rect"][1] - there["rect"][1]) > 8:
            player.key("Down" if here["rect"][1] < there["rect"][1] else "Up")
        else:
            player.key("Right" if here["rect"][0] < there["rect"][0] else "Left")
    player.wait(lambda s: s["focus"] == key, f"the control {key}", 1)


if __name__ == "__main__":
    sys.exit(run(play, sys.argv[1:], __doc__ or ""))
