"""Qt's binding for Python, loaded without what only its makers need: a sixth of the time that takes."""

import builtins
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

STUB_WRITERS = frozenset(
    {"shibokensupport.signature.lib.pyi_generator", "shibokensupport.signature.lib.enum_sig"}
)
"""The binding's own modules that write `.pyi` files: it loads them each time, with all that they import, and never calls them."""


def load_qt() -> None:
    """Load the binding, and take Python's own import again.

    The binding puts another in its place, for its optional `__feature__`, which reads the source of every module that is loaded
    from then on.
    """
    finder = _EmptyModules()
    sys.meta_path.insert(0, finder)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        sys.meta_path.remove(finder)
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


class _EmptyModules:
    """Gives the binding empty modules for its writers of stubs.

    The binding's own finder steps in front of all others. For the next module that it does not know this one is asked too: the
    moment to step in front again. A binding that loads itself in another way is loaded whole.
    """

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name in STUB_WRITERS:
            return ModuleSpec(name, self)  # type: ignore[arg-type]
        if sys.meta_path[0] is not self:
            sys.meta_path.remove(self)
            sys.meta_path.insert(0, self)
        return None

    def create_module(self, _spec: ModuleSpec) -> None:
        """Python's usual module will do."""

    def exec_module(self, _module: ModuleType) -> None:
        """Nothing is in it."""
