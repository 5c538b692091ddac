"""What a check found, as values. One list, many printers; whoever finds does not print."""

from .finding import Finding, Fix, Level, Place
from .message import N_, Message

__all__ = ["N_", "Finding", "Fix", "Level", "Message", "Place"]
