"""The administrator's pages; for everybody else there are none."""
