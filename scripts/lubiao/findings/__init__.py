"""What a check found, as values. One list, many printers; whoever finds does not print."""

from .finding import Finding, Level, Place
from .message import Message, N_

__all__ = ["Finding", "Level", "Message", "N_", "Place"]
