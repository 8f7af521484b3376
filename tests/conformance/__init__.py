"""Published methods, written only as YAML, against the results that were published."""
