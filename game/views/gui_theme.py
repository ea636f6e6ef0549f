"""The library's own elements (text entry, scrolling, drop-downs) dressed in our theme.

The library applies no default font to elements, so each kind gets its own font block.
"""

from __future__ import annotations

from typing import Any

from game.views.look import Look


def gui_theme(look: Look, hanzi: bool) -> dict[str, Any]:
    """The theme dictionary for a look. One font a widget: in Chinese the hanzi cut, which also has Latin."""

    def hex_(name: str) -> str:
        colour = look.colour(name)
        return f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"

    script = "hanzi" if hanzi else "latin"
    path = str(look.theme.font_file("form", 400, script))
    font = {
        "name": f"form_{script}",
        "regular_path": path,
        "bold_path": str(look.theme.font_file("form", 700, script)),
        "italic_path": path,
        "bold_italic_path": path,
        "size": str(max(8, look.scale.px(look.theme.style("body").size))),
    }
    shapes = {
        "shape": "rectangle",
        "border_width": str(look.scale.px(1)),
        "shadow_width": "0",
        "padding": f"{look.scale.px(8)},{look.scale.px(2)}",
    }
    entry = {
        "dark_bg": hex_("ledger_light"),
        "selected_bg": hex_("kraft"),
        "normal_text": hex_("ink"),
        "selected_text": hex_("ink"),
        "normal_border": hex_("ledger_light"),
        "text_cursor": hex_("ink"),
        "disabled_bg": hex_("disabled_fill"),
        "disabled_text": hex_("disabled"),
    }
    scroll = {
        "dark_bg": hex_("ledger_shade"),
        "normal_bg": hex_("tab_border"),
        "hovered_bg": hex_("ink2"),
        "active_bg": hex_("ink"),
        "selected_bg": hex_("ink2"),
        "disabled_bg": hex_("ledger_shade"),
        "normal_border": hex_("ledger_shade"),
        "hovered_border": hex_("ledger_shade"),
        "active_border": hex_("ledger_shade"),
        "selected_border": hex_("ledger_shade"),
        "disabled_border": hex_("ledger_shade"),
    }
    button = {
        "normal_bg": hex_("button.normal"),
        "hovered_bg": hex_("button.hover"),
        "active_bg": hex_("button.pressed"),
        "selected_bg": hex_("button.pressed"),
        "disabled_bg": hex_("disabled_fill"),
        "normal_text": hex_("ink"),
        "hovered_text": hex_("ink"),
        "active_text": hex_("ink"),
        "selected_text": hex_("ink"),
        "disabled_text": hex_("disabled"),
        "normal_border": hex_("ink"),
        "hovered_border": hex_("ink"),
        "active_border": hex_("ink"),
        "selected_border": hex_("ink"),
        "disabled_border": hex_("disabled_border"),
        "dark_bg": hex_("ledger_light"),
    }
    no_arrows = {**shapes, "enable_arrow_buttons": "0", "border_width": "0"}
    return {
        "defaults": {"colours": button, "font": font, "misc": shapes},
        "text_entry_line": {"colours": entry, "font": font, "misc": {**shapes, "border_width": "0"}},
        "button": {"colours": button, "font": font, "misc": shapes},
        "drop_down_menu": {"colours": button, "font": font, "misc": shapes},
        "selection_list": {"colours": button, "font": font, "misc": shapes},
        "vertical_scroll_bar": {"colours": scroll, "misc": no_arrows},
        "vertical_scroll_bar.@sliding_button": {"colours": scroll, "misc": {**shapes, "border_width": "0"}},
        "vertical_scroll_bar.#sliding_button": {"colours": scroll, "misc": {**shapes, "border_width": "0"}},
        "horizontal_scroll_bar": {"colours": scroll, "misc": no_arrows},
        "scrolling_container": {"colours": scroll, "misc": {"border_width": "0", "shadow_width": "0"}},
    }
