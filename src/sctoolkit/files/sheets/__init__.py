"""What our workbooks are made of: cells, their looks, sheets written row by row."""
