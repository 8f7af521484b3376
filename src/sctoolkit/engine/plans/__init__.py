"""Results to an action plan, and what becomes of it until every finding is closed."""
