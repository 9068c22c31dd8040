"""Entry point of the command and of the child processes that the frozen program starts."""


def main() -> None:
    print("x")
