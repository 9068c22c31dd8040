"""The window: the only room, with `wontak.app`, that knows Qt."""

from wontak.ui.singletons import keep_alive

keep_alive()
