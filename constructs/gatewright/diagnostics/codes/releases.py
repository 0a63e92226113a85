"""Releases."""

from gatewright.diagnostics.diagnostic import Code, Severity

SERVED_NEEDS = Code(
    "GW279",
    "served-needs",
    """A stage serves a release that calls what the newest release does not.

A deployment freezes the API, and nothing of what the API calls. Functions, their roles and the permission to call them
follow the spec at once, for all releases. So a function that only an older release calls stays declared in the spec
until no stage serves that release, whether that is for a canary or after a rollback.
""",
    Severity.WARNING,
)

NOT_RELEASED = Code(
    "GW271",
    "not-released",
    """There are no releases.

What was never released cannot be promoted or taken back: without releases, all stages serve what the spec says. Run
`gatewright release` to begin.
""",
)

FIRST_CANARY = Code(
    "GW272",
    "first-canary",
    """A canary of something that serves nothing yet.

A canary takes a share of the requests from a deployment that is there already. Two deployments which are made by one
update of the stack would both be what the API is at that moment. So the first release of an environment, and of a
stage, is for all requests: release and deploy it, then try the next one.
""",
)

CANARY_ACTIVE = Code(
    "GW273",
    "canary-active",
    """Another release while a canary is active.

A stage has one canary, and what it serves otherwise changes only when the canary ends. So end it first: with
`gatewright promote` if it is good, with `gatewright abort` if it is not. `gatewright share` changes its share.
""",
)

NO_CANARY = Code(
    "GW274",
    "no-canary",
    """There is no canary to promote, to end or to give another share.

A canary begins with `gatewright release --canary PERCENT`. `gatewright releases` shows what each stage serves.
""",
)

NOTHING_TO_TRY = Code(
    "GW275",
    "nothing-to-try",
    """A canary of the API that the stage serves already.

Both sides would answer with the same. A canary begins with a change.
""",
)

CANARY_VARIABLES = Code(
    "GW276",
    "canary-variables",
    """The canary was tried with other stage variables than the stage has.

What was tried is the release together with its variables. Promoted without them it would be something else. Write them
under the stage's `variables` in the spec and promote then: one deployment brings both.
""",
)

NO_EARLIER_RELEASE = Code(
    "GW277",
    "no-earlier-release",
    """There is no earlier release to go back to.

Only releases that are kept have a deployment. `gatewright releases` shows them.
""",
)

WHICH_STAGE = Code(
    "GW278",
    "which-stage",
    """There are several stages, or not this one.

Going back changes what callers get, so it says which stage is meant. Name it with `--stage`, which may be given several
times.
""",
)
