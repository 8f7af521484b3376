"""What follows from answers and content: no files, no clock, no words for people."""
