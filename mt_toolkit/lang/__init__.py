"""What is known about languages: one folder for each, and the guess which language a text is in."""
