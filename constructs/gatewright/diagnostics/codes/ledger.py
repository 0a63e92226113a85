"""The ledger of releases."""

from gatewright.diagnostics.diagnostic import Code

LEDGER_CONFLICT = Code(
    "GW260",
    "ledger-conflict",
    """Two branches changed the releases, and the merge conflict is not resolved.

Keep what is deployed: take the side of the branch that is deployed as it is, without the conflict markers. Then run
`gatewright release`, which creates a release with the changes of the other branch. Two releases that were created on
two branches are two deployments only if one was deployed before the other was created.
""",
)

LEDGER_VERSION = Code(
    "GW261",
    "ledger-version",
    """The ledger has a format that this version of Gatewright does not know.

A newer Gatewright wrote it. An older version could miss some of its content and deploy something else.
""",
)

NO_RELEASES = Code(
    "GW262",
    "no-releases",
    """An environment has no release.

Its stages have nothing to serve. Remove the environment from the ledger, so that it is deployed as if there were no
ledger, or run `gatewright release` to create its first release.
""",
)

RELEASE_ORDER = Code(
    "GW263",
    "release-order",
    """The ids of releases do not increase.

Releases are listed from the oldest to the newest, and an id is never reused. If a merge brought the same id twice, keep
the release that is deployed, and run `gatewright release` to create another one for the rest.
""",
)

UNKNOWN_RELEASE = Code(
    "GW264",
    "unknown-release",
    """A release is not in the ledger.

Only a release in the ledger has a deployment. `gatewright releases` lists them. If a merge lost one that a stage
serves, restore its line from the previous version.
""",
)

CANARY_IS_BASE = Code(
    "GW265",
    "canary-is-base",
    """A canary serves the same release as its stage.

Both sides would return the same responses, so the canary tests nothing. After a canary is over, the stage has `canary:
ended`.
""",
)

CANARY_BEFORE_BASE = Code(
    "GW266",
    "canary-before-base",
    """A canary's release is older than the release of its stage.

The two have most likely been swapped: most requests would go to the new release, and the canary's share to the proven
one. To go back to an older release, run `gatewright rollback`.
""",
)

LEDGER_ENVIRONMENT = Code(
    "GW267",
    "ledger-environment",
    """The ledger has releases of an environment that the spec does not declare.

If the environment was renamed, rename it in the ledger too. If it was deleted, remove it from the ledger. The releases
of a spec without environments are under `default`.
""",
)

LEDGER_STAGE = Code(
    "GW268",
    "ledger-stage",
    """The ledger pins a release to a stage that the spec does not have.

If the stage was renamed, rename it in the ledger too: a stage without a line serves the newest release. If it was
deleted, remove its line.
""",
)

UNRELEASED_CHANGE = Code(
    "GW269",
    "unreleased-change",
    """The API differs from the newest release.

With a ledger, each change of the API is a release, so that every stage has a known release and can be rolled back.
`gatewright why` shows the differences with their values. Run `gatewright release`, or undo the change.
""",
)

NO_DEPLOYMENTS = Code(
    "GW280",
    "no-deployments",
    """An API with auto-deploy cannot have releases.

With `deploy: auto`, the default of HTTP APIs, a change goes live immediately. There are no deployments that a stage
could keep serving or roll back to. Write `deploy: explicit` to have deployments.
""",
)

CANARY_CHOICE = Code(
    "GW281",
    "canary-choice",
    """A canary chooses a value that the backend does not list.

If a backend lets each stage choose its function or VPC link, the canary's variables choose in the same way: they take
one of the values that the backend lists, spelled as it is there.
""",
)

NO_CANARY_KIND = Code(
    "GW270",
    "no-canary-kind",
    """A canary needs a REST API.

API Gateway supports canaries for stages of REST APIs only. For HTTP and WebSocket APIs use a weighted Lambda alias, or
several Regions with weighted DNS records.
""",
)
