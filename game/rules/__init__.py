"""The rules of the commune: arrays in, arrays and a ledger out. Nothing here draws, reads files or asks the clock."""
