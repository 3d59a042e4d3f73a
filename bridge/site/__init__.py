"""The HTML site: guides, samples, and a reference made from the assemblies' documentation.

``refs`` reads names of types, ``listing`` the public API, ``reference`` joins it with the XML documentation,
``prose`` turns that into Markdown, ``pages`` and ``guides`` write the pages, ``build`` makes HTML of them.
"""
