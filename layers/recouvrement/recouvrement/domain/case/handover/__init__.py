"""The judiciary file: its pieces, and who asks for the money instead of the bank (domain §11.1, §11.4)."""
