"""The debtors of a case: each fact of a person is his own (CC 1305-5)."""
