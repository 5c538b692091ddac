"""A standard as others cite it: GB/T 7714, BibLaTeX, RIS, CSL-JSON."""
