"""Model files that run inside the program: llama.cpp in a child process that speaks the OpenAI protocol on loopback."""
