"""What several rules need: facts about the service, and ways to look at a gateway."""
