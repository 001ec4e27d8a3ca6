"""After the hand-over: the bailiff's acts, what each one starts, what he must be told (domain §11, §12)."""
