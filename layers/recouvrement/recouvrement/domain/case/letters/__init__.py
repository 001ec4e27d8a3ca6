"""Letters and messages of a case: who ought to hear what today, and what became of it (domain §4.7, §6)."""
