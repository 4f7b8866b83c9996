"""Terms in translations, judged by analysing the text: what is expected, where it stands, whether it is right there.

Nothing here calls the code that forces terms; from ``terminology`` only ``templates`` is used, which analyses.
"""
