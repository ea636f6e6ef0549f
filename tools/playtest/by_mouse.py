"""Plays a whole game with the mouse alone, to the last page and back to the title.

python -m tools.playtest.by_mouse FOLDER
"""

from __future__ import annotations

import sys
import time
from typing import Any

from tools.playtest.driver import LANDSCAPE, Player, PlaytestError, run


def play(player: Player, seasons: int) -> None:
    """From the content note to the title again."""
    player.wait(lambda s: s["screen"] == "content_note", "the content note", 60)
    _press(player, "go")
    _on(player, "title")
    time.sleep(LANDSCAPE)
    player.capture("title")
    _press(player, "help")
    _on(player, "help")
    tabs = _widget(player, key="tabs")
    player.click(tabs, 0.22)
    player.capture("help")
    _press(player, "back")
    _on(player, "title")
    _press(player, "new_game")
    _on(player, "new_game")
    _press(player, "another")
    player.click(_widget(player, key="pressure"), 0.05)
    player.click(_widget(player, key="pressure"), 0.24)
    player.capture("new_game")
    _press(player, "begin")
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
        _plan(player, season)
        player.wait(lambda s: s["screen"] == "running", "the season lived")
        player.capture(f"running_{season:02d}")
        for _click in range(6):
            if player.state()["screen"] != "running":
                break
            button = player.find(key="on") or next(
                (
                    w
                    for w in player.state()["widgets"]
                    if w["kind"] == "Button" and w["usable"] and w["label"] != "Pause"
                ),
                None,
            )
            if button is None:
                break
            player.click(button)
            time.sleep(0.3)
        player.wait(lambda s: s["screen"] == "paper", "the paper")
        player.capture(f"paper_{season:02d}")
        _seal(player)
        player.wait(lambda s: s["screen"] == "report", "the report")
    player.capture(f"report_{season:02d}_newspaper")
    before = player.state()["season"]
    for click in range(16):
        state = player.state()
        if state["screen"] != "report" or state["season"] != before:
            return
        if state["scope"]:
            player.capture(f"notice_{season:02d}")
            answer = player.find(key="modal:safe" if state["scope"] == "modal" else "notice:close")
            if answer is not None:
                player.click(answer)
        else:
            if click == 1:
                player.capture(f"report_{season:02d}_ledger")
                row = player.find(kind="LedgerRow")
                if row is not None:
                    player.click_at(row["rect"][0] + 40, row["rect"][1] + 14)
            button = player.find(key="open") or player.find(key="go")
            if button is not None:
                player.click(button)
        time.sleep(0.4)


def _plan(player: Player, season: int) -> None:
    """A slider is dragged, a stepper pressed, the change taken back, the tabs are opened; then the seal."""
    slider = player.find(kind="SliderRow")
    if slider is not None:
        x, y, w, _h = slider["rect"]
        player.drag((round(x + w * 0.7), y + 13), (round(x + w * 0.76), y + 13))
    player.capture(f"plan_{season:02d}")
    tabs = player.find(kind="TabBar")
    if tabs is not None and season == 2:
        for share in (0.33, 0.57, 0.8, 0.1):
            player.click(tabs, share)
            player.capture(f"plan_{season:02d}_tab")
    _seal(player)


def _seal(player: Player) -> None:
    """The red button, and the one in the question that follows."""
    player.click(_widget(player, kind="SealButton"))
    player.wait(lambda s: bool(s["scope"]), "the question before the seal")
    player.click(_widget(player, key="modal:action"))


def _end(player: Player) -> None:
    player.wait(lambda s: s["screen"] == "epilogue", "the end")
    for _page in range(6):
        state = player.state()
        if state["screen"] != "epilogue":
            break
        player.capture(f"epilogue_{state['page']}")
        if state["page"] == "valley":
            time.sleep(1.5)
            player.click_at(640, 400)
            break
        _press(player, "on")
    _on(player, "title")
    time.sleep(LANDSCAPE)
    player.capture("title_again")


def _press(player: Player, key: str) -> None:
    player.click(_widget(player, key=key))


def _widget(player: Player, **wanted: str) -> dict[str, Any]:
    for _attempt in range(40):
        found = player.find(**wanted)
        if found is not None:
            return found
        time.sleep(0.05)
    raise PlaytestError(f"there is no {wanted} on {player.state()['screen']}")


def _on(player: Player, name: str) -> dict[str, Any]:
    return player.wait(lambda s: s["screen"] == name and not s["scope"], f"the screen {name}")


if __name__ == "__main__":
    sys.exit(run(play, sys.argv[1:], __doc__ or ""))
