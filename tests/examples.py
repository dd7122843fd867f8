"""How many examples a property test tries: as many as the profile says, fewer where each is dear."""

import hypothesis


def fewer(times: int) -> int:
    """The examples of the profile in use divided by ``times``: ``--hypothesis-profile random`` still tries hundreds."""
    return max(1, hypothesis.settings.default.max_examples // times)
