"""A program that crashes with a real Python traceback. What its error says is invented, and private on purpose."""

import os
import sys
import time


class Ledger:
    def __init__(self, path):
        self.path = path

    def balance(self, entries):
        return sum(self.amount(entry) for entry in entries)

    def amount(self, entry):
        if "amount" not in entry:
            raise KeyError(f"no amount in {self.path} for {entry['owner']}")
        return entry["amount"]


print("ledger: reading", file=sys.stderr)
time.sleep(2)
Ledger(os.path.expanduser("~/Accounts/2026.csv")).balance([{"owner": "ada@example.com"}])
