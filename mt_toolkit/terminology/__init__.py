"""Terms as a guarantee: what each match requires, how it is forced, and the proof that it is there."""
