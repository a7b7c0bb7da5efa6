"""The window's side of the engine: the child process, its supervisor and the hub that turns events into signals."""
