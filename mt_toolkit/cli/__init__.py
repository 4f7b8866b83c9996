"""The command line: every command is a thin function over an importable one."""
