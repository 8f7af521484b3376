"""Many suppliers' files to many results, in processes whose death is one file's result."""
