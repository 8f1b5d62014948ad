"""gongyak: parsers → normaliser → JSON for Korean pledge documents."""

__version__ = "0.1.0"
