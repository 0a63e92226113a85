"""Completion scripts for shells, made from the commands and their parsers."""

from __future__ import annotations

from argparse import Action
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from gatewright.cli import COMMANDS
from gatewright.cli.command import Command

SHELLS = ("bash", "zsh", "fish")

Options = Mapping[str, tuple[Action, ...]]
"""The options of each command."""


def script(shell: str) -> str:
    """The script for a shell."""
    options = {name: tuple(_options(name)) for name in COMMANDS if " " not in name}
    write = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]
    return "\n".join(write(options)) + "\n"


def _options(name: str) -> Iterator[Action]:
    command: Command[Any] = import_module(f"gatewright.cli.commands.{name}").COMMAND
    yield from (action for action in command.parser(name).actions if action.option_strings)


def _words(actions: tuple[Action, ...]) -> str:
    return " ".join(word for action in actions for word in action.option_strings)


def _bash(options: Options) -> Iterator[str]:
    yield "_gatewright() {"
    yield '  local word="${COMP_WORDS[COMP_CWORD]}" options=""'
    yield '  case "${COMP_WORDS[1]}" in'
    yield from (f'    {name}) options="{_words(actions)}" ;;' for name, actions in options.items())
    yield "  esac"
    yield "  if [[ $COMP_CWORD == 1 ]]; then"
    yield f'    COMPREPLY=($(compgen -W "{" ".join(options)} --help --version" -- "$word"))'
    yield "  elif [[ $word == -* ]]; then"
    yield '    COMPREPLY=($(compgen -W "$options" -- "$word"))'
    yield "  else"
    yield '    COMPREPLY=($(compgen -f -- "$word"))'
    yield "  fi"
    yield "}"
    yield "complete -o filenames -F _gatewright gatewright"


def _zsh(options: Options) -> Iterator[str]:
    yield "_gatewright() {"
    yield "  local -a commands options"
    yield "  commands=("
    yield from (f"    {_quoted(f'{name}:{COMMANDS[name]}')}" for name in options)
    yield "  )"
    yield "  if (( CURRENT == 2 )); then"
    yield "    _describe command commands"
    yield "    return"
    yield "  fi"
    yield '  case "$words[2]" in'
    yield from (f"    {name}) options=({_words(actions)}) ;;" for name, actions in options.items())
    yield "  esac"
    yield '  if [[ "$words[CURRENT]" == -* ]]; then compadd -- $options; else _files; fi'
    yield "}"
    yield "compdef _gatewright gatewright"


def _fish(options: Options) -> Iterator[str]:
    for name in options:
        yield f"complete -c gatewright -n __fish_use_subcommand -a {name} -d {_quoted(COMMANDS[name])}"
    for name, actions in options.items():
        for action in actions:
            long = [word.removeprefix("--") for word in action.option_strings if word.startswith("--")]
            short = [word.removeprefix("-") for word in action.option_strings if not word.startswith("--")]
            words = (*(f"-l {word}" for word in long), *(f"-s {word}" for word in short))
            value = "" if action.nargs == 0 else " -r"
            yield f"complete -c gatewright -n '__fish_seen_subcommand_from {name}' {' '.join(words)}{value}"


def _quoted(text: str) -> str:
    """A text as one word of a shell."""
    escaped = text.replace("'", "'\\''")
    return f"'{escaped}'"
