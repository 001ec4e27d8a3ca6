"""What the bank and its customer say to each other, and what it keeps from happening (domain §4.1 to §4.8)."""
