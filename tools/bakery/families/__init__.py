"""The models, one family a file; each file lists its sprites in `MODELS` or its people in `MOTIONS`."""
