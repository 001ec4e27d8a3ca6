"""Repayment plans: what they ask for, and what becomes of them (domain §5)."""
