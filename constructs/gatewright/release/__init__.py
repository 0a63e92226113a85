"""What a deployment of an API is: its snapshot, and the digest of it."""
