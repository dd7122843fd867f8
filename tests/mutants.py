"""Mutants: small wrong changes of a module, of which a test of its own should notice each.

A line that can be changed is one place of the draw, however many changes it allows. Left alone are what no run of the app depends
on (docstrings, annotations, lines of the log, ``strict`` of a ``zip``) and the arguments of decorators, which declare more than
they do.
"""

import ast
import difflib
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_TURNED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "in": "not in", "not in": "in"}
_TURNED |= {"is": "is not", "is not": "is", "and": "or", "or": "and", "+": "-", "-": "+", "*": "+", "/": "*", "//": "*"}
_TURNED |= {"%": "*", "|": "&", "&": "|", "<<": ">>", ">>": "<<"}
_SIGN = re.compile(r"not\s+in\b|is\s+not\b|\b(?:in|is|and|or)\b|<<|>>|//|[<>=!]=|[-+*/%|&<>]")
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """``source[start:end]`` of ``file`` (bytes) as ``text``."""

    file: str
    line: int
    start: int
    end: int
    text: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]

    def diff(self, source: bytes) -> str:
        """The lines that differ, as ``diff`` prints them."""
        before, after = source.decode().splitlines(), self.applied(source).decode().splitlines()
        lines = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]  # without the names of two files
        return "\n".join(line for line in lines if not line.startswith("@@"))


def drawn(root: Path, parts: Iterable[str], seed: int, count: int) -> list[Mutant]:
    """``count`` mutants of the modules below ``parts`` (files and folders below ``root``), no two of one line."""
    files = sorted({file for part in parts for file in ([root / part] if part.endswith(".py") else (root / part).rglob("*.py"))})
    lines: dict[tuple[str, int], list[Mutant]] = {}
    for file in files:
        name = file.relative_to(root).as_posix()
        for mutant in mutants_of(name, file.read_bytes()):
            lines.setdefault((name, mutant.line), []).append(mutant)
    draw = random.Random(seed)
    found: list[Mutant] = []
    for place in draw.sample(sorted(lines), len(lines)):
        source = (root / place[0]).read_bytes()
        found += [one for one in draw.sample(lines[place], len(lines[place])) if _is_python(one.applied(source))][:1]
        if len(found) == count:
            break
    return found


def mutants_of(file: str, source: bytes) -> list[Mutant]:
    """Every mutant of one module, in the order of its text. A few may be no Python."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = _Finder(source, starts)
    found.visit(ast.parse(source))
    made = {Mutant(file, line, start, end, text) for line, start, end, text in found.changes}
    return sorted(made, key=lambda one: (one.start, one.end, one.text))


def _is_python(source: bytes) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


class _Finder(ast.NodeVisitor):
    """Collects (line, start, end, text): what may stand instead of the bytes from ``start`` to ``end``."""

    def __init__(self, source: bytes, starts: Sequence[int]) -> None:
        self._source, self._starts = source, starts
        self.changes: list[tuple[int, int, int, str]] = []

    def visit(self, node: ast.AST) -> None:
        for text, start, end in self._instead(node):
            line = self._source.count(b"\n", 0, start) + 1
            self.changes.append((line, start, end, text))
        for child in _inside(node):
            self.visit(child)

    def _instead(self, node: ast.AST) -> Iterator[tuple[str, int, int]]:
        match node:
            case ast.Compare(left=left, comparators=others):
                yield from self._signs([left, *others])
            case ast.BoolOp(values=values):
                yield from self._signs(values)
            case ast.BinOp(left=left, right=right):
                yield from self._signs([left, right])
            case ast.AugAssign(target=target, value=value):
                yield from self._signs([target, value])
            case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=_):
                start, end = self._place(node)
                yield re.sub(r"^(?:not\b\s*|-)", "", self._source[start:end].decode()), start, end
            case ast.Constant(value=bool() | int() | float()):
                start, end = self._place(node)
                yield from ((text, start, end) for text in _beside(node.value, self._source[start:end].decode()))
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
                yield from ((text, *self._place(test)) for text in ("True", "False"))
            case ast.comprehension(ifs=tests):
                yield from (("True", *self._place(test)) for test in tests)
            case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
                yield "None", *self._place(value)
            case ast.Expr(value=ast.Call() as call) if not _is_log(call):
                yield "pass", *self._place(node)
            case ast.Break() | ast.Continue():
                yield "continue" if isinstance(node, ast.Break) else "break", *self._place(node)
            case ast.Call(func=ast.Name(id=name)) if name in _NAMES:
                yield _NAMES[name], *self._place(node.func)

    def _signs(self, operands: Sequence[ast.expr]) -> Iterator[tuple[str, int, int]]:
        """The other sign between each two operands."""
        for one, other in pairwise(operands):
            start, end = self._place(one)[1], self._place(other)[0]
            sign = _SIGN.search(self._source[start:end].decode())
            turned = _TURNED.get(" ".join(sign[0].split())) if sign else None
            if sign and turned:
                yield turned, start + sign.start(), start + sign.end()

    def _place(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end_line, end_column = int(node.end_lineno or 0), int(node.end_col_offset or 0)  # never None in what was parsed
        return self._starts[node.lineno - 1] + node.col_offset, self._starts[end_line - 1] + end_column


def _beside(value: float, text: str) -> Iterator[str]:
    """The numbers one step beside a number, in its own decimals; the other truth beside a truth."""
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int):
        yield from (str(value + 1), str(value - 1))
    else:
        decimals = len(text.partition(".")[2]) if re.fullmatch(r"[0-9]+\.[1-9][0-9]*", text) else 0
        yield from (f"{value + step * 10**-decimals:.{max(decimals, 1)}f}" for step in (1, -1))


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of ``node`` in which mutants are looked for."""
    if isinstance(node, ast.Expr) and (_is_log(node.value) or isinstance(node.value, ast.Constant)):
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return
    left_out = {"decorator_list", "annotation", "returns"}
    for name, value in ast.iter_fields(node):
        if name not in left_out:
            yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, ast.AST))


def _is_log(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("LOG.")
