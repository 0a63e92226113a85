"""JSON Schemas of any draft, and OpenAPI schemas, in the draft that API Gateway reads: draft 4, strictly.

The service knows draft 4 alone and refuses every keyword that it does not know. So a schema is lowered: what newer
drafts say is said in draft 4 where that keeps its meaning, what means nothing to a validator is left out, and where
meaning would be lost there is a Loss. The module is pure: schemas are plain JSON, and places are paths into them.
"""
