"""The faces: portraits of the people who recur, carved from numbers and engraved. See `__main__` for how to run it."""
