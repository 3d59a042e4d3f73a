"""What joins the Python side and the .NET side at build time; never shipped.

Runs on a bare Python 3.11 or newer with the standard library alone, because it is what makes the
virtual environment. ``python -m bridge --help`` lists the tasks.
"""
