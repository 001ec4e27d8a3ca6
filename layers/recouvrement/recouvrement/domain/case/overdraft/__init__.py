"""An overdrawn account, from the end of its tolerance to its closing (domain §3.4)."""
