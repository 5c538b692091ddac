"""The Content-Security-Policy of a page: what a browser may load, run and send from it.

Everything comes from the site itself; nothing is inline but the scripts in the head of the shell, each
named by the hash of its text. What stands in the body is never allowed to run, whoever wrote it. The policy stands in the page, because the site has to be safe from any
host and from a folder, where nobody sends headers. After W3C Content Security Policy Level 3.
"""

from __future__ import annotations

import base64
import hashlib
import re

DIRECTIVES = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""`base-uri` and `form-action` do not follow `default-src`, and `frame-ancestors` has no effect in a page."""

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<text>.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)


def with_policy(html: str) -> str:
    """The page with its policy right behind the declaration of its charset, before anything is loaded.

    `html` is a page of our own templates. Raises ValueError where a page declares no charset, or none before its first script.
    """
    charset = _CHARSET.search(html)
    if not charset or "<script" in html[: charset.start()]:
        raise ValueError("a page must declare its charset before anything else")
    return (
        html[: charset.end()]
        + f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
        + html[charset.end() :]
    )


def policy(html: str) -> str:
    """The policy for a page, with a hash for each inline script in its head that a browser would run."""
    hashes = dict.fromkeys(
        _hash(script["text"])
        for script in _INLINE_SCRIPT.finditer(html.partition("</head>")[0])
        if _runs_inline(script["attributes"])
    )
    directives = DIRECTIVES | {"script-src": " ".join([DIRECTIVES["script-src"], *hashes])}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _runs_inline(attributes: str) -> bool:
    """A block of data (`type="application/json"`) does not run, and a script with an address is not inline."""
    return not re.search(r"\s(?:src|type)\s*=", attributes)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
