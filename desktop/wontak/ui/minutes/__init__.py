"""The minutes as they will print, edited block by block."""
