"""From one file to one document: fragments added, the environment's patch applied, inputs filled in.

Everything works on nodes, so that every value keeps the place where it was written, whichever file that is.
"""
