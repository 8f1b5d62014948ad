"""PDF: text and ruled tables, read by pdfium page by page, by pdfplumber where pdfium reads badly."""

from pipeline.readers.pdf.reader import PdfReader

__all__ = ["PdfReader"]
