"""Ways into the catalogue for people who do not edit YAML: questions, spreadsheets, issue forms.

All of them end in the same place: a record as people write it, checked by the same reading and the same
rules, and written into the data by the room of writing.
"""
