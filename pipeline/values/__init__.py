"""Pure text → value: money, dates, quantities, phones, names. Nothing here knows a label, a page or a format.

Unknown is `None`, never a guess; words that were not understood come back as `rest`, so that the caller can decide.
"""
