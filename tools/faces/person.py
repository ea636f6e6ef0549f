"""What one face is made of. Another person is another row; see `people.py`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Sex = Literal["man", "woman"]
Hair = Literal["crop", "parted", "swept", "thin", "bald", "bob", "plaits", "bun"]
Hat = Literal["none", "cap", "cloth_cap", "felt", "flaps", "straw", "towel", "wrap", "scarf"]
Coat = Literal["tunic", "padded", "lapel", "open"]
Beard = Literal["none", "stubble", "moustache", "tuft"]


@dataclass(frozen=True)
class Person:
    """One face. Proportions are factors of a usual head (1.0); amounts run 0 to 1; angles are degrees."""

    key: str
    sex: Sex
    age: int
    # The bones.
    wide: float = 1.0
    """breadth of the whole head"""
    tall: float = 1.0
    """height of the whole head"""
    jaw: float = 1.0
    """breadth at the angle of the jaw"""
    chin: float = 0.0
    """how much longer the lower face is, cm"""
    cheek: float = 0.5
    """how far the cheekbones stand out"""
    brow_bone: float = 0.4
    jowl: float = 0.0
    """flesh that hangs at the angle of the jaw"""
    # The features.
    brow: float = 0.6
    """how thick and dark the eyebrows are"""
    brow_arch: float = 0.3
    brow_fall: float = 0.0
    """how much lower the brow's outer end lies than usual, cm"""
    brow_high: float = 0.0
    """how much higher the brows stand over the eyes, cm"""
    eye_open: float = 1.0
    eye_tilt: float = 4.0
    """how much higher the outer corner lies, degrees"""
    eye_apart: float = 1.0
    eye_long: float = 1.0
    gaze: float = 0.0
    """how far both eyes look to the viewer's right, cm"""
    lid_fold: float = 0.5
    """a crease over the lid: 0 none"""
    nose_wide: float = 1.0
    nose_long: float = 1.0
    nose_high: float = 0.5
    """how high the bridge stands between the eyes"""
    nose_bump: float = 0.0
    """a bend half way down the bridge"""
    nose_tip: float = 0.0
    """how much higher the tip points, cm"""
    mouth_wide: float = 1.0
    lips: float = 0.5
    mouth_down: float = 0.0
    """how far the corners hang, cm; never below -0.1: nobody smiles"""
    mouth_high: float = 0.0
    """how much nearer the mouth lies to the nose, cm"""
    lip_upper: float = 1.0
    """thickness of the upper lip beside the lower"""
    mouth_bow: float = 1.0
    """how much the line of the closed mouth waves"""
    ears: float = 1.0
    ear_out: float = 0.4
    """how far the ears stand off: 0 close, 1 wide"""
    flesh: float = 0.5
    """fullness of the cheeks: 0 lean, 1 round"""
    tan: float = 0.4
    """how much weather the skin has had"""
    pocks: float = 0.0
    """scars of smallpox"""
    mole: tuple[float, float] | None = None
    """a mole: across and up, cm from between the eyes"""
    # Hair and dress.
    hair: Hair = "crop"
    grey: float = 0.0
    hairline: float = 0.0
    """how much higher the hair begins, cm"""
    part: float = 1.0
    """the side of the parting: 1 the viewer's right, -1 the left"""
    tucked: bool = False
    """hair behind the ear on the side of the parting"""
    hat: Hat = "none"
    hat_light: float | None = None
    """how light the hat is; None: as such hats are"""
    hat_back: float = 0.0
    """how far it is pushed off the forehead, degrees"""
    hat_lean: float = 0.0
    """how far it sits to the viewer's left, degrees"""
    beard: Beard = "none"
    spectacles: bool = False
    coat: Coat = "tunic"
    cloth: float = 0.3
    """how light the coat is"""
    shoulder: float = 1.0
    """breadth of the shoulders"""
    # How the head is held.
    turn: float = 0.0
    """to the viewer's right"""
    nod: float = 0.0
    """downwards"""
    lean: float = 0.0
    """to the shoulder"""
    lines: float | None = None
    """depth of the lines of age; None: as the age has it"""

    @property
    def aged(self) -> float:
        """Depth of the lines of age, 0 to 1."""
        if self.lines is not None:
            return self.lines
        return min(1.0, max(0.0, (self.age - 24) / 37))


def weary(p: Person, amount: float) -> Person:
    """The same person who has not slept or eaten enough: lids and the corners of brows and mouth hang, lines deepen.

    amount: 0 usual to 1 at the end of their strength.
    """
    return replace(
        p,
        eye_open=p.eye_open * (1.0 - 0.30 * amount),
        eye_tilt=p.eye_tilt - 3.0 * amount,
        brow_fall=p.brow_fall + 0.34 * amount,
        brow_high=p.brow_high + 0.10 * amount,
        mouth_down=p.mouth_down + 0.22 * amount,
        lines=min(1.0, p.aged + 0.22 * amount),
        nod=p.nod + 3.0 * amount,
    )
