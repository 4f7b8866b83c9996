"""Mining: which Kazakh phrases of a text are terms, and how its translation renders them."""
