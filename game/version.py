"""The program's version: read by the build, the title page and the saves."""

__version__ = "0.1.0"
