"""The errors that vnkg raises for its users: sentences that say where and what to do."""


class KgError(Exception):
    """Something that the user can mend; its text is one sentence with place and remedy."""
