"""Runs: systems × sets × languages, each cell kept by its content, so that a killed run goes on where it stopped."""
