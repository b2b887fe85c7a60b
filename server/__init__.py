"""The ASGI process: the one place where the layers are joined and served over HTTP."""
