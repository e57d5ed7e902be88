"""The layer between the app and the terminal: thin output, first paint, signals, clipboard.

Only `thin_output`, `driver` and `life` know Textual; the rest is plain Python, so that the first
page can stand on the screen before Textual is loaded.
"""
