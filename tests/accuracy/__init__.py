"""How much of what a page says comes out, measured on generated documents."""
