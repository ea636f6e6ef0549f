"""What the secretary knows: ranges around what is believed, words instead of indices, the truth nowhere."""

from __future__ import annotations

from game.rules.units import KG_PER_T
from game.session.game import Game
from game.session.known import FEAR_WORDS, LABEL_WORDS, PRESSURE_WORDS, TRUST_WORDS, step
from game.session.setup import Dials, Setup


def test_believed_crops_hold_the_truth_nine_times_in_ten() -> None:
    inside = []
    for seed in range(1, 60):
        game = Game.new(Setup(seed=seed))
        true = game.state["yield_1957"][:8] / 1000.0 * game.state["people_1957"][:8] / KG_PER_T
        inside += [b.crop_t.low <= t <= b.crop_t.high for b, t in zip(game.brigades(), true, strict=True)]
    assert 0.85 < sum(inside) / len(inside) < 0.96


def test_better_information_narrows_what_is_believed() -> None:
    widths = []
    for information in (0.6, 1.4):
        game = Game.new(Setup(seed=3, dials=Dials(information=information)))
        game.seal()
        game.seal()
        belief = game.believed_crop()
        widths.append(belief.high - belief.low)
    assert widths[0] < 0.6 * widths[1]


def test_indices_are_told_in_five_steps() -> None:
    assert [step(value) for value in (-0.2, 0.0, 0.19, 0.2, 0.99, 1.0, 1.4)] == [0, 0, 0, 1, 4, 4, 4]
    assert len(TRUST_WORDS) == len(FEAR_WORDS) == len(PRESSURE_WORDS) == 5 and len(LABEL_WORDS) == 4


def test_the_directive_is_what_the_draft_begins_from() -> None:
    game = Game.new(Setup(seed=1))
    for _sitting in range(4):
        game.seal()
    directive = game.directive()
    assert directive.ask.season == "autumn" and directive.furnaces == game.draft.total("furnaces_lit")
    assert directive.levy_t > 0 and directive.claim_middle_t > 0
    assert game.draft.get("hours") in (int(directive.ask.hours), int(directive.ask.hours) + 1)
