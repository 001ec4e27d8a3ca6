"""The judiciary file: what a bailiff is handed, piece by piece (domain §11.4)."""
