"""English words and phrases: number, possessive, verb forms, over lemminflect and a short exception list."""
