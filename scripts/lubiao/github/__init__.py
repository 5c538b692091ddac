"""What the workflows run: `python -m lubiao.github COMMAND`.

A room of its own, because it alone talks to GitHub: it reads the payload of an event, asks the rooms below for what
there is to say (intake for forms, findings for comments, upkeep for the weekly look), and puts it there. It knows
everything below `cli`; nothing imports it. Each workflow has two jobs: one reads what people wrote and has no rights,
the other has the rights it needs and takes over nothing but a file that it reads strictly.
"""
