"""Velocity, as mapping templates of API Gateway are written in it: a reader, and what can be wrong with what it reads.

    reader       a text to a Script: references, directives, and faults in how it is written
    names        names that the service does not have, or not here; variables that nothing sets
    arguments    functions that are called with what they do not take; JSONPaths
    parameters   which parameters and stage variables a template reads
    overrides    overrides that are made twice

A template never runs here. The reader agrees with Velocity 1.7 about what is refused. Beyond that it reports what
Velocity takes for text and no one means: `#endif`, `#else if`, a comment that never ends.
"""
