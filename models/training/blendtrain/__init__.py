"""Training of Blendfill's embedded painter: scenes, networks, flow, export and evaluation."""
