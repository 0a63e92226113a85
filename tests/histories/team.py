"""A team at work, and the laws of releases, which hold after everything that happens."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

from gatewright.ledger.ledger import History
from histories.stack import dangling
from histories.world import ENVIRONMENTS, STAGES, Features, World
from unit.cli.running import Ran

Step = tuple[str, ...]


class Team:
    """A world, and what the laws remember of it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.released: dict[str, Features] = {}
        """What was released, by its digest."""
        self.served: dict[tuple[str, str], list[int]] = {(e, s): [] for e in ENVIRONMENTS for s in STAGES}
        """The releases that the ledger let a stage serve fully, one after the other."""
        self.touched: set[tuple[str, str]] = set()
        """Stages that somebody changed by hand."""
        self.templates: dict[str, str] = {}
        self.last: Ran | None = None
        """What became of the last command."""

    def take(self, step: Step) -> None:  # noqa: C901 - a table of steps
        """Let something happen, and see that all laws hold afterwards."""
        match step:
            case ("nothing",):
                return
            case ("edit", route):
                self._edit(route)
                self.templates.clear()
            case ("run", environment, line):
                self._run(environment, line)
            case ("confuse", environment, other, line):
                self.last = self.world.run(f"{line} -e {environment}", other)
                self.templates.pop(environment, None)
            case ("lose",):
                self.world.lose_ledger()
                self.templates.clear()
            case ("deploy", environment):
                self._deploy(environment)
            case ("fail", environment):
                self.world.deploy(environment, fails=True)
            case ("hand", environment, stage, what):
                self.world.by_hand(environment, stage, what)
                self.touched.add((environment, stage))
            case ("repair", environment):
                self._repair(environment)
            case _:
                raise AssertionError(step)
        for environment in ENVIRONMENTS:
            self._can_be_deployed(environment)

    def _edit(self, route: str) -> None:
        """Add a route, change it to another version, or remove it."""
        others = {each for each in self.world.features if each[0] != route[0]}
        self.world.write(frozenset(others if route in self.world.features else {*others, route}))

    def _run(self, environment: str, line: str) -> None:
        before = {each: self.world.history(each) for each in ENVIRONMENTS}
        newest = before[environment]
        if newest is None or newest.newest.digest not in self.world.stacks[environment].digests:
            line = line.replace(" --deployed", "")  # nobody says that but who knows it
        verb, *options = shlex.split(line)
        ran = self.world.run(f"{line} -e {environment}")
        self.last = ran
        assert ran.status in (0, 1, 2, 3), (line, ran)
        assert "internal failure" not in ran.err, (line, ran)
        after = {each: self.world.history(each) for each in ENVIRONMENTS}
        for other in ENVIRONMENTS:
            assert other == environment or before[other] == after[other], f"{line} changed {other}"
        if ran.status == 0:
            self._has_changed(environment, verb, options, before[environment], after[environment])
        self.templates.pop(environment, None)

    def _has_changed(
        self, environment: str, verb: str, options: list[str], before: History | None, after: History | None
    ) -> None:
        if after is None:
            return
        if verb == "release" and (before is None or before.newest != after.newest):
            self.released.setdefault(after.newest.digest, self._meant(before, options))
        if verb == "rollback" and "--to" not in options and before is not None:
            self._went_back(environment, before, after)
        for stage in STAGES:
            base = after.pin(stage).base
            fully = self.served[environment, stage]
            if fully[-1:] != [base]:
                fully.append(base)

    def _meant(self, before: History | None, options: list[str]) -> Features:
        """What a release is to be: the spec, or for a fix the base with what the spec has beyond the canary."""
        if "--fix" not in options or before is None:
            return self.world.features
        stages = [options[at + 1] for at, word in enumerate(options) if word == "--stage"] or list(before.stages)
        pins = {(pin.base, pin.trial.release) for stage in stages if (pin := before.pin(stage)).trial}
        ((base, canary),) = pins
        had, tried = (self._routes(self.released[before.digest(id)]) for id in (base, canary))
        wants = self._routes(self.world.features)
        fixed = {
            letter: had.get(letter) if wants.get(letter) == tried.get(letter) else wants.get(letter)
            for letter in {*had, *tried, *wants}
        }
        return frozenset(f"{letter}{version}" for letter, version in fixed.items() if version)

    @staticmethod
    def _routes(features: Features) -> dict[str, str]:
        return {feature[0]: feature[1:] for feature in features}

    def _went_back(self, environment: str, before: History, after: History) -> None:
        """A rollback without a target goes to what the stage fully served before, and never to what was given up."""
        for stage in STAGES:
            was, now = before.pin(stage), after.pin(stage)
            if was == now:
                continue
            assert now.trial is None
            if was.trial is not None:
                assert now.base == was.base
                continue
            assert now.base in self.served[environment, stage][:-1]
            assert now.base not in before.given_up(stage)
            assert before.is_deployed(now.base)

    def _deploy(self, environment: str) -> None:
        known = self.templates.get(environment)
        assert known in (None, str(self.world.template(environment))), "the same history gives another template"
        if not self.world.deploy(environment):
            return
        self._serves_what_it_should(environment)

    def _serves_what_it_should(self, environment: str) -> None:
        """What clients get is the API as it was when it was released; or `status` says that it is not."""
        history = self.world.history(environment)
        stack = self.world.stacks[environment]
        for stage in STAGES:
            found = stack.served(stage)
            if history is None:
                assert found == (self.world.api(self.world.features), None, 0)
                continue
            pin = history.pin(stage)
            trial = pin.trial
            canary = self._api(history, trial.release) if trial and trial.percent.percent else None
            wanted = (self._api(history, pin.base), canary, trial.percent.percent if trial else 0)
            if found != wanted:
                assert (environment, stage) in self.touched, f"{stage} of {environment} does not serve what it should"
                assert self._status(environment)[0] == 1

    def _api(self, history: History, id: int) -> str:
        return self.world.api(self.released[history.digest(id)])

    def _status(self, environment: str) -> tuple[int, str]:
        ran = self.world.run(f"status -e {environment} --api api1")
        assert "internal failure" not in ran.err, ran
        return ran.status, ran.out + ran.err

    def _repair(self, environment: str) -> None:
        """What `status` says to do about a stage that was changed by hand does it."""
        if self.world.history(environment) is None or not self.world.stacks[environment].plane.stages:
            return
        status, said = self._status(environment)
        assert status in (0, 1, 3), said
        for command in re.findall(r"`gatewright ([^`]+)`", said):
            ran = self.world.run(command + " --api api1" * ("--api" not in command))
            assert ran.status == 0, (said, command, ran)
        if status == 1:
            assert self._status(environment)[0] in (0, 3), (said, self._status(environment))
            self.touched = {each for each in self.touched if each[0] != environment}
            self.templates.pop(environment, None)

    def _can_be_deployed(self, environment: str) -> None:
        """Whatever the ledger says can be synthesized; always the same; with nothing that refers to nowhere."""
        if environment in self.templates:
            return
        template = self.world.template(environment)
        if not self.world.has_ledger and not isinstance(template, Mapping):
            assert [said.code.name for said in template if said.severity == "error"] == ["lost-ledger"]
            return
        assert isinstance(template, Mapping), template
        assert dangling(template) == set()
        self.templates[environment] = str(template)
