"""Embedding: what an app brings to a gateway that it makes part of itself.

It binds names to things of its own, it may give inputs whose values are known only when the stack is deployed, and it
may know other gateways better than by their names. All of that enters a finished template as Holes.
"""
