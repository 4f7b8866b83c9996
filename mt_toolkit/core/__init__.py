"""Pure frozen values shared by every layer: standard library only, no I/O; equal content is equal."""
