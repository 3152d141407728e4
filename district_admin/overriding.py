"""`override` for Python 3.11, in the modules that are loaded before the window is on the screen.

typing_extensions, which has it for type checkers, takes as long to load as the fonts of the
window. Everywhere else it is imported from there.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    _Method = TypeVar("_Method", bound=Callable[..., Any])

    def override(method: _Method) -> _Method:
        """Mark a method that replaces one of its base class."""
        return method


__all__ = ["override"]
