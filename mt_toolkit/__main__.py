"""The console script: runs the command line and turns every error into a message and an exit code.

Exit codes: 0 done, 1 our failure, 2 the user's input or options, 3 with ``--strict`` when a term is missing.
"""

from __future__ import annotations

import os
import sys

from mt_toolkit.errors import MtToolkitError


def main() -> None:
    """Run ``mt-toolkit`` with the arguments of the process, and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; messages go to stderr."""
    from mt_toolkit.cli.app import invoke  # noqa: PLC0415 - typer only when it is needed

    try:
        return invoke(arguments)
    except MtToolkitError as error:
        _say(f"error: {error.message}", f"hint: {error.hint}" if error.hint else "")
        return error.exit_code
    except KeyboardInterrupt:
        _say("stopped; nothing half-written was left behind")
        return 130
    except BrokenPipeError:
        # The reader of our output went away (``| head``): not an error. Keep Python from flushing into the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("MT_TOOLKIT_DEBUG"):
            raise
        _say(
            f"error: this should not have happened: {type(error).__name__}: {error}",
            "hint: it is our fault, not yours; run again with MT_TOOLKIT_DEBUG=1 and report what it prints",
        )
        return 1


def _say(*lines: str) -> None:
    sys.stderr.write("".join(f"{line}\n" for line in lines if line))


if __name__ == "__main__":
    main()
