"""Filters in the address of a page: a link opens the same view.

Streamlit drops the parameters of an address whenever the menu is used. So the widgets of the sidebar hold the filters, an
address is read once when a viewer arrives by it, and after every run the address says again what the widgets hold.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ita_dash.query import MOST_VALUES, PARAMETERS, Link, is_added

PAGE_SHOWN = "page_shown"
MOST_CHOICES = 1000
"""Of one box: one that lists more is of no use to anybody; a link may ask for any."""


def arriving(page: str) -> Link | None:
    """What the address asks for when a viewer has just come to ``page`` by it; None while the widgets decide."""
    arrived = st.session_state.get(PAGE_SHOWN) != page
    st.session_state[PAGE_SHOWN] = page
    asked = {name: st.query_params.get_all(name)[:MOST_VALUES] for name in PARAMETERS if name in st.query_params}
    return Link(asked) if arrived and asked else None


def write(values: Mapping[str, list[str]]) -> None:
    """Let the address carry ``values`` (parameters left out are at their usual value) beside a page's own parameters."""
    current = {name: st.query_params.get_all(name) for name in st.query_params}
    others = {name: value for name, value in current.items() if name not in PARAMETERS and not is_added(name)}
    wanted = others | {name: values[name] for name in PARAMETERS if values.get(name)}
    if wanted != current:
        st.query_params.from_dict(wanted)


def page_choice(
    label: str, parameter: str, options: Sequence[str], placeholder: str, words: Callable[[str], str] = str
) -> str | None:
    """A choice that belongs to one page: a select box whose value stands in the address as ``parameter``; None until chosen.

    ``words`` gives what a person reads for an option.
    """
    if parameter not in st.session_state and st.query_params.get(parameter) in options:
        st.session_state[parameter] = st.query_params[parameter]
    if st.session_state.get(parameter) not in options:
        st.session_state[parameter] = None
    chosen = st.selectbox(
        label,
        some_choices(options, [st.session_state[parameter]]),
        key=parameter,
        placeholder=placeholder,
        index=None,
        format_func=words,
    )
    if chosen is None:
        st.query_params.pop(parameter, None)
    elif st.query_params.get(parameter) != chosen:
        st.query_params[parameter] = chosen
    return chosen


def some_choices(options: Sequence[str], chosen: Sequence[str | None]) -> Sequence[str]:
    """As many options as a box can be used with, the chosen ones among them."""
    if len(options) <= MOST_CHOICES:
        return options
    return list(dict.fromkeys([*options[:MOST_CHOICES], *(one for one in chosen if one is not None)]))
