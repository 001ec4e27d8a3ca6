"""Letters as people work on them: compiled, checked, rendered from a file, looked at. Nothing of it is deployed."""
