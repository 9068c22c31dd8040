"""Reads a window as a screen reader does, over AT-SPI: `python3 accessible_tree.py NAME` with the system's own pyatspi.

Prints the tree of the application NAME as JSON: each part with role, name, description, states and parts.
"""

import json
import sys
from typing import Any

DEEPEST = 24
ATTEMPTS = 3


def main() -> None:
    import pyatspi

    desktop = pyatspi.Registry.getDesktop(0)
    for application in desktop:
        if application is not None and sys.argv[1] in application.name:
            print(json.dumps(read_in_peace(application)))
            return
    sys.exit(f"no application {sys.argv[1]} among {[one.name for one in desktop if one]}")


def read_in_peace(application: Any) -> dict[str, Any]:
    """The tree, read again where it has changed while it was being read: a fault that is one stays."""
    for _ in range(ATTEMPTS):
        tree = read(application, 0)
        if '"fault"' not in json.dumps(tree):
            break
    return tree


def read(part: Any, depth: int) -> dict[str, Any]:
    """A part with its parts; where the tree does not hold together, that is told as a fault."""
    states = [str(state.value_nick) for state in part.getState().getStates()]
    found = {
        "role": part.getRoleName(),
        "name": part.name,
        "description": part.description,
        "states": states,
        "parts": [],
    }
    # Thousands of cells are looked at one by one only by who walks among them.
    for number in range(min(part.childCount, 200) if depth < DEEPEST else 0):
        child = part.getChildAtIndex(number)
        if child is None:
            found["parts"].append({"fault": f"part {number} is missing"})
            continue
        inner = read(child, depth + 1)
        if child.parent != part or child.getIndexInParent() != number:
            inner["fault"] = f"part {number} has another parent, or another number there"
        found["parts"].append(inner)
    return found


if __name__ == "__main__":
    main()
