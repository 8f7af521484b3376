"""Sharing results among companies: bundles, consents, and the service that many members use."""
