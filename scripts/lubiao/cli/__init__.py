"""`lubiao …`: the command line. Each command imports what it needs only when it runs."""

from .main import main

__all__ = ["main"]
