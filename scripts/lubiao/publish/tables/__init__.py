"""The catalogue as tables, records and an archive, all from one description of its columns."""
