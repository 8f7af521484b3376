"""Reports: the same result in the terminal, as Markdown, as a page, as JSON, and explained."""
