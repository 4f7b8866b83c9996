"""Metrics: each turns translations into statistics a row, and sums of rows into scores. One file a family."""
