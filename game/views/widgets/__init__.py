"""Widgets: elements of the library that draw themselves from the theme. One import for screens."""

from game.views.widgets.base import Drawing, Press, Tip, Widget
from game.views.widgets.buttons import Button, SealButton, TabBar, button_width, middle_baseline
from game.views.widgets.choices import CheckBox, Choice
from game.views.widgets.controls import SliderRow, Stepper
from game.views.widgets.entry import Entry, ScrollArea
from game.views.widgets.forecast import Forecast, ForecastBar, draw_flag, draw_forecast_bar
from game.views.widgets.lists import Card, Column, ListRow, MenuRow, Table
from game.views.widgets.modals import Modal, Notice
from game.views.widgets.slips import Order, OrderSlip
from game.views.widgets.voices import LedgerRow, Term, Twin, draw_twin, reported_word, true_word, twin_width

__all__ = [
    "Button", "Card", "CheckBox", "Choice", "Column", "Drawing", "Entry", "Forecast", "ForecastBar", "LedgerRow",
    "ListRow", "MenuRow", "Modal", "Notice", "Order", "OrderSlip", "Press", "ScrollArea", "SealButton", "SliderRow",
    "Stepper", "TabBar", "Table", "Term", "Tip", "Twin", "Widget", "button_width", "draw_flag",
    "draw_forecast_bar", "draw_twin", "middle_baseline", "reported_word", "true_word", "twin_width",
]  # fmt: skip
