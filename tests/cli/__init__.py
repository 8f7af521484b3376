"""Commands run as people and scripts run them: as the real program, from outside."""
