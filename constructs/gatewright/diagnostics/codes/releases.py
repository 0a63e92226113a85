"""Releases."""

from gatewright.diagnostics.diagnostic import Code, Severity

SERVED_NEEDS = Code(
    "GW279",
    "served-needs",
    """A stage serves a release that needs what is not there any more.

A deployment freezes the API, but nothing that the API calls. So the stack keeps the functions, roles and permissions of
every release that a stage serves, also if the spec does not have them any more. It cannot keep a function whose code is
gone: restore the folder until no stage serves that release.
""",
)

NEEDS_UNKNOWN = Code(
    "GW208",
    "needs-unknown",
    """A stage serves a release whose file is missing.

The file of a release says which functions, roles and permissions its API needs, so that the stack keeps them if the
spec no longer has them. Without it, the stack keeps only what the spec has. An older version of Gatewright stored less,
so this ends with the next release. Otherwise restore the file from git.
""",
    Severity.WARNING,
)

SERVED_VARIABLE = Code(
    "GW233",
    "served-variable",
    """A stage serves a release that uses a stage variable which the stage does not have.

Stage variables follow the spec at once, for all releases. A request to a route that uses the variable fails. Keep the
variable in the spec until the stage no longer serves that release.
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

NOT_DEPLOYED = Code(
    "GW210",
    "not-deployed",
    """The release is not known to be deployed.

Two deployments that one stack update creates contain the same API. So a release must be deployed before the next one
is made, unless the next one takes its place. And only a deployed release can be rolled back to. Commands that see AWS
record what is deployed there, and `gatewright release --stack NAME` looks before it makes the next one.
""",
)

FIX_CONFLICT = Code(
    "GW209",
    "fix-conflict",
    """A fix and the canary change the same part of the API.

`release --fix` gives clients the base of the stage with what the spec has beyond the canary. Where both change the same
part, only people can say what is wanted. Abort the canary, put its change aside, and release the spec with the fix
alone.
""",
)

GIVEN_UP = Code(
    "GW207",
    "given-up",
    """The release was given up on this stage.

Its trial was aborted, or the stage was rolled back from it. To serve it all the same, say so.
""",
)
