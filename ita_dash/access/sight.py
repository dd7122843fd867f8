"""What a person sees of the data: everything but what is for planning officers, the problems of other divisions."""

from collections.abc import Mapping
from dataclasses import replace

from ita_dash.access.people import Person
from ita_dash.caches import Cache
from ita_dash.dataset import Dataset
from ita_dash.form.problems import concerns
from ita_dash.form.text import key

SEEN = Cache("seen", 32 * 1024 * 1024, weigh=lambda dataset: 1024 + int(dataset.form.problems.memory_usage(deep=False).sum()))
"""Datasets as those of one scope see them; all but their problems is shared with the whole."""


def seen_by(dataset: Dataset, person: Person) -> Dataset:
    """``dataset`` as ``person`` may see it, by a version of its own: what is kept for one is not shown to another."""
    return dataset if person.plans else SEEN.get((dataset.version, person.scope), lambda: _seen(dataset, person))


def _seen(dataset: Dataset, person: Person) -> Dataset:
    own = {key(name) for name in person.divisions}
    listed = [one for one in dataset.form.divisions.divisions if key(one.name) in own or key(one.parent) in own]
    names = {*person.divisions, *(one.name for one in listed)}
    problems = dataset.form.problems
    mine = problems[concerns(problems, names)] if names else problems.iloc[:0]
    version = f"{dataset.version} {person.scope!r}"
    return replace(dataset, form=replace(dataset.form, problems=mine.reset_index(drop=True)), version=version, whole=dataset)


def emails_of(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """The e-mail addresses of the list of divisions, in small letters, and the divisions whose each is.

    The reading takes an address for one of its division's short names.
    """
    found: dict[str, tuple[str, ...]] = {}
    for division in dataset.form.divisions.divisions:
        for alias in division.aliases:
            if "@" in alias and alias.isascii():
                address = alias.strip().lower()
                found[address] = (*found.get(address, ()), division.name)
    return found
