"""From a case to what its letter says: `compose` in by_code.py."""
