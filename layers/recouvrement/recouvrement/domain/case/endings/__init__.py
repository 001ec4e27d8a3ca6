"""When a case may close, what is kept of it, and when it goes on (domain §7)."""
