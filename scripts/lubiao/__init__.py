"""Lubiao 鲁标: the catalogue of the standards cited for the cities of Shandong, and its toolchain."""
