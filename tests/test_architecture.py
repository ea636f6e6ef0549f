"""The layers hold: command line > views > session > rules, and the rules are pure.

Read from the sources' syntax trees, so that an import inside a function counts too and nothing has to run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Each layer may import those below it; a layer that is not named here (game.text, game.version, ...) is a
# leaf that imports no layer at all.
LAYERS = ("cli", "views", "session", "rules")

# All that the rules may import beside themselves. None of these reads a file, a clock, the environment or
# a random source.
PURE = frozenset(
    {
        "__future__",
        "abc",
        "array",
        "bisect",
        "collections",
        "copy",
        "dataclasses",
        "enum",
        "fractions",
        "functools",
        "hashlib",
        "itertools",
        "math",
        "numbers",
        "numpy",
        "operator",
        "re",
        "string",
        "struct",
        "types",
        "typing",
    }
)

# Their results differ between processors, threads or numpy versions, so no rule may rest on them: curves are
# tables, draws are counter-based, sorts are stable.
UNSTABLE = frozenset(
    "exp exp2 expm1 log log2 log10 log1p logaddexp power float_power cbrt hypot sinh cosh tanh sin cos tan "
    "arcsin arccos arctan arctan2 dot matmul vdot inner outer tensordot einsum convolve random".split()
)
UNSTABLE_MATH = UNSTABLE | {"pow", "gamma", "lgamma", "erf", "erfc"}
FORBIDDEN_CALLS = frozenset({"open", "print", "input", "exec", "eval", "__import__"})


@dataclass(frozen=True)
class Import:
    """One imported module by its full dotted name, and where it is imported."""

    module: str
    line: int


def sources(*parts: str) -> list[Path]:
    """Every Python file below game/<parts>, in a fixed order."""
    return sorted(ROOT.joinpath("game", *parts).rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def module_of(path: Path) -> str:
    """The dotted name of a file: game/rules/season.py is game.rules.season."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_in(tree: ast.Module, module: str, is_package: bool) -> Iterator[Import]:
    """The modules that a source imports, relative ones made absolute."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(name.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            for name in node.names:
                # "from game import views" names a module with its last word.
                yield Import(f"{stem}.{name.name}" if stem == "game" else stem, node.lineno)


def imports_of(path: Path) -> list[Import]:
    return list(imports_in(tree_of(path), module_of(path), path.name == "__init__.py"))


def layer_of(module: str) -> str | None:
    """The layer that a module of the game belongs to; None for a leaf such as game.text."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "game" and parts[1] in LAYERS else None


def upward(module: str, imported: str) -> bool:
    """Whether an import goes against the order of the layers."""
    theirs = layer_of(imported)
    if theirs is None:
        return False
    ours = layer_of(module)
    return ours is None or LAYERS.index(theirs) < LAYERS.index(ours)


def impure(module: str) -> bool:
    """Whether the rules may not import this module."""
    return not (module.split(".")[0] in PURE or module == "game.rules" or module.startswith("game.rules."))


def unstable_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and wording of each use of a function or operator whose result is not the same everywhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner, name = node.value.id, node.attr
            if (owner in {"np", "numpy"} and name in UNSTABLE) or (owner == "math" and name in UNSTABLE_MATH):
                yield node.lineno, f"{owner}.{name}"
        elif isinstance(node, ast.ImportFrom) and node.module in {"numpy", "math"}:
            for alias in node.names:
                if alias.name in UNSTABLE_MATH:
                    yield node.lineno, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
            yield node.lineno, "the @ operator"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Pow):
            exponent = node.right if isinstance(node, ast.BinOp) else node.value
            if not (isinstance(exponent, ast.Constant) and isinstance(exponent.value, int)):
                yield node.lineno, "** with an exponent that is not a whole number"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in {"sort", "argsort"}:
                kind = next((k.value for k in node.keywords if k.arg == "kind"), None)
                if not (isinstance(kind, ast.Constant) and kind.value == "stable"):
                    yield node.lineno, f"{node.func.attr} without kind='stable'"


@pytest.mark.parametrize("path", sources(), ids=lambda path: module_of(path))
def test_no_module_imports_a_layer_above_its_own(path: Path) -> None:
    wrong = [f"line {i.line}: {i.module}" for i in imports_of(path) if upward(module_of(path), i.module)]
    assert not wrong, f"{module_of(path)} reaches upward: {wrong}"


@pytest.mark.parametrize("path", sources("rules"), ids=lambda path: module_of(path))
def test_rules_import_nothing_that_is_not_pure(path: Path) -> None:
    wrong = [f"line {i.line}: {i.module}" for i in imports_of(path) if impure(i.module)]
    assert not wrong, f"{module_of(path)} is not pure: {wrong}"


@pytest.mark.parametrize("path", sources("rules"), ids=lambda path: module_of(path))
def test_rules_touch_no_files_and_no_globals(path: Path) -> None:
    wrong = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Global):
            wrong.append(f"line {node.lineno}: global {', '.join(node.names)}")
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS
        ):
            wrong.append(f"line {node.lineno}: {node.func.id}()")
    assert not wrong, f"{module_of(path)}: {wrong}"


@pytest.mark.parametrize("path", sources("rules"), ids=lambda path: module_of(path))
def test_rules_use_only_arithmetic_that_is_the_same_everywhere(path: Path) -> None:
    wrong = [f"line {line}: {what}" for line, what in unstable_in(tree_of(path))]
    assert not wrong, f"{module_of(path)}: {wrong}"


@pytest.mark.parametrize("path", sources("session"), ids=lambda path: module_of(path))
def test_a_game_is_played_without_pygame(path: Path) -> None:
    wrong = [i for i in imports_of(path) if i.module.split(".")[0] in {"pygame", "pygame_gui"}]
    assert not wrong, f"{module_of(path)} imports {wrong}"


def _parsed(text: str, module: str = "game.rules.phases.hunger") -> list[str]:
    return [i.module for i in imports_in(ast.parse(text), module, is_package=False)]


def test_the_checks_themselves_see_what_they_look_for() -> None:
    """A guard that cannot fail guards nothing: each kind of breach is recognised."""
    assert _parsed("from ..ledger import Ledger") == ["game.rules.ledger"]
    assert _parsed("from . import labour") == ["game.rules.phases"]
    assert _parsed("from game import views") == ["game.views"]
    assert _parsed("def f():\n    import os.path") == ["os.path"]
    assert upward("game.rules.season", "game.session.game")
    assert upward("game.session.game", "game.views")
    assert upward("game.text", "game.rules")
    assert not upward("game.views.app", "game.session.game")
    assert not upward("game.views.app", "game.text")
    assert impure("pathlib") and impure("time") and impure("pygame") and impure("game.session")
    assert not impure("numpy.typing") and not impure("game.rules.units")
    breaches = "np.exp(a)\nmath.log(a)\na @ b\na ** 0.5\nnp.argsort(a)\na.sort()\nfrom math import tanh"
    assert len(list(unstable_in(ast.parse(breaches)))) == 7
    assert not list(
        unstable_in(ast.parse("np.sqrt(a) + a ** 2\nnp.argsort(a, kind='stable')\nnp.sort(a, kind='stable')"))
    )
