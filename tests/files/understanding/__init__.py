"""How cells are understood."""
