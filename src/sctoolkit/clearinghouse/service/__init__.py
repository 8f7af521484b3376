"""The clearinghouse as a service: sqlalchemy's, fastapi's and alembic's only door."""
