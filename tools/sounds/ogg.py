"""The number of an Ogg stream: the encoder draws one by chance; a file that is the same each time needs a fixed one."""

from __future__ import annotations

import struct

HEAD = 27
"""Bytes of a page's head before its table of lengths."""


def _table() -> tuple[int, ...]:
    rows = []
    for byte in range(256):
        value = byte << 24
        for _bit in range(8):
            value = (value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
        rows.append(value)
    return tuple(rows)


TABLE = _table()


def checksum(page: bytes) -> int:
    """The checksum of a page whose own field for it is nought (RFC 3533)."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ TABLE[value >> 24 ^ byte]
    return value


def numbered(data: bytes, number: int) -> bytes:
    """The same stream under another number. Raises ValueError where the bytes are no Ogg pages."""
    made, at = bytearray(data), 0
    while at < len(made):
        if made[at : at + 4] != b"OggS":
            raise ValueError(f"no Ogg page at byte {at}")
        lengths = made[at + HEAD : at + HEAD + made[at + 26]]
        end = at + HEAD + len(lengths) + sum(lengths)
        made[at + 14 : at + 18] = struct.pack("<I", number)
        made[at + 22 : at + 26] = bytes(4)
        made[at + 22 : at + 26] = struct.pack("<I", checksum(bytes(made[at:end])))
        at = end
    return bytes(made)
