"""What a command brings about: one module for each module of `commands`. `decide` sends each command to its own."""
