"""A turn through questions, forwards, and back to the former one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lubiao.findings import N_, Message
from lubiao.intake.questions import Question

from .dialogue import Dialogue

Given = Mapping[str, tuple[str, ...]]
"""Answers given as options, by `Question.option`."""


@dataclass
class Turn:
    """Questions that are asked one after the other. `given` are the answers that stand in options."""

    dialogue: Dialogue
    questions: Sequence[Question]
    given: Given
    asked: list[int] = field(default_factory=list)
    """The places of those that were asked, the last one last."""

    by_hand: set[int] = field(default_factory=set)
    """The places of those that were ever asked: an option answers them no more."""

    def go_on(self, place: int = 0) -> None:
        """Ask from a place to the end. What an option answers is asked only where its answer does not stand."""
        while place < len(self.questions):
            if self._is_settled(place):
                place += 1
            elif self._ask(place):
                self.asked.append(place)
                place += 1
            elif self.asked:
                place = self.asked.pop()
            else:
                self.dialogue.tell(Message(N_("There is no question before this one.")), error=True)

    def go_back(self) -> None:
        """Ask the last one again, and go on from there."""
        self.go_on(self.asked.pop() if self.asked else 0)

    def _ask(self, place: int) -> bool:
        self.by_hand.add(place)
        return self.dialogue.ask(self.questions[place])

    def _is_settled(self, place: int) -> bool:
        """Whether there is nothing to ask: an option gave an answer that stands, or the question has no sense."""
        question, candidate = self.questions[place], self.dialogue.candidate
        if not question.applies(candidate.answers):
            return True
        given = self.given.get(question.option)
        if not given or place in self.by_hand:
            return False
        return question.option in candidate.answers or self.dialogue.take(question, *given)
