"""Text to records."""

import os

# One thread in each process: what runs in parallel are our own workers. Read by numpy when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
