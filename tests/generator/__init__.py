"""Random pledges with a known truth, printed as cities print them. For tests and `make accuracy` alone.

`truth` makes a pledge, `style` the look of a document, `layouts` turn both into lines and tables (`sheet`), and
`printers` turn those into DOCX, PDF and text. A seed gives the same bytes always.
"""
