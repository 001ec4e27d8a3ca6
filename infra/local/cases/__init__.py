"""`recouvrement case`: one case as a person wants it, and the proof that it is what its journal says."""
