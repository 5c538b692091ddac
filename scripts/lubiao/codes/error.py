"""The one error that reading a code can end in."""

from __future__ import annotations


class CodeError(ValueError):
    """A text that is no standard code. The only error that `parse` raises.

    `reason` is an English text with `{names}`, `values` what stands for them, so that it can be translated.
    """

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    def __str__(self) -> str:
        return self.reason.format_map(self.values)
