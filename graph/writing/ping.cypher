// Does the engine answer?
RETURN 1
