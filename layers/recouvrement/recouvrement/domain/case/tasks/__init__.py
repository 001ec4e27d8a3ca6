"""What a person ought to do, and which case he looks at first (domain §4.8)."""
