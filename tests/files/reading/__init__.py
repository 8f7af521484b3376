"""What the tests of reading suppliers' files share."""
