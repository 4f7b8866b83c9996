"""Russian words and phrases: analysis, inflection and agreement, over pymorphy3 and our own exceptions."""
