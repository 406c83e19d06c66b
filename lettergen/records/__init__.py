"""What a library and a dossier hold, as frozen records. Loading makes them; nothing changes them afterwards.

Field names are the keys of the files (docs/library.md, docs/dossier.md), except where a key is a Python keyword or would
read badly in code. `place` is where a record or a row stands in the workspace; an `id` is the name of its file.
"""
