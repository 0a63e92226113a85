"""The ledger of releases."""

from gatewright.diagnostics.diagnostic import Code

LEDGER_CONFLICT = Code(
    "GW260",
    "ledger-conflict",
    """Two branches changed the releases, and nobody has put them together.

Keep what is deployed: take the side of the branch that is deployed as it is, without the lines of markers. Then run
`gatewright release`, which makes a release of what the other branch brings. Two releases that were made on two branches
are two deployments only if one was deployed before the other one was made.
""",
)

LEDGER_VERSION = Code(
    "GW261",
    "ledger-version",
    """The releases are written in a form that this version of Gatewright does not know.

A newer Gatewright wrote them. What it says by them may be lost on an older one, which would then deploy something else.
""",
)

NO_RELEASES = Code(
    "GW262",
    "no-releases",
    """An environment has no release.

Its stages have nothing to serve. Take the environment out of the file, so that it is deployed as if there were no file,
or let `gatewright release` make its first release.
""",
)

RELEASE_ORDER = Code(
    "GW263",
    "release-order",
    """The ids of releases do not rise.

Releases are listed from the oldest to the newest, and an id belongs to one of them for ever. If a merge brought the
same id twice, keep the release that is deployed, and let `gatewright release` make another one of the rest.
""",
)

UNKNOWN_RELEASE = Code(
    "GW264",
    "unknown-release",
    """A release that is not kept.

Only a release that is listed has a deployment. `gatewright releases` shows all of them. If a merge lost one that a
stage serves, take its line from the version before.
""",
)

CANARY_IS_BASE = Code(
    "GW265",
    "canary-is-base",
    """A canary of what the stage serves already.

Both sides would answer with the same API, so that nothing is tried. When a canary is over, the stage says
`canary: ended`.
""",
)

CANARY_BEFORE_BASE = Code(
    "GW266",
    "canary-before-base",
    """A canary of a release that is older than what the stage serves.

The two have most likely been swapped: most requests would get what is to be tried, and the share of the canary what has
proved itself. To go back to an older release, run `gatewright rollback`.
""",
)

LEDGER_ENVIRONMENT = Code(
    "GW267",
    "ledger-environment",
    """The releases are those of an environment that the spec does not declare.

Where the environment was renamed, rename it there too. Where it is gone, take it out. The releases of a spec that
declares no environments are under `default`.
""",
)

LEDGER_STAGE = Code(
    "GW268",
    "ledger-stage",
    """The releases are pinned to a stage that the spec does not have.

Where the stage was renamed, rename it there too: a stage without a line serves the newest release. Where it is gone,
take its line out.
""",
)

UNRELEASED_CHANGE = Code(
    "GW269",
    "unreleased-change",
    """The API is not what the newest release says.

Where releases are kept, each change of the API is a release, so that it is known what the stages serve and what they
can go back to. `gatewright why` shows all that is different, with its values. Run `gatewright release`, or undo the
change.
""",
)

NO_DEPLOYMENTS = Code(
    "GW280",
    "no-deployments",
    """Releases of an API that deploys by itself.

With `deploy: auto`, which is what HTTP APIs do when nothing is said, a change goes live as soon as it is made. There
are no deployments that a stage could go on to serve or go back to. With `deploy: explicit` there are.
""",
)

CANARY_CHOICE = Code(
    "GW281",
    "canary-choice",
    """A canary chooses something that is not on the list.

Where a backend leaves it to each stage which function or VPC link it uses, the canary's variables choose as the stage's
do: one of those that the backend lists, as it stands there.
""",
)

NO_CANARY_KIND = Code(
    "GW270",
    "no-canary-kind",
    """A canary of an API that is not a REST API.

API Gateway has canaries for the stages of REST APIs only. What does the same for HTTP and WebSocket APIs is a Lambda
alias with weights, or regions behind weighted records.
""",
)
