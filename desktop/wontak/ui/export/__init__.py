"""Export: choosing, previewing and writing documents."""
