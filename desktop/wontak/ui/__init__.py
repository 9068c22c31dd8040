"""The window: the only room, with `wontak.app`, that knows Qt."""
