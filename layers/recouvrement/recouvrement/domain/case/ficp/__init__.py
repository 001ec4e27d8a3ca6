"""The incident that the Banque de France is told, and when it is taken back (domain §3.3)."""
