"""Chance, and what it picks: usual values, and now and then an odd one."""

from __future__ import annotations

import random

NAMES = ("Harbour Board", "Quay Panel", "Ada Quay", "Safety at night", "Harbour Council", "HB", "Clerk")
PASSAGES = ("1.1", "1.2", "2.1", "A.1")
DATES = ("2030-04-01", "2031-03-31", "31 March 2030", "2030", "2030-02-30", "03/04/2030", "March 2030")
ODD = (
    *("", " ", "0", "-1", "1e999", "NaN", "=1+1", "'", '"', "a\nb", "a\tb", "\u202eabc", "é" * 300),
    *("http://[::1", "urn:x", "../x", "<b>", "{}", "[#1.1", "a#b", "%s", "\ufeff", "\U0001d518" * 40, "null"),
    *("9" * 5_000, "1" + "0" * 30, "x" * 40_000, "True", "#REF!", "_:b", "a;b;c", "\x1b[31m"),
)


class Chance(random.Random):
    """A source of chance, and how often it makes something odd: never in some files, often in others."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self.oddness = self.choice((0, 0, 0.01, 0.05))


def pick(chance: Chance, *usual: str) -> str:
    """Return a usual value, or now and then an odd one."""
    return chance.choice(ODD if chance.random() < chance.oddness else usual)
