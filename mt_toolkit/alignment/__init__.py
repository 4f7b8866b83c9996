"""Alignment of parallel text: which sentences translate which.

One file a step; what may be added here is another unit (words, phrases).
"""
