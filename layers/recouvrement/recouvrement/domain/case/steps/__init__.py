"""The procedure: which step is required, what stands in its way, who approves it (domain §4.2, §14)."""
