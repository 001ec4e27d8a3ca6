"""What stops or diverts the chase: dated facts, folded into days (domain §10)."""
