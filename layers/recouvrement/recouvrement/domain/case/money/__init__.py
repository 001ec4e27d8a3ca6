"""What is owed on a day, and money that fits nothing that is owed (domain §4.8)."""
