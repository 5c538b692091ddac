"""A sentence that can be said in either language later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


def N_(text: str) -> str:
    """Mark a text for the message catalogue without translating it yet."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """An English text with `{names}` and the values for them; the English text is the key of its translation."""

    text: str
    values: dict[str, object] = field(default_factory=dict, hash=False)

    def said_in(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate`. Values that are messages are translated too."""
        values = {
            name: value.said_in(translate) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return translate(self.text).format_map(values)
