"""What things are: frozen records and the words of the field. Standard library only."""
