"""`recouvrement strategies lint`: what is wrong with a procedure, found before anybody lives it."""
