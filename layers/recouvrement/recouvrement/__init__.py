"""A bank's debt collection. `domain §4.7`, `design §5` and `C-12` cite infra/reference/domain.md and design.md."""
