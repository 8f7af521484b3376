"""One module per command; app.py is the program and the only error boundary."""
