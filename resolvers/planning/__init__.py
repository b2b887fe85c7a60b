"""What could be done at least cost: whole-number programs, and the one module that knows the solver."""
