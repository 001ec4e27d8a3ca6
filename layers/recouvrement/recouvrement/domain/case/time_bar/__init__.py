"""The last day to sue, and who decides when it comes near (domain §9)."""
