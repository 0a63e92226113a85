"""The completion scripts know every command and every option, and a real shell completes with them."""

import re
import shutil
import subprocess
from importlib import import_module

import pytest

from gatewright.cli import COMMANDS
from gatewright.cli.completion import SHELLS, script

TRIAL = """
{script}
COMP_WORDS=({words})
COMP_CWORD={at}
_gatewright
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_has_every_command_and_every_option(shell: str) -> None:
    text = script(shell)
    for name in (name for name in COMMANDS if " " not in name):
        assert re.search(rf"\b{name}\b", text)
        parser = import_module(f"gatewright.cli.commands.{name}").COMMAND.parser(name)
        for action in parser.actions:
            for option in action.option_strings:
                assert option.lstrip("-") in text


def complete(*words: str) -> list[str]:
    trial = TRIAL.format(script=script("bash"), words=" ".join(f"'{word}'" for word in words), at=len(words) - 1)
    done = subprocess.run(["bash", "-c", trial], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_commands_and_options() -> None:
    assert complete("gatewright", "sy") == ["synth"]
    assert complete("gatewright", "check", "--form") == ["--format"]
    assert complete("gatewright", "promote", "--live") == ["--live"]
    assert complete("gatewright", "check", "--nothing") == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_the_script(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell}")
    subprocess.run([program, "-n"], input=script(shell), encoding="utf-8", check=True)
