"""Running a clearinghouse."""
