"""The workspace of a run: memory that stays with the program between arrays.

A season of the country makes some thousands of arrays of 200 KB. Left alone, the C library of Linux gives such blocks
back to the system and takes them anew, and each page of them is cleared again: three quarters of the time. Here
the program keeps what it has had. Elsewhere, or with another C library, nothing is done and runs are slower.
"""

from __future__ import annotations

import ctypes
import functools
import sys

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
LARGEST = 1 << 25
"""Blocks up to this size stay on the heap, bytes; the GNU library before 2.35 takes no larger figure."""
KEPT = 1 << 28
"""So much of the heap is kept when it falls free, bytes."""


@functools.cache
def keep_workspace() -> bool:
    """Keep freed memory for the next arrays; returns whether this C library does so. Done once for a process."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return False
    mallopt.argtypes, mallopt.restype = [ctypes.c_int, ctypes.c_int], ctypes.c_int
    return bool(mallopt(M_MMAP_THRESHOLD, LARGEST)) and bool(mallopt(M_TRIM_THRESHOLD, KEPT))
