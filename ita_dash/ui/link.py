"""Filters in the address of a page: a link opens the same view, and Back undoes one filter.

Streamlit drops the parameters of an address whenever the menu is used. So the widgets of the sidebar hold the filters, and after
every run the address says again what they hold. An address counts where a viewer arrives by it: on another page, or on the same
one with other parameters than were written there (a link of ours, Back, Forward), unless a filter was used in that very moment.
Usual values stay out of it, so that one that Back leads to may be as bare as the menu's: `shell.js` marks it (`BY_HISTORY`).
"""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from ita_dash.look.markup import element, text, unbroken
from ita_dash.query import MOST_VALUES, PARAMETERS, Link, is_added
from ita_dash.ui.doors import door

PAGE_SHOWN, WRITTEN, USED, USED_NOW = "page_shown", "address_written", "filter_used", "filter_used_now"
CAME = "page_just_come_to"
BY_HISTORY = "_"
"""Stands in a bare address that Back, Forward or a link of ours leads to; asks for nothing (``query.is_added``)."""
RENAMED = {"for": "division"}
"""Parameters that older links ask by, and what they are today."""
MOST_CHOICES = 1000
"""Of one box: one that lists more is of no use to anybody; a link may ask for any."""


def arriving(page: str) -> Link | None:
    """What the address asks for when a viewer has just come to ``page`` by it; None while the widgets decide."""
    before, written = st.session_state.get(PAGE_SHOWN), st.session_state.get(WRITTEN)
    used = st.session_state[USED_NOW] = st.session_state.pop(USED, False)
    st.session_state[PAGE_SHOWN], st.session_state[CAME] = page, before != page
    asked = {name: st.query_params.get_all(name)[:MOST_VALUES] for name in PARAMETERS if name in st.query_params}
    for old, name in RENAMED.items():
        if old in st.query_params and name not in asked:
            asked[name] = st.query_params.get_all(old)[:MOST_VALUES]
    if before != page:
        return Link(asked) if asked or BY_HISTORY in st.query_params else None
    return Link(asked) if written is not None and asked != written and not used else None


def note_use() -> None:
    """A filter was used: what the address says is from before."""
    st.session_state[USED] = True


def used_now(widget: str) -> bool:
    """Whether this run is of a filter's use, while the one of the key ``widget`` was on the page."""
    return bool(st.session_state.get(USED_NOW)) and widget in st.session_state


def hold(key: str, value: object, *, arrived: bool) -> None:
    """Give the widget ``key`` a value, which is that of an address where the viewer ``arrived`` by one.

    Else it is left alone where it has the value: one that is set from here overrides a click on its way. An address is set in any
    case: the browser may still be about to show what the run before gave the widget, and would go on from that.
    """
    if arrived or key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def write(values: Mapping[str, list[str]]) -> None:
    """Let the address carry ``values`` (parameters left out are at their usual value) beside a page's own parameters."""
    current = {name: st.query_params.get_all(name) for name in st.query_params}
    others = {name: value for name, value in current.items() if name not in {*PARAMETERS, *RENAMED} and not is_added(name)}
    wanted = others | {name: values[name] for name in PARAMETERS if values.get(name)}
    st.session_state[WRITTEN] = {name: wanted[name] for name in PARAMETERS if name in wanted}
    if wanted != current:
        st.query_params.from_dict(wanted)


def staying(
    words: object,
    key: str,
    class_: str = "door",
    *,
    aria_current: str | None = None,
    aria_expanded: str | None = None,
    **own: str,
) -> Markup:
    """A link to the page as it is shown, but for its ``own`` parameters; those that are empty it has no more.

    The reader stays where she is on the page, and what comes in place of the link, by its ``key``, has the focus. Where a run is
    still under way the address says less than it will: the page's script puts ``own`` into the address that there is then.
    """
    asked = {name: st.query_params.get_all(name) for name in st.query_params if name not in own and not is_added(name)}
    asked |= {name: [value] for name, value in own.items() if value}
    address = "?" + (urlencode(asked, doseq=True) or f"{BY_HISTORY}=")
    said = words if isinstance(words, Markup) else element("span", unbroken(words))
    told = {"aria_current": aria_current, "aria_expanded": aria_expanded}
    return door(address, said, class_, data_stays=key, data_sets=urlencode(own), **told)


