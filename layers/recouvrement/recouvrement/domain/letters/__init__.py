"""What the letters say: contexts ready to print, French wording of values, and the catalogue of codes."""
