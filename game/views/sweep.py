"""When memory is looked through for what nobody needs any more: between screens, never within a frame.

The interpreter sweeps by itself after so many new objects, through all that lives; with the commune on the screen
that stops one frame in fifty for longer than the frame lasts.
"""

from __future__ import annotations

import gc


def sweep() -> None:
    """Free what is not needed, and leave all that lives out of the sweeps until the next call."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
