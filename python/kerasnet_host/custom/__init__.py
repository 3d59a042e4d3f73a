"""Keras objects whose behaviour is written in another language: layers, losses, metrics, callbacks and more.

A *piece* is the object on the other side. Here it has a stand-in of a Python class made for its type, so that Keras
names, tracks, saves and loads it as it would a class written in Python. The stand-in knows its piece by a number and
passes each call on to one function, ``link.forward``.
"""
