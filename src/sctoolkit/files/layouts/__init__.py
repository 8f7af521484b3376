"""From a supplier's book of cells to answers: one module for each shape that books have."""
