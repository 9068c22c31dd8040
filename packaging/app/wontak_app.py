"""What the built program starts with: the same entry point as `python -m wontak`."""

from wontak.__main__ import main

if __name__ == "__main__":
    main()