def choice_of(name: str, words: Mapping[str, str]) -> str:
    """Which of ``words`` (value → what a person reads) the address asks for by ``name``; the first is usual."""
    asked = st.query_params.get(name, "")
    return asked if asked in words else next(iter(words))


def kept_parameter(name: str, usable: Callable[[str], str | None]) -> str | None:
    """What the address asks for by ``name``; None for nothing ``usable``. A viewer who comes back to the page by the menu, which
    drops all parameters, is given what she had when she left."""
    asked, kept = usable(st.query_params.get(name, "")), f"{name}_kept"
    by_the_menu = st.session_state.get(CAME) and name not in st.query_params and BY_HISTORY not in st.query_params
    if by_the_menu and (asked := usable(st.session_state.get(kept) or "")) is not None:
        st.query_params[name] = asked
    elif asked is None:
        st.query_params.pop(name, None)
    st.session_state[kept] = asked
    return asked


def choices(label: str, name: str, words: Mapping[str, str]) -> Markup:
    """``choice_of`` to press, each a link: part of what a page sends anyway, where a widget is a message of its own."""
    return chips(label, name, words, choice_of(name, words), next(iter(words)))


def chips(label: str, name: str, words: Mapping[str, str], chosen: str, usual: str) -> Markup:
    """Each of ``words`` (value → what a person reads) as a link that lets the address ask for it by ``name``, for the ``usual``
    one by nothing."""
    links = Markup("")
    for value, said in words.items():
        current = "true" if value == chosen else None
        chip = "plain chip chosen" if current else "plain chip"
        links += staying(said, f"{name}_{value}", chip, aria_current=current, **{name: "" if value == usual else value})
    return element("div", element("span", text(label), class_="muted") + links, class_="legend chips")


def page_choice(
    label: str, parameter: str, options: Sequence[str], placeholder: str, words: Callable[[str], str] = str
) -> str | None:
    """A choice that belongs to one page: a select box whose value stands in the address as ``parameter``; None until chosen.

    ``words`` gives what a person reads for an option.
    """
    _arrive_at(parameter, lambda asked: asked if asked in options else None)
    if st.session_state[parameter] not in options:
        st.session_state[parameter] = None
    chosen = st.selectbox(
        label,
        some_choices(options, [st.session_state[parameter]]),
        key=parameter,
        placeholder=placeholder,
        index=None,
        format_func=words,
        on_change=note_use,
    )
    _keep(parameter, chosen)
    return chosen


def kept_choice(label: str, name: str, words: Mapping[str, str]) -> str:
    """A choice of a page, one of ``words`` (value → what a person reads), that stands in the address as ``name``; the first is
    usual."""
    usual = next(iter(words))
    _arrive_at(name, lambda asked: asked if asked in words else usual)
    chosen = (
        st.segmented_control(label, list(words), required=True, format_func=words.__getitem__, key=name, on_change=note_use)
        or usual
    )
    _keep(name, None if chosen == usual else chosen)
    return chosen


def kept_text(label: str, name: str, placeholder: str, longest: int = 200) -> str:
    """What is searched for on a page; it stands in the address as ``name``."""
    _arrive_at(name, lambda asked: (asked or "")[:longest])
    icon = ":material/search:"
    typed = st.text_input(
        label, type="search", placeholder=placeholder, key=name, icon=icon, max_chars=longest, on_change=note_use
    ).strip()
    _keep(name, typed or None)
    return typed


def _arrive_at(name: str, usable: Callable[[str | None], str | None]) -> None:
    """Give the widget ``name`` what the address says where that is not what the widget itself wrote there: a link, or Back.

    Right after a widget was used the address is that of before."""
    asked, written = st.query_params.get(name), f"{name}_written"
    led = written in st.session_state and st.session_state[written] != asked and not st.session_state.get(USED_NOW)
    if led or name not in st.session_state:
        st.session_state[name] = usable(asked)


def _keep(name: str, value: str | None) -> None:
    """Let the address carry ``value``, and nothing of the name where it is None."""
    st.session_state[f"{name}_written"] = value
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def some_choices(options: Sequence[str], chosen: Sequence[str | None]) -> Sequence[str]:
    """As many options as a box can be used with, the chosen ones among them."""
    if len(options) <= MOST_CHOICES:
        return options
    return list(dict.fromkeys([*options[:MOST_CHOICES], *(one for one in chosen if one is not None)]))
