"""Public models: what is known of them, which are installed here, how they get here, and which would be picked."""
