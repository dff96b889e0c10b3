"""Hands records to gzyd on the workers of a Dask cluster, and writes the answers in the order of the records.

    python3 distribute.py SCHEDULER check|extract plans.ndjson answers.ndjson

A batch whose worker dies is done again by another. A batch with fewer or more answers than records is an error, so
nothing is lost or doubled unseen. As many batches as WAITING are in memory at a time, however many records there are.
"""
import subprocess
import sys
import warnings
from collections import deque
from itertools import islice

from distributed import Client

# Dask would rather scatter such batches, but what is scattered is lost with its worker.
warnings.filterwarnings("ignore", "Large object")

BATCH = 500
WAITING = 16


def answers(command, records):
    run = subprocess.run(
        ["gzyd", command, "--format", "ndjson", "--records"], input=records, stdout=subprocess.PIPE, check=False
    )
    expected = sum(1 for line in records.split(b"\n") if line.strip())
    if run.stdout.count(b"\n") != expected:
        raise RuntimeError(f"gzyd ended with {run.returncode} and {run.stdout.count(10)} answers to {expected} records")
    return run.stdout


def main(scheduler, command, source, target):
    with Client(scheduler) as client, open(source, "rb") as records, open(target, "wb") as output:
        waiting = deque()
        while batch := b"".join(islice(records, BATCH)):
            waiting.append(client.submit(answers, command, batch, pure=False, retries=3))
            if len(waiting) == WAITING:
                output.write(waiting.popleft().result())
        while waiting:
            output.write(waiting.popleft().result())


if __name__ == "__main__":
    main(*sys.argv[1:])
