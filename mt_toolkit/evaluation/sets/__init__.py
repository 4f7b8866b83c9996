"""Test sets: ours by name, public ones on demand, and anything of the user's. One file a place they come from."""
