"""Code that several rules need: facts about AWS, and queries of a gateway."""
