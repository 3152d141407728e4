"""What the screens of all work areas share: the look, its pieces, and how work is run and shown.

Every piece takes the `Theme` first; its texts come from the caller, already in the language in
use. Nothing here imports a heavy library when it is imported.
"""
