"""What goes wrong here, told in one line at the command line."""

from __future__ import annotations


class WorkflowError(Exception):
    """Something that ends a command: an event that is none, a file that is none, an answer of GitHub."""


class ApiError(WorkflowError):
    """GitHub refused a request, or could not be reached. `status` is 0 where there was no answer."""

    def __init__(self, status: int, what: str) -> None:
        super().__init__(f"GitHub: {status or 'no answer'} for {what}")
        self.status = status
