"""COMET and xCOMET by the package unbabel-comet, which pins transformers below 5."""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import version


def main() -> None:
    """Score the rows of standard input; on a GPU where there is one."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # progress bars and warnings of libraries must not get into the answer
    import torch
    from comet import download_model, load_from_checkpoint  # noqa: PLC0415

    request = json.load(sys.stdin)
    model = load_from_checkpoint(download_model(request["model"]))
    gpus = 1 if torch.cuda.is_available() else 0
    scores = [float(score) for score in model.predict(request["rows"], batch_size=16, gpus=gpus)["scores"]]
    with os.fdopen(answer_to, "w") as stream:
        json.dump({"scores": scores, "package": f"unbabel-comet {version('unbabel-comet')}"}, stream)


if __name__ == "__main__":
    main()
