"""Releases."""

from gatewright.diagnostics.diagnostic import Code, Severity

SERVED_NEEDS = Code(
    "GW279",
    "served-needs",
    """A stage serves a release that calls a function that the spec no longer has or calls.

A deployment freezes the API, but nothing that the API calls. Functions, their roles and their invoke permissions follow
the spec at once, for all releases. So keep a function that only an older release calls in the spec until no stage
serves that release, as its base or after a rollback.
""",
    Severity.WARNING,
)

NOT_RELEASED = Code(
    "GW271",
    "not-released",
    """There are no releases.

Without releases, all stages serve the current spec, so there is nothing to promote or roll back to. Run `gatewright
release` to create the first release.
""",
)

FIRST_CANARY = Code(
    "GW272",
    "first-canary",
    """A canary needs a stage that already serves a release.

A canary takes a percentage of the requests from a deployment that exists. Two deployments that are created by one stack
update would both contain the same API. So the first release of an environment, and of a stage, gets all requests:
release and deploy it, then try the next one.
""",
)

CANARY_ACTIVE = Code(
    "GW273",
    "canary-active",
    """A canary is active already.

A stage has one canary, and its base release changes only when the canary ends. End it first: with `gatewright promote`
if it is good, with `gatewright abort` if it is not. `gatewright share` changes its traffic percentage.
""",
)

NO_CANARY = Code(
    "GW274",
    "no-canary",
    """There is no canary to promote, abort or change.

A canary begins with `gatewright release --canary PERCENT`. `gatewright releases` shows what each stage serves.
""",
)

NOTHING_TO_TRY = Code(
    "GW275",
    "nothing-to-try",
    """A canary would serve the same API as its stage.

Both sides would return the same responses. A canary begins with a change.
""",
)

CANARY_VARIABLES = Code(
    "GW276",
    "canary-variables",
    """The canary ran with other stage variables than the stage has.

The canary tested the release together with its variables. Promoting it without them would change its behavior. Write
them under the stage's `variables` in the spec and then promote: one deployment contains both.
""",
)

NO_EARLIER_RELEASE = Code(
    "GW277",
    "no-earlier-release",
    """There is no earlier release to roll back to.

Only releases in the ledger have a deployment. `gatewright releases` lists them.
""",
)

WHICH_STAGE = Code(
    "GW278",
    "which-stage",
    """The stage must be named: there are several stages, or none with this name.

A rollback changes what clients receive, so it needs the stage. Pass it as `--stage`, which can be repeated.
""",
)
