"""What a person sees of the data: everything but what is for planning officers, the problems of other divisions and the columns
that stay inside."""

from collections.abc import Mapping
from dataclasses import replace

from ita_dash.access.people import Person
from ita_dash.caches import LATEST, Cache
from ita_dash.dataset import Dataset
from ita_dash.form.problems import concerns
from ita_dash.form.text import key
from ita_dash.meaning.inside import APART, without_inside

SEEN = Cache(
    "seen",
    32 * 1024 * 1024,
    weigh=lambda dataset: 1024 + int(dataset.form.problems.memory_usage(deep=False).sum()),
    latest=LATEST,
)
"""Datasets as those of one scope see them; all but their problems is shared with the whole."""


def seen_by(dataset: Dataset, person: Person) -> Dataset:
    """``dataset`` as ``person`` may see it, by a version of its own: what is kept for one is not shown to another."""
    has_inside = APART in dataset.form.assignments
    if person.plans and (person.is_known or not has_inside):
        return dataset
    return SEEN.get((dataset.version, person.scope), lambda: _public(dataset) if person.plans else _seen(dataset, person))


def _public(dataset: Dataset) -> Dataset:
    """What is seen where nobody is asked: all but what stays inside."""
    return replace(dataset, form=without_inside(dataset.form), version=f"{dataset.version} public", whole=dataset)


def _seen(dataset: Dataset, person: Person) -> Dataset:
    own = {key(name) for name in person.divisions}
    listed = [one for one in dataset.form.divisions.divisions if key(one.name) in own or key(one.parent) in own]
    names = {*person.divisions, *(one.name for one in listed)}
    problems = dataset.form.problems
    mine = problems[concerns(problems, names)] if names else problems.iloc[:0]
    version = f"{dataset.version} {person.scope!r}"
    return replace(
        dataset, form=replace(without_inside(dataset.form), problems=mine.reset_index(drop=True)), version=version, whole=dataset
    )


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
