"""Models as the user has set them up: providers with their keys, what they offer, and which one does what."""
