"""Real files, spoilt: what a slip of the hand, a broken program or a vandal makes of them."""

from hypothesis import strategies as st

PIECES = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\t", b"\n", b"\n- ", b"\n  ", b": ", b"- ", b"#", b"'", b'"', b"[", b"]",
    b"{", b"}", b"&a ", b"*a", b"!!python/object:os.system ", b"|\n", b">\n", b"---\n", b"...\n", b"? ", b"~", b"<<: *a", b"%YAML 9\n",
    b"\\", b"@", b"`", "\u2028".encode(), "\u202e".encode(), "\U000e0041".encode(), "农贸".encode("gb18030"), "农贸".encode(),
    b"=cmd|' /C calc'!A0", b"</script><script>", b"${{ github.token }}", b"::error::", b"\x1b[2J", b"[" * 50, b"- " * 50, b"9" * 400,
    "DB3702／T".encode(), "（所有部分）".encode(), "2022年2月30日".encode(), b"1e400", b"0x1F", b"12:30:45", b",", b";", b"\x1a",
]  # fmt: skip
"""What does harm to somebody: YAML, CSV, terminals, pages, spreadsheets, workflows."""


@st.composite
def spoilt(draw: st.DrawFn, whole: bytes) -> bytes:
    """The file with up to eight accidents: bytes lost, doubled, moved, changed, or something thrown in."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        length = draw(st.sampled_from([1, 1, 2, 5, 30, 300]))
        match draw(st.integers(0, 5)):
            case 0:
                del content[at : at + length]
            case 1:
                content[at:at] = content[at : at + length]
            case 2:
                content[at:at] = draw(st.sampled_from(PIECES))
            case 3:
                content[at : at + length] = draw(st.sampled_from(PIECES))
            case 4:
                content[at : at + length] = draw(st.binary(max_size=8))
            case 5:
                to = draw(st.integers(0, max(len(content) - 1, 0)))
                content[to:to] = content[at : at + length]
    return bytes(content[:20_000])
